public import CommandLanguage
import Localization

/// Applies text in the command language to a topology, one statement after the other.
public enum Script {
  /// The words of statements about topologies, and no others.
  public static let vocabulary = Vocabulary(Statement.grammars)

  /// The topology after all statements of `text`.
  ///
  /// - Throws: the first diagnostic; nothing before it is lost to the caller, who still has the old value.
  public static func apply(_ text: String, to topology: Topology = Topology(), file: String? = nil) throws(Diagnostic)
    -> Topology
  {
    var topology = topology
    try Lexer.read(text, file: file) { (source) throws(Diagnostic) in
      for statement in try source.expandingBraces() {
        topology = try topology.applying(vocabulary.phrase(statement))
      }
    }
    return topology
  }
}

extension Topology {
  /// The topology after one phrase.
  ///
  /// - Throws: a diagnostic when the phrase is no statement about topologies, or cannot be.
  public func applying(_ phrase: Phrase) throws(Diagnostic) -> Topology {
    guard let statement = try Statement.read(phrase, in: self) else {
      throw Diagnostic(
        "no-statement", Message("`\(phrase.grammar.verb)` is a command, not a statement of a design."),
        at: phrase.source.span,
        nearest: nil, example: Statement.addGrammar.examples.first)
    }
    return try applying(statement)
  }
}
