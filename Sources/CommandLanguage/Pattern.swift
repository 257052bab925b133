/// The form of a command's words, from which reader, highlighting, completion and help are made.
public indirect enum Pattern: Sendable, Hashable {
  /// A fixed word such as `in` or `->`.
  case keyword(String)
  /// A place for a value, bound under its label; the label in capitals is what help shows.
  case slot(String, Slot)
  /// One after the other.
  case sequence([Pattern])
  /// Once or not at all.
  case optional(Pattern)
  /// The first that fits.
  case choice([Pattern])
  /// `key=value` words, as many as there are; `key+=value` and `key-=value` where changes are allowed.
  case attributes(changes: Bool)
  /// All words that are left, at least one, bound under the label.
  case rest(String, Slot)

  /// The form as help shows it: `KIND NAME [in PARENT] [key=value ...]`.
  public var synopsis: String {
    switch self {
    case .keyword(let word): word
    case .slot(let label, .word(let words)) where words.count <= 6: words.isEmpty ? label : words.joined(separator: "|")
    case .slot(let label, _): label
    case .sequence(let parts): parts.map(\.synopsis).filter { !$0.isEmpty }.joined(separator: " ")
    case .optional(let part): "[" + part.synopsis + "]"
    case .choice(let parts): parts.map(\.synopsis).joined(separator: " | ")
    case .attributes(let changes): changes ? "key=value | key+=value | key-=value ..." : "[key=value ...]"
    case .rest(let label, _): label + " ..."
    }
  }

  /// The places for values with their labels, in order.
  public var slots: [(label: String, slot: Slot)] {
    switch self {
    case .slot(let label, let slot), .rest(let label, let slot): [(label, slot)]
    case .sequence(let parts), .choice(let parts): parts.flatMap(\.slots)
    case .optional(let part): part.slots
    case .keyword, .attributes: []
    }
  }

  /// No words at all.
  public static let empty = Pattern.sequence([])
}

extension Pattern: ExpressibleByArrayLiteral, ExpressibleByStringLiteral {
  /// A sequence, written as `["in", .slot("PARENT", .name(kinds: []))]`.
  public init(arrayLiteral elements: Pattern...) { self = .sequence(elements) }
  /// A keyword, written as the word itself.
  public init(stringLiteral word: String) { self = .keyword(word) }
}
