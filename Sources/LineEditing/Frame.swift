/// What the editor shows: rows of cells and the place of the cursor.
///
/// A pure value, made from texts and the size of the terminal; ``Screen`` brings it there.
struct Frame: Equatable {
  /// One row; never wider than the terminal.
  struct Row: Equatable {
    var cells: [Cell] = []
    var width = 0

    mutating func append(_ cell: Cell) {
      cells.append(cell)
      width += cell.width
    }
  }

  /// At least one row, at most the terminal's.
  private(set) var rows: [Row]
  private(set) var cursorRow: Int
  /// Below the terminal's columns.
  private(set) var cursorColumn: Int

  /// Lays cells out in rows of at most `columns`, with the cursor on the cell of that number or behind the last.
  ///
  /// A row that is full is followed by another, so that the cursor always has a column of its own. A break
  /// begins a row that is set in by `indent`, where half the columns or more remain.
  init(_ cells: [Cell], cursor: Int, columns: Int, indent: Int = 0) {
    let columns = max(1, columns)
    let margin = Row.margin(indent * 2 <= columns ? indent : 0)
    rows = [Row()]
    (cursorRow, cursorColumn) = (0, 0)
    for (number, cell) in cells.enumerated() {
      let cell = cell.fitted(to: columns)
      if last.width + cell.width > columns { rows.append(Row()) }
      if number == cursor { markCursor() }
      if cell.isBreak {
        rows.append(margin)
      } else {
        rows[rows.count - 1].append(cell)
        if last.width == columns { rows.append(Row()) }
      }
    }
    if cursor >= cells.count { markCursor() }
  }

  private var last: Row { rows[rows.count - 1] }

  private mutating func markCursor() { (cursorRow, cursorColumn) = (rows.count - 1, last.width) }

  /// Puts the part of a menu that fits below the rows, and cuts the rows to a window around the cursor when all
  /// together are higher than the terminal. The menu gets at least a third of it, rounded down, but never all.
  mutating func fit(_ menu: [Row], showing chosen: Int, lines: Int) {
    let lines = max(1, lines)
    let below = min(menu.count, max(lines - rows.count, lines / 3))
    let above = min(rows.count, lines - below)
    let top = Self.window(of: above, around: cursorRow, in: rows.count)
    rows = Array(rows[top..<top + above])
    cursorRow -= top
    let first = Self.window(of: below, around: chosen, in: menu.count)
    rows += menu[first..<first + below]
  }

  /// The first of `size` neighbours among `count` that have `place` in their middle, as far as there are so many.
  private static func window(of size: Int, around place: Int, in count: Int) -> Int {
    max(0, min(place - size / 2, count - size))
  }
}

extension Frame.Row {
  /// An empty row that begins behind so many columns.
  static func margin(_ columns: Int) -> Frame.Row {
    var row = Frame.Row()
    for cell in Cell.cells(String(repeating: " ", count: columns), .plain) { row.append(cell) }
    return row
  }

  /// As much of the cells as fits in one row.
  init(_ cells: [Cell], clippedTo columns: Int) {
    for cell in cells where !cell.isBreak {
      if width + cell.width > columns { break }
      append(cell)
    }
  }

  /// The row, from 0, in which a column lands when a terminal of another width breaks this row anew; the last one
  /// for a column behind the cells.
  func reflowed(to columns: Int, column: Int = .max) -> Int {
    var row = 0
    var used = 0
    var place = 0
    for cell in cells {
      if used + cell.width > columns { (row, used) = (row + 1, 0) }
      if place >= column { break }
      used += cell.width
      place += cell.width
    }
    return row
  }
}
