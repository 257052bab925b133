import CommandLanguage
import Localization

/// A finding that the design accepts, with the reason. Every report shows it.
public struct Waiver: Sendable, Hashable {
  /// The rule's code.
  public let code: String
  /// The part on which the finding is accepted.
  public let part: Name
  /// Why.
  public let reason: String
}

extension Waiver: ClauseForm {
  private static let place: [Pattern] = [.slot("CODE", .item(.ruleCode)), "on", .slot("NAME", .name(kinds: []))]

  static let grammar = Grammar(
    "waive", aliases: ["예외"], group: .build, summary: Message("Accepts a finding on a part, with the reason."),
    pattern: .sequence(place + ["because", .slot("REASON", .text)]),
    examples: ["waive NET-06 on nat-a because \"a test environment\""])

  static let withdrawalGrammar = Grammar(
    "unwaive", aliases: ["예외취소"], group: .build, summary: Message("Takes an acceptance back."),
    pattern: .sequence(place), examples: ["unwaive NET-06 on nat-a"])

  static func read(_ reader: StatementReader) throws(Diagnostic) -> Waiver {
    let reason = try reader.token("REASON")
    guard reason.text.contains(where: { !$0.isWhitespace }) else {
      throw Diagnostic(
        "missing-reason", Message("An acceptance needs a reason."), at: reason.span, example: grammar.examples.first)
    }
    return Waiver(code: try code(reader), part: try reader.part("NAME"), reason: reason.text)
  }

  /// A code has the form `NET-06`; which codes there are is the checker's to know.
  private static func code(_ reader: StatementReader) throws(Diagnostic) -> String {
    let token = try reader.token("CODE")
    let parts = token.text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].allSatisfy({ $0.isASCII && ($0.isUppercase || $0.isNumber) }), Int(parts[1]) != nil
    else {
      throw Diagnostic(
        "rule-code", Message("`\(token.text)` is not the code of a rule."), at: token.span,
        example: grammar.examples.first)
    }
    return token.text
  }

  static func readWithdrawal(_ reader: StatementReader) throws(Diagnostic) -> (subject: Subject, text: String) {
    let (code, part) = (try code(reader), try reader.part("NAME"))
    return (.rule(code), "unwaive \(code) on \(part)")
  }

  var clause: Clause { .waiver(self) }
  var subject: Subject { .rule(code) }
  var references: [Name] { [part] }
  var text: String { "waive \(code) on \(part) because \(Self.quote(reason))" }
  var withdrawal: String { "unwaive \(code) on \(part)" }

  private static func quote(_ text: String) -> String { Value.text(text).description }

  func renaming(_ old: Name, to new: Name) -> Clause {
    .waiver(Waiver(code: code, part: part.renaming(old, to: new), reason: reason))
  }
}
