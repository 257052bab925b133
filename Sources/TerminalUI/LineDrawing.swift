/// The characters of rules, boxes and signs, and what stands for them where only ASCII is drawn.
enum LineDrawing {
  private static let ascii: [Character: Character] = [
    "─": "-", "│": "|", "┌": "+", "┐": "+", "└": "+", "┘": "+", "├": "+", "┤": "+", "┬": "+", "┴": "+", "┼": "+",
    "═": "=", "║": "|", "╔": "+", "╗": "+", "╚": "+", "╝": "+", "╠": "+", "╣": "+", "╦": "+", "╩": "+", "╬": "+",
    "╌": "-", "╎": "|", "╭": "+", "╮": "+", "╰": "+", "╯": "+",
    "▲": "^", "►": ">", "▼": "v", "◄": "<", "✓": "+", "✗": "x", "•": "-", "�": "?",
  ]

  /// The ASCII character for `character`, or itself where it draws nothing.
  static func ascii(_ character: Character) -> Character { ascii[character] ?? character }
}
