import CommandLanguage
import Curriculum
import Localization
import ThreeTier

/// `explain CODE`: what a rule says and why, with a design that breaks it and one that does not.
struct ExplainCommand: Command {
  static let grammar = Grammar(
    "explain", aliases: ["설명"], group: .look, summary: Message("Explains a rule, with examples."),
    pattern: .slot("CODE", .item(.ruleCode)),
    options: [Grammar.Option("--all", Message("every example, not only the first"))],
    examples: ["explain NET-05", "explain SG-02 --all"])

  private let code: Token?
  private let showsAll: Bool

  init(_ phrase: Phrase) {
    code = phrase["CODE"]
    showsAll = phrase.option("--all") != nil
  }

  func run(_ session: inout Session) throws(CommandError) -> any Report {
    let rule = try session.rule(code)
    let words = try session.content { () throws(ContentProblem) in try session.curriculum.words(ofRule: rule.code) }
    return ExplainReport(
      rule: rule, texts: words, tables: session.tables, language: session.language, width: session.width,
      showsMends: session.mayShowMends, showsAll: showsAll)
  }
}

extension Session {
  /// The rule whose code was typed, in any case.
  func rule(_ code: Token?) throws(CommandError) -> any Rule.Type {
    let text = code?.text.uppercased() ?? ""
    if let rule = RuleCatalogue.rule(text) { return rule }
    throw .language(
      Diagnostic(
        "unknown-rule", Message("There is no rule `\(code?.text ?? "")`."), at: code?.span,
        nearest: Nearest.candidate(to: text, in: ruleCodes), example: "explain NET-05"))
  }
}
