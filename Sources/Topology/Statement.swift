public import CommandLanguage

/// One statement of the language, understood: what it would do to a topology.
public enum Statement: Sendable, Hashable {
  /// One change of an attribute by `set`.
  public enum Change: Sendable, Hashable {
    case assign(Value)
    /// Back to what holds when the attribute is left out.
    case unset
    /// Values added to a list.
    case insert([Value])
    /// Values taken from a list.
    case remove([Value])
  }

  case region(String)
  case add(Resource)
  case set(Name, [String: Change])
  case remove(Name)
  case rename(Name, to: Name)
  /// Adds a clause.
  case state(Clause)
  /// Takes back the clause of this subject that the canonical text takes back.
  case withdraw(Subject, text: String)
}

/// A statement with the places of its words, so that an error can point at the word to blame.
public struct LocatedStatement: Sendable {
  /// What it would do.
  public let statement: Statement
  /// Where it stands.
  public let span: Span
  let places: [String: Span]
  let example: String?

  /// The place of the word under a label or key; the whole statement where there is none.
  func place(_ label: String) -> Span { places[label] ?? span }
}
