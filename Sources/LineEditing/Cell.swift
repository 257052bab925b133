import TerminalUI

/// A grapheme as it is drawn: its terminal form, the cells it takes, its style.
struct Cell: Equatable {
  var form: String
  var width: Int
  var style: Style
  /// Whether it begins a new row instead of being drawn.
  var isBreak: Bool

  init(_ character: Character, _ style: Style) {
    isBreak = character == "\n"
    form = isBreak ? "" : character.terminalForm
    width = form.cellWidth
    self.style = style
  }

  static func cells(_ text: some StringProtocol, _ style: Style) -> [Cell] { text.map { Cell($0, style) } }

  /// The cell for a terminal of so few columns; what is wider than the whole of it shrinks to one.
  func fitted(to columns: Int) -> Cell {
    guard width > columns else { return self }
    var small = self
    (small.form, small.width) = ("\u{FFFD}", 1)
    return small
  }
}
