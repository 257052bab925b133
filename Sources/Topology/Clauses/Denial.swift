import CommandLanguage
import Localization

/// A bucket policy's statement that denies everyone something under a condition.
public struct Denial: Sendable, Hashable {
  /// What is denied: `s3:*`.
  public let actions: [String]
  /// On which parts.
  public let resources: [GrantedResource]
  /// When: `insecure` is every request without TLS.
  public let condition: String
}

extension Denial {
  /// The same for other resources.
  public func limited(to resources: [GrantedResource]) -> Denial {
    Denial(actions: actions, resources: resources, condition: condition)
  }
}

extension Denial: ClauseForm {
  private static let pattern: Pattern = [
    "everyone", .slot("ACTIONS", .custom(Message("actions such as s3:*"))), "on", .slot("RESOURCES", .name(kinds: [])),
    .attributes(changes: false),
  ]

  static let grammar = Grammar(
    "deny", group: .build, summary: Message("Denies everyone an action under a condition."), pattern: pattern,
    examples: ["deny everyone s3:* on uploads when=insecure"])

  static let withdrawalGrammar = Grammar(
    "undeny", group: .build, summary: Message("Takes a denial back."), pattern: pattern,
    examples: ["undeny everyone s3:* on uploads when=insecure"])

  static let attributes = [
    AttributeDescription(
      "when", .word(["insecure"]), .required, Message("the condition: `insecure` is a request without TLS"))
  ]

  static func read(_ reader: StatementReader) throws(Diagnostic) -> Denial {
    guard case .text(let condition)? = try reader.values(attributes)["when"] else {
      throw Diagnostic(
        "missing-condition", Message("A denial needs its condition."), at: reader.phrase.source.end,
        example: grammar.examples.first)
    }
    return Denial(
      actions: try reader.actions("ACTIONS"), resources: try reader.resources(try reader.token("RESOURCES")),
      condition: condition)
  }

  static func readWithdrawal(_ reader: StatementReader) throws(Diagnostic) -> (subject: Subject, text: String) {
    let denial = try read(reader)
    return (denial.subject, denial.withdrawal)
  }

  var clause: Clause { .denial(self) }
  var subject: Subject { .everyone }
  var references: [Name] { resources.map(\.name) }
  var text: String { "deny " + words }
  var withdrawal: String { "undeny " + words }

  private var words: String {
    "everyone \(actions.joined(separator: ",")) on \(resources.map(\.description).joined(separator: ",")) when=\(condition)"
  }

  func renaming(_ old: Name, to new: Name) -> Clause {
    .denial(
      Denial(actions: actions, resources: resources.map { $0.renaming(old, to: new) }, condition: condition))
  }
}
