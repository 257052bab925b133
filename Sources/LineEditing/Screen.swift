/// What to write so that a terminal shows frames: each goes over the one before, in one piece.
struct Screen {
  private var shown: Frame?
  /// The size for which the shown frame was made.
  private var size = TerminalSize(columns: 0, lines: 0)

  /// Shows a frame made for a size; nothing is to be written when it is already there.
  mutating func show(_ frame: Frame, for size: TerminalSize) -> String {
    guard frame != shown || size != self.size else { return "" }
    var text = Self.begin + rewind(to: size) + Self.text(of: frame, columns: size.columns)
    if let shown, size == self.size, shown.rows.count > frame.rows.count {
      // In the last column of a full row an erasure would take the last cell with it.
      text += frame.rows.last?.width == size.columns ? "\r\n\u{1B}[J\u{1B}[A" : "\u{1B}[J"
    }
    let below = frame.rows.count - 1 - frame.cursorRow
    text += (below > 0 ? "\u{1B}[\(below)A" : "") + "\r"
    text += frame.cursorColumn > 0 ? "\u{1B}[\(frame.cursorColumn)C" : ""
    (shown, self.size) = (frame, size)
    return text + Self.finish
  }

  /// Leaves the rows of a frame, however high, on the terminal, and the cursor at the start of the row below.
  mutating func finish(_ frame: Frame, for size: TerminalSize) -> String {
    var text = Self.begin + rewind(to: size) + "\u{1B}[J" + Self.text(of: frame, columns: size.columns)
    // The row after a full one, made for the cursor, is the row below already.
    text += frame.rows.count > 1 && frame.rows.last?.width == 0 ? "" : "\r\n"
    shown = nil
    return text + Self.finish
  }

  /// Begins anew at the top of an empty terminal.
  mutating func clear() -> String {
    shown = nil
    return "\u{1B}[H\u{1B}[2J"
  }

  /// Begins anew on the row on which the cursor stands.
  mutating func forget() { shown = nil }

  /// The way to the first column of the first row shown.
  private func rewind(to size: TerminalSize) -> String {
    guard let shown else { return "\r\u{1B}[J" }
    guard size != self.size else { return Self.up(shown.cursorRow) + "\r" }
    // The terminal has broken the rows anew, and the part below the cursor is nobody's; draw all of it again.
    let above = shown.rows[..<shown.cursorRow].reduce(0) { $0 + 1 + $1.reflowed(to: size.columns) }
    let own = shown.rows[shown.cursorRow].reflowed(to: size.columns, column: shown.cursorColumn)
    return Self.up(above + own) + "\r\u{1B}[J"
  }

  private static func up(_ rows: Int) -> String { rows > 0 ? "\u{1B}[\(rows)A" : "" }

  private static func text(of frame: Frame, columns: Int) -> String {
    frame.rows.map { row in
      var text = ""
      var style = Style.plain
      for cell in row.cells {
        if cell.style != style { text += cell.style.sequence }
        style = cell.style
        text += cell.form
      }
      if row.width == columns, let last = row.cells.last, last.form.unicodeScalars.count > 1 {
        // Without wrapping, tmux puts a mark in the last column on the character before.
        text.removeLast(last.form.count)
        text += Self.wrapping + last.form + Self.notWrapping
      }
      if style != .plain { text += Style.plain.sequence }
      // A full row needs no erasure, and in its last column one would take the last cell with it.
      return row.width < columns ? text + "\u{1B}[K" : text
    }.joined(separator: "\r\n")
  }

  /// Synchronised output and a hidden cursor: no terminal shows half a frame. No wrapping either: tmux tells of a new
  /// size up to a quarter of a second late, and rows drawn for the old one must not become more rows meanwhile.
  private static let begin = "\u{1B}[?2026h\u{1B}[?25l" + notWrapping
  private static let finish = wrapping + "\u{1B}[?25h\u{1B}[?2026l"
  private static let wrapping = "\u{1B}[?7h"
  private static let notWrapping = "\u{1B}[?7l"
}
