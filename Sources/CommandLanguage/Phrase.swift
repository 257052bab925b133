/// A statement that has the form of a known command, with its words under the grammar's labels.
public struct Phrase: Sendable, Hashable {
  /// One `key=value` word.
  public struct Attribute: Sendable, Hashable {
    /// How the value changes what is there.
    public enum Change: String, Sendable, Hashable {
      case assign = "="
      case insert = "+="
      case remove = "-="
    }

    /// The key as a word of its own, with its place.
    public let key: Token
    /// What is done with the value.
    public let change: Change
    /// The value, still as written.
    public let value: Token
  }

  /// The grammar that it follows.
  public let grammar: Grammar
  /// The words as they were written.
  public let source: SourceStatement
  var words: [String: [Token]] = [:]
  /// Its `key=value` words, in order.
  public internal(set) var attributes: [Attribute] = []
  var options: [String: Token] = [:]

  init(grammar: Grammar, source: SourceStatement) {
    self.grammar = grammar
    self.source = source
  }

  /// The word bound under `label`; nil when its part of the form was left out.
  public subscript(_ label: String) -> Token? { words[label]?.first }

  /// All words bound under `label`.
  public func all(_ label: String) -> [Token] { words[label] ?? [] }

  /// The value of an option; for one without a value, the option's own word.
  public func option(_ name: String) -> Token? { options[name] }
}
