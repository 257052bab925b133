public import Markdown

/// How a stretch of text looks: what it is to the reader, and how strongly it is said.
public struct TextStyle: Sendable, Hashable {
  /// Stress and kind, which may come together.
  public struct Traits: OptionSet, Sendable, Hashable {
    /// The traits' bits.
    public let rawValue: UInt8

    /// Creates traits from their bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Stressed text.
    public static let emphasis = Traits(rawValue: 1)
    /// Strongly stressed text.
    public static let strong = Traits(rawValue: 2)
    /// Text to be read to the letter.
    public static let code = Traits(rawValue: 4)
    /// A link.
    public static let link = Traits(rawValue: 8)
  }

  /// The text's meaning, if it has one of its own.
  public var role: Role?
  /// Its stress and kind.
  public var traits: Traits

  /// Creates a style; without arguments that of running text.
  public init(_ role: Role? = nil, _ traits: Traits = []) { (self.role, self.traits) = (role, traits) }

  /// `text` with the escape sequences of this style around it, as far as `styling` allows any.
  public func applied(to text: String, _ styling: TerminalSettings.Styling) -> String {
    let codes = codes(styling)
    return codes.isEmpty || text.isEmpty ? text : "\u{1B}[\(codes.joined(separator: ";"))m\(text)\u{1B}[0m"
  }

  /// The parameters of SGR, the terminal's sequence for looks (ECMA-48, section 8.3.117).
  private func codes(_ styling: TerminalSettings.Styling) -> [String] {
    guard styling != .none else { return [] }
    var codes: [String] = []
    if traits.contains(.strong) || role == .title { codes.append("1") }
    if role == .muted { codes.append("2") }
    if traits.contains(.emphasis) { codes.append("3") }
    if traits.contains(.link) { codes.append("4") }
    if styling == .sixteenColours, let colour { codes.append(colour) }
    return codes
  }

  /// None of these is the background's on usual themes; blue and the two blacks are left out as hard to read.
  private var colour: String? {
    switch role {
    case .good: "32"
    case .bad: "31"
    case .warning: "33"
    case .note: "35"
    case .command: "36"
    case .muted, .title, nil: traits.contains(.code) ? "36" : nil
    }
  }
}
