import CommandLanguage
import Localization
import ThreeTier

/// `check [FILE]`: what is wrong with the design, or how far the lab is.
struct CheckCommand: Command {
  static let grammar = Grammar(
    "check", aliases: ["검사", "점검"], group: .look,
    summary: Message("Checks the design and says why; in a lab, judges its goals."),
    pattern: .optional(.slot("FILE", .item(.topology))),
    options: [
      Grammar.Option(
        "--all", Message("also the rules that hold or do not apply, and in a lesson what is still to come")),
      Grammar.Option("--pillar", .word(Pillar.allCases.map(\.rawValue)), Message("only the rules of this pillar")),
      Grammar.Option(
        "--severity", .word(Severity.allCases.map(\.description)),
        Message("only findings that matter this much or more")),
      Grammar.Option("--code", .item(.ruleCode), Message("only this rule")),
    ],
    examples: ["check", "check shop.topology", "check --pillar security --severity high"])

  private let path: String?
  private let showsAll: Bool
  private let pillar: Pillar?
  private let severity: Severity?
  private let code: Token?

  init(_ phrase: Phrase) {
    path = phrase["FILE"]?.text
    showsAll = phrase.option("--all") != nil
    pillar = phrase.option("--pillar").flatMap { Pillar(rawValue: $0.text) }
    severity = phrase.option("--severity").flatMap { Severity($0.text) }
    code = phrase.option("--code")
  }

  func run(_ session: inout Session) throws(CommandError) -> any Report {
    // Who asks for one rule wants to know of that, and not whether the goals are met.
    if path == nil, code == nil {
      if let lab = session.lab { return session.checkLab(lab) }
      if let open = session.question, open.isBuilding { return try session.checkBuilding(open) }
    }
    let topology = if let path { try session.design(at: path) } else { session.topology }
    let rule = try code.map { code throws(CommandError) in try session.rule(code) }
    let rules = RuleCatalogue.all.filter {
      (pillar == nil || $0.pillar == pillar) && (rule == nil || $0.code == rule?.code)
    }
    let design = Design(topology, tables: session.tables)
    let result = Checker.check(design, rules: rules)
    return CheckReport(
      severity.map(result.keeping) ?? result, of: design, curriculum: session.ruleTexts,
      language: session.language,
      showsMends: session.mayShowMends || path != nil, showsAll: showsAll,
      showsScore: code == nil, rulesMet: path == nil && code == nil ? session.rulesMet : nil, file: path)
  }
}
