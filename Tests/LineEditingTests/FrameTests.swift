import TestSupport
import Testing

@testable import LineEditing

@Suite struct FrameTests {
  private func texts(_ frame: Frame) -> [String] { frame.rows.map { $0.cells.map(\.form).joined() } }

  @Test(
    arguments: [
      // text, cursor, columns, rows, row and column of the cursor
      ("", 0, 10, [""], 0, 0), ("abc", 3, 10, ["abc"], 0, 3), ("abcde", 5, 5, ["abcde", ""], 1, 0),
      ("abcde", 4, 5, ["abcde", ""], 0, 4), ("abcd가", 4, 5, ["abcd", "가"], 1, 0), ("가나다", 2, 5, ["가나", "다"], 1, 0),
      ("가나다", 1, 1, ["\u{FFFD}", "\u{FFFD}", "\u{FFFD}", ""], 1, 0), ("a\u{1B}b", 2, 10, ["a^[b"], 0, 3),
      ("🇰🇷👍🏽", 1, 10, ["KR👍"], 0, 2), ("ab\ncd", 3, 10, ["ab", " cd"], 1, 1), ("ab\ncd", 2, 10, ["ab", " cd"], 0, 2),
      ("abcde\nf", 6, 5, ["abcde", "", " f"], 2, 1),
    ] as [(String, Int, Int, [String], Int, Int)])
  func `cells are laid out row by row`(
    text: String, cursor: Int, columns: Int, rows: [String], row: Int, column: Int
  ) {
    let frame = Frame(Cell.cells(text, .plain), cursor: cursor, columns: columns, indent: 1)
    #expect(texts(frame) == rows)
    #expect((frame.cursorRow, frame.cursorColumn) == (row, column))
  }

  @Test func `any frame fits its terminal and shows the cursor's cell under the cursor`() {
    var random = SplitMix(state: 3)
    let alphabet: [Character] = ["a", "가", "漢", "\t", "\n", "👨‍👩‍👧", "🇰🇷", "e\u{301}", "\u{301}", "\u{1FAE8}", " "]
    for _ in 0..<3000 {
      let text = String(
        (0..<Int.random(in: 0...60, using: &random)).map { _ in alphabet.randomElement(using: &random) ?? " " })
      let cursor = Int.random(in: 0...text.count, using: &random)
      let columns = Int.random(in: 1...20, using: &random)
      let lines = Int.random(in: 1...8, using: &random)
      let cells = Cell.cells(text, .plain)
      var frame = Frame(cells, cursor: cursor, columns: columns, indent: 2)
      let menu = (0..<Int.random(in: 0...5, using: &random)).map {
        Frame.Row(Cell.cells("m\($0)", .plain), clippedTo: columns)
      }
      let chosen = menu.isEmpty ? 0 : Int.random(in: 0..<menu.count, using: &random)
      frame.fit(menu, showing: chosen, lines: lines)
      #expect((1...lines).contains(frame.rows.count))
      for row in frame.rows {
        #expect(row.width <= columns)
        #expect(row.width == row.cells.map(\.width).reduce(0, +))
      }
      #expect((0..<frame.rows.count).contains(frame.cursorRow) && (0..<columns).contains(frame.cursorColumn))
      if cursor < cells.count, !cells[cursor].isBreak {
        var rest = frame.rows[frame.cursorRow].cells[...]
        var column = 0
        while column < frame.cursorColumn, let cell = rest.popFirst() { column += cell.width }
        #expect(rest.first == cells[cursor].fitted(to: columns))
      }
      if lines >= 3, !menu.isEmpty {
        #expect(frame.rows.contains(menu[chosen]), "the chosen candidate is among the rows shown")
      }
    }
  }

  @Test func `a row that a narrower terminal breaks anew is found again`() {
    let row = Frame.Row(Cell.cells("ab가나다cd", .plain), clippedTo: 20)
    #expect(row.reflowed(to: 20) == 0)
    #expect(row.reflowed(to: 5) == 2)  // ab가|나다c|d would need 5 and 5: "ab가" "나다c" "d"
    #expect(row.reflowed(to: 5, column: 0) == 0)
    #expect(row.reflowed(to: 5, column: 4) == 1)
    #expect(row.reflowed(to: 5, column: 9) == 2)
    #expect(row.reflowed(to: 5, column: 10) == 2)
    #expect(Frame.Row().reflowed(to: 5) == 0)
  }
}
