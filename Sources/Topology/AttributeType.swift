public import Localization

/// What values an attribute takes: read, completed, explained and printed by this one description.
public indirect enum AttributeType: Sendable, Hashable {
  /// `yes` or `no`.
  case flag
  /// A whole number in a range; a unit may be written behind it (`30d`, `10GiB`).
  case number(ClosedRange<Int>, Value.Unit = .plain)
  /// One of these words and no other.
  case word([String])
  /// Any single word; these are the known ones, offered by completion.
  case open([String])
  /// Any text, in double quotes where it has spaces.
  case text
  /// An address block.
  case network(AddressFamily)
  /// The letter of an Availability Zone.
  case zone
  /// The name of a part of one of these kinds, of any kind when the list is empty.
  case reference([String])
  /// Values with commas between them.
  case list(AttributeType)
  /// `name:value` with one of these names and no other; the value behind the colon.
  case pair([String], AttributeType)
  /// `name:value` with any name; these are the known ones, offered by completion.
  case openPair([String], AttributeType)
  /// The first type that fits.
  case either([AttributeType])

  /// The letters that zones have.
  public static let zones = ["a", "b", "c", "d", "e", "f"]

  /// What may be written, as a noun phrase.
  public var title: Message {
    switch self {
    case .flag: Message("`yes` or `no`")
    case .number(let range, let unit) where range.upperBound == .max:
      Message("a whole number from \(range.lowerBound)\(Self.suffix(unit))")
    case .number(let range, let unit):
      Message("a whole number from \(range.lowerBound) to \(range.upperBound)\(Self.suffix(unit))")
    case .word(let words): .verbatim(words.map { "`\($0)`" }.joined(separator: ", "))
    case .open(let words): Message("a word such as `\(words.first ?? "web")`")
    case .text: Message("a text")
    case .network(.ipv4): Message("an IPv4 block such as 10.0.0.0/24")
    case .network(.ipv6): Message("an IPv6 block such as 2001:db8::/64")
    case .zone: Message("the letter of a zone such as `a`")
    case .reference(let kinds):
      kinds.isEmpty
        ? Message("the name of a part")
        : Message("the name of a part of kind \(kinds.map { Message.verbatim("`\($0)`") })")
    case .list(let element): Message("\(element.title), several with commas")
    case .pair(let keys, let value), .openPair(let keys, let value):
      Message("`\(keys.first ?? "name"):` and \(value.title)")
    case .either(let types): Message("one of: \(types.map(\.title))")
    }
  }

  private static func suffix(_ unit: Value.Unit) -> Message {
    switch unit {
    case .plain: .verbatim("")
    case .days: Message(" (days)")
    case .minutes: Message(" (minutes)")
    case .seconds: Message(" (seconds)")
    case .gibibytes: Message(" (GiB)")
    }
  }

  /// Words that may stand here, for completion; names of parts are the topology's to add.
  public var words: [String] {
    switch self {
    case .flag: ["yes", "no"]
    case .word(let words), .open(let words): words
    case .zone: Array(Self.zones.prefix(4))
    case .list(let element): element.words
    case .pair(let keys, _), .openPair(let keys, _): keys.map { $0 + ":" }
    case .either(let types): types.flatMap(\.words)
    case .number, .text, .network, .reference: []
    }
  }

  /// The kinds of parts that may be named here; nil when none may.
  public var referencedKinds: [String]? {
    switch self {
    case .reference(let kinds): return kinds
    case .list(let element): return element.referencedKinds
    case .pair(_, let value), .openPair(_, let value): return value.referencedKinds
    case .either(let types):
      let kinds = types.compactMap(\.referencedKinds)
      return kinds.isEmpty ? nil : kinds.flatMap { $0 }
    default: return nil
    }
  }

  /// Whether the value is a list.
  public var isList: Bool {
    switch self {
    case .list: true
    case .either(let types): types.contains(where: \.isList)
    default: false
    }
  }
}
