/// The value of an attribute.
public enum Value: Sendable, Hashable, CustomStringConvertible {
  case text(String)
  case number(Int, Unit)
  case flag(Bool)
  case network(CIDR)
  case reference(Name)
  case list([Value])
  /// One `name:value` of a map.
  indirect case pair(String, Value)

  /// What a number counts.
  public enum Unit: String, Sendable, Hashable {
    case plain = ""
    case days = "d"
    case minutes = "m"
    case seconds = "s"
    case gibibytes = "GiB"
  }

  /// The value as it is typed, in its canonical form.
  public var description: String {
    switch self {
    case .text(let text): Self.quoted(text)
    case .number(let number, let unit): "\(number)\(unit.rawValue)"
    case .flag(let flag): flag ? "yes" : "no"
    case .network(let block): block.description
    case .reference(let name): name.description
    case .list(let values): values.map(\.description).joined(separator: ",")
    case .pair(let key, let value): key + ":" + value.description
    }
  }

  private static let special: Set<Character> = [
    " ", ";", "#", ",", "=", "\"", "\\", "{", "}", "\t", "\u{3000}", "\u{A0}",
  ]

  /// Whether every byte is a letter, a digit, `.`, `:`, `/` or `_`, as in most texts; none of these needs quotes.
  private static func isHarmless(_ text: String) -> Bool {
    text.utf8.allSatisfy { byte in
      switch byte {
      case 0x2E...0x3A, 0x41...0x5A, 0x5F, 0x61...0x7A: true
      default: false
      }
    }
  }

  /// The text in double quotes where it needs them.
  static func quoted(_ text: String) -> String {
    if !text.isEmpty, isHarmless(text) { return text }
    guard text.isEmpty || text.contains(where: special.contains) || text.contains("->") || text.hasPrefix("--") else {
      return text
    }
    return "\"" + text.flatMap { $0 == "\"" || $0 == "\\" ? ["\\", $0] : [$0] } + "\""
  }

  /// The names that it refers to.
  public var references: [Name] {
    var names: [Name] = []
    addReferences(to: &names)
    return names
  }

  /// Adds the names that it refers to, so that a reader of many values makes one list.
  public func addReferences(to names: inout [Name]) {
    switch self {
    case .reference(let name): names.append(name)
    case .list(let values): for value in values { value.addReferences(to: &names) }
    case .pair(_, let value): value.addReferences(to: &names)
    default: break
    }
  }

  /// Whether it names such a part. Makes no list of names, since looking for who uses a part asks every value.
  func refers(toAny isMeant: (Name) -> Bool) -> Bool {
    switch self {
    case .reference(let name): isMeant(name)
    case .list(let values): values.contains { $0.refers(toAny: isMeant) }
    case .pair(_, let value): value.refers(toAny: isMeant)
    default: false
    }
  }

  /// The value with one part's name, and the names of what AWS makes with it, replaced.
  func renaming(_ old: Name, to new: Name) -> Value {
    switch self {
    case .reference(let name): .reference(name.renaming(old, to: new))
    case .list(let values): .list(values.map { $0.renaming(old, to: new) })
    case .pair(let key, let value): .pair(key, value.renaming(old, to: new))
    default: self
    }
  }
}

extension Name {
  /// This name after the part `old` was given the name `new`.
  func renaming(_ old: Name, to new: Name) -> Name {
    if self == old { return new }
    guard isImplied, description.hasPrefix(old.description + ".") else { return self }
    return Name(new.description + description.dropFirst(old.description.count))
  }
}
