import CommandLanguage
import Curriculum
import Localization
import ThreeTier

/// `explain CODE`: what a rule says and why, with a design that breaks it and one that does not.
struct ExplainCommand: Command {
  static let grammar = Grammar(
    "explain", aliases: ["설명"], group: .look, summary: Message("Explains a rule, with examples."),
    pattern: .slot("CODE", .item(.ruleCode)), examples: ["explain NET-05"])

  private let code: Token?

  init(_ phrase: Phrase) { code = phrase["CODE"] }

  func run(_ session: inout Session) throws(CommandError) -> any Report {
    let text = code?.text.uppercased() ?? ""
    guard let rule = RuleCatalogue.rule(text) else {
      throw .language(
        Diagnostic(
          "unknown-rule", Message("There is no rule `\(code?.text ?? "")`."), at: code?.span,
          nearest: Nearest.candidate(to: text, in: session.ruleCodes), example: "explain NET-05"))
    }
    let words = try session.content { () throws(ContentProblem) in try session.curriculum.words(ofRule: text) }
    return ExplainReport(rule: rule, texts: words, language: session.language, showsMends: session.mayShowMends)
  }
}
