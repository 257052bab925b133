/// A stretch of text within a block.
public indirect enum Inline: Sendable, Hashable {
  /// Plain text, without line breaks that mean anything.
  case text(String)
  /// Stressed text.
  case emphasis([Inline])
  /// Strongly stressed text.
  case strong([Inline])
  /// Text to be read to the letter: a name, a command, a value.
  case code(String)
  /// A link's text and where it leads.
  case link([Inline], destination: String)
  /// A line break that the author asked for.
  case lineBreak
  /// How much of something is done, drawn as a bar where that can be seen.
  case progress(done: Int, of: Int)
  /// Text with a meaning of its own.
  case styled(Role, [Inline])

  /// The words alone, without any style; a line break is a newline, a link its text.
  public var plainText: String {
    switch self {
    case .text(let text), .code(let text): text
    case .emphasis(let inlines), .strong(let inlines), .link(let inlines, _), .styled(_, let inlines):
      inlines.plainText
    case .lineBreak: "\n"
    case .progress(let done, let total): "\(done)/\(total)"
    }
  }
}

extension Inline: ExpressibleByStringInterpolation {
  /// Creates plain text.
  public init(stringLiteral text: String) { self = .text(text) }
}

extension Inline {
  /// Text in a role.
  public static func styled(_ role: Role, _ text: String) -> Inline { .styled(role, [Inline](text)) }
}

extension [Inline] {
  /// Reads a message's text, in which only backquotes mean something: `` `web-a` `` is code.
  ///
  /// Names that learners choose can therefore never be taken for markup.
  public init(_ text: String) {
    self = []
    var rest = text[...]
    while let open = rest.firstIndex(of: "`") {
      let inside = rest.index(after: open)
      guard let close = rest[inside...].firstIndex(of: "`"), close > inside else { break }
      if open > rest.startIndex { append(.text(String(rest[..<open]))) }
      append(.code(String(rest[inside..<close])))
      rest = rest[rest.index(after: close)...]
    }
    if !rest.isEmpty { append(.text(String(rest))) }
  }

  /// The words alone, without any style.
  public var plainText: String { map(\.plainText).joined() }
}
