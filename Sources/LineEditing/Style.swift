import TerminalUI

/// How a cell looks: the parameters of its SGR sequence, in the terminal's own sixteen colours.
struct Style: Equatable {
  let parameters: String

  static let plain = Style(parameters: "")
  static let prompt = Style(parameters: "1")
  /// Faint is legible on light and dark grounds alike, which bright black is not.
  static let faint = Style(parameters: "2")
  static let chosen = Style(parameters: "7")

  /// The style of a role, in colours that usual themes keep legible; without colours by weight and underline alone.
  static func role(_ role: HighlightRole, styling: TerminalSettings.Styling) -> Style {
    let (coloured, plain) =
      switch role {
      case .verb: ("1;32", "1")
      case .unknownVerb: ("31", "4")
      case .kind: ("1;36", "")
      case .name: ("", "")
      case .keyword: ("35", "")
      case .attribute: ("36", "")
      case .value: ("33", "")
      case .string: ("33", "")
      case .comment: ("2", "2")
      case .error: ("4;31", "4")
      }
    return switch styling {
    case .none: .plain
    case .monochrome: Style(parameters: plain)
    case .sixteenColours: Style(parameters: coloured)
    }
  }

  /// The sequence that selects the style, whatever stood before.
  var sequence: String { parameters.isEmpty ? "\u{1B}[0m" : "\u{1B}[0;\(parameters)m" }
}
