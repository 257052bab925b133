import TestSupport
import Testing

@testable import LineEditing

@Suite struct ScreenTests {
  private func frame(_ text: String, cursor: Int? = nil, columns: Int, lines: Int, menu: [String] = []) -> Frame {
    var frame = Frame(Cell.cells(text, .plain), cursor: cursor ?? text.count, columns: columns)
    frame.fit(menu.map { Frame.Row(Cell.cells($0, .plain), clippedTo: columns) }, showing: 0, lines: lines)
    return frame
  }

  private func feed(_ text: String, to emulator: inout TerminalEmulator) { emulator.feed(Array(text.utf8)) }

  /// Once, a frame after a resize began with the erasure of rows of the old frame below it: on a terminal of one
  /// line that scrolled the new frame away, when its row was full.
  @Test func `a full row survives a resize to one line`() {
    var screen = Screen()
    var emulator = TerminalEmulator(columns: 10, lines: 4)
    feed(
      screen.show(frame("abcdefghijklmnop", columns: 10, lines: 4), for: .init(columns: 10, lines: 4)), to: &emulator)
    #expect(emulator.screen == ["abcdefghij", "klmnop", "", ""])
    emulator.resize(columns: 5, lines: 1)
    let size = TerminalSize(columns: 5, lines: 1)
    feed(screen.show(frame("abcdefghijklmnop", cursor: 0, columns: 5, lines: 1), for: size), to: &emulator)
    #expect(emulator.screen == ["abcde"])
  }

  @Test func `whatever was shown before, a frame is shown as it is`() {
    var random = SplitMix(state: 11)
    let alphabet = ["a", "b", "가", "漢", "👨‍👩‍👧", "🇰🇷", "\n", " "]
    func text(_ count: Int) -> String { (0..<count).map { _ in alphabet.randomElement(using: &random) ?? "" }.joined() }
    for _ in 0..<200 {
      var size = TerminalSize(
        columns: Int.random(in: 1...12, using: &random), lines: Int.random(in: 1...6, using: &random))
      var emulator = TerminalEmulator(columns: size.columns, lines: size.lines)
      var screen = Screen()
      for _ in 0..<10 {
        if Int.random(in: 0..<4, using: &random) == 0 {
          size = TerminalSize(
            columns: Int.random(in: 1...12, using: &random), lines: Int.random(in: 1...6, using: &random))
          emulator.resize(columns: size.columns, lines: size.lines)
        }
        let line = text(Int.random(in: 0...20, using: &random))
        let cursor = Int.random(in: 0...line.count, using: &random)
        let menu = (0..<Int.random(in: 0...3, using: &random)).map { _ in text(4) }
        let wanted = frame(line, cursor: cursor, columns: size.columns, lines: size.lines, menu: menu)
        feed(screen.show(wanted, for: size), to: &emulator)
        let top = emulator.cursorRow - wanted.cursorRow
        #expect(emulator.cursorColumn == wanted.cursorColumn)
        #expect(top >= 0)
        let rows = wanted.rows.map { row in
          String(row.cells.map(\.form).joined().reversed().drop { $0 == " " }.reversed())
        }
        #expect(Array(emulator.screen.dropFirst(top).prefix(rows.count)) == rows)
        #expect(emulator.screen.dropFirst(top + rows.count).allSatisfy { $0.isEmpty })
        let again = screen.show(wanted, for: size)
        #expect(again == "", "what is there already is not written again")
      }
    }
  }

  @Test func `a line that is left stays whole, however high, with the next row free`() {
    var screen = Screen()
    var emulator = TerminalEmulator(columns: 4, lines: 3)
    let size = TerminalSize(columns: 4, lines: 3)
    let line = "가나다라마바사아"
    feed(screen.show(frame(line, columns: 4, lines: 3), for: size), to: &emulator)
    #expect(emulator.screen == ["다라", "마바", "사아"] || emulator.screen == ["마바", "사아", ""])
    feed(screen.finish(Frame(Cell.cells(line, .plain), cursor: 0, columns: 4), for: size), to: &emulator)
    #expect(emulator.transcript.suffix(5) == ["가나", "다라", "마바", "사아", ""])
    #expect((emulator.cursorRow, emulator.cursorColumn) == (2, 0))
  }
}
