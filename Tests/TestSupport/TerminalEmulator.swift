import Foundation

/// A terminal without a screen: what xterm and tmux do with the sequences that this program writes.
///
/// Widths are the C library's, as in tmux, and so independent of the program's own table. What it does not know
/// is noted in ``unknown``.
public struct TerminalEmulator {
  /// A column: a base with its combining marks, the right half of a wide one, or nothing.
  struct Cell: Equatable {
    var text = " "
    var width = 1
    var isFaint = false
    var isWritten = false
  }

  struct Row: Equatable {
    var cells: [Cell]
    /// Whether the text goes on in the next row without a line end.
    var isWrapped = false

    init(columns: Int) { cells = Array(repeating: Cell(), count: columns) }
    var used: Int { (cells.lastIndex(where: \.isWritten) ?? -1) + 1 }
  }

  /// The width in cells.
  public private(set) var columns: Int
  /// The height in cells.
  public private(set) var lines: Int
  /// The cursor's row, from 0.
  public internal(set) var cursorRow = 0
  /// The cursor's column, from 0.
  public internal(set) var cursorColumn = 0
  /// Whether the last column was written and the next character goes to the next row.
  var wrapsNext = false
  var rows: [Row]
  /// Rows that have left at the top.
  var past: [Row] = []
  /// Private modes that are set, such as 2004.
  public internal(set) var modes: Set<Int> = [7, 25]
  /// Sequences that the emulator does not know.
  public internal(set) var unknown: [String] = []
  /// How often the bell rang.
  public internal(set) var bells = 0
  var isFaint = false
  var waiting: [UInt8] = []

  /// An empty terminal.
  public init(columns: Int = 80, lines: Int = 24) {
    setlocale(LC_CTYPE, "C.UTF-8")
    (self.columns, self.lines) = (columns, lines)
    rows = Array(repeating: Row(columns: columns), count: lines)
  }

  /// The rows as text, without the spaces at their ends.
  public var screen: [String] { rows.map { Self.text($0, faint: true) } }

  /// The rows as text, faint cells (suggestions) left out.
  public var screenWithoutFaint: [String] { rows.map { Self.text($0, faint: false) } }

  /// Everything that was ever shown: rows that have left at the top, then the screen.
  public var transcript: [String] { (past + rows).map { Self.text($0, faint: true) } }

  private static func text(_ row: Row, faint: Bool) -> String {
    var text = row.cells.map { $0.isFaint && !faint ? String(repeating: " ", count: $0.width) : $0.text }.joined()
    while text.hasSuffix(" ") { text.removeLast() }
    return text
  }

  /// Gives the terminal another size. Rows are broken anew as tmux does it: at the bottom blank rows go first,
  /// at the top rows go to the past and come back from it.
  public mutating func resize(columns new: Int, lines newLines: Int) {
    wrapsNext = false
    if newLines < lines {
      while rows.count > newLines, rows.count - 1 > cursorRow, rows[rows.count - 1].used == 0 { rows.removeLast() }
      while rows.count > newLines {
        past.append(rows.removeFirst())
        cursorRow = max(0, cursorRow - 1)
      }
    } else {
      while rows.count < newLines, let row = past.popLast() {
        rows.insert(row, at: 0)
        cursorRow += 1
      }
      while rows.count < newLines { rows.append(Row(columns: columns)) }
    }
    lines = newLines
    guard new != columns else { return }
    reflow(to: new)
  }

  private mutating func reflow(to new: Int) {
    let all = past + rows
    let cursor = past.count + cursorRow
    var result: [Row] = []
    var place = (row: 0, column: cursorColumn)
    var index = 0
    while index < all.count {
      var cells: [Cell] = []
      var offset: Int?
      repeat {
        let row = all[index]
        let used = row.isWrapped ? max(row.used, 1) : row.used
        if index == cursor { offset = cursorColumn < used ? cells.count + cursorColumn : .max }
        cells += row.cells.prefix(used)
        index += 1
      } while index < all.count && all[index - 1].isWrapped
      let start = result.count
      var row = Row(columns: new)
      var column = 0
      for (number, cell) in cells.enumerated() where cell.width > 0 {
        if column + cell.width > new {
          row.isWrapped = true
          result.append(row)
          row = Row(columns: new)
          column = 0
        }
        if number == offset { place = (result.count, column) }
        if column + cell.width <= new {
          row.cells[column] = cell
          if cell.width == 2 {
            row.cells[column + 1] = Cell(text: "", width: 0, isFaint: cell.isFaint, isWritten: true)
          }
        }
        column += cell.width
      }
      result.append(row)
      if let offset, offset == .max {
        let single = result.count - 1 == start
        place = (result.count - 1, min(new - 1, single ? max(column, cursorColumn) : column))
      }
    }
    while result.count < lines { result.append(Row(columns: new)) }
    columns = new
    past = Array(result.dropLast(lines))
    rows = Array(result.suffix(lines))
    cursorRow = max(0, place.row - past.count)
    cursorColumn = place.row >= past.count ? place.column : 0
  }
}
