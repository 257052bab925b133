public import CommandLanguage
import Localization
public import Reachability
public import Topology

/// A flow in the words of `trace`: `internet -> app tcp/22`.
public struct FlowText: Sendable {
  private let text: String

  /// Takes the words behind `trace`.
  public init(_ text: String) { self.text = text }

  /// The form of a flow, for every command that takes one.
  public static let pattern: Pattern = [
    .slot("A", .endpoint), "->", .slot("B", .endpoint), .slot("PROTO", .traffic),
  ]

  private static let vocabulary = Vocabulary([
    Grammar(
      "trace", group: .look, summary: Message("Follows a flow hop by hop."), pattern: pattern,
      examples: ["trace internet -> app tcp/443"])
  ])

  /// The flow that the words mean in a design.
  ///
  /// - Throws: a diagnostic when they have not that form or name what is not there.
  public func flow(in topology: Topology) throws(Diagnostic) -> Flow {
    guard let source = try Lexer.statements(in: "trace " + text).first else {
      throw Diagnostic("incomplete", Message("A flow has the form `internet -> app tcp/443`."))
    }
    return try Self.flow(try Self.vocabulary.phrase(source), in: topology)
  }

  /// The flow that a phrase of `pattern` means.
  public static func flow(_ phrase: Phrase, in topology: Topology) throws(Diagnostic) -> Flow {
    let reader = StatementReader(phrase, in: topology)
    return Flow(from: try reader.endpoint("A"), to: try reader.endpoint("B"), try reader.traffic("PROTO"))
  }

  /// The parts that it names, whether they exist or not.
  var parts: [Name] {
    let words = text.split(separator: " ").map(String.init)
    return words.filter { $0 != "->" && $0 != "internet" && !$0.contains("/") && !Endpoint.services.contains($0) }
      .map { Name($0) }
  }
}
