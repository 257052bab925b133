/// What a stretch of a command line is, as far as its style is concerned.
public enum HighlightRole: Sendable, Hashable, CaseIterable {
  /// A verb that the language has.
  case verb
  /// A first word that is no verb.
  case unknownVerb
  /// The kind of a part, such as `subnet`.
  case kind
  /// The name of a part.
  case name
  /// A fixed word, such as `in` or `->`.
  case keyword
  /// The name of an attribute or option.
  case attribute
  /// The value of an attribute or option.
  case value
  /// A text in quotes.
  case string
  /// A comment.
  case comment
  /// What cannot stand where it stands.
  case error
}
