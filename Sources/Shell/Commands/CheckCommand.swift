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
        "--all", Message("also the rules that hold or do not apply, and in a lesson what is still to come"))
    ],
    examples: ["check", "check shop.topology"])

  private let path: String?
  private let showsAll: Bool

  init(_ phrase: Phrase) {
    path = phrase["FILE"]?.text
    showsAll = phrase.option("--all") != nil
  }

  func run(_ session: inout Session) throws(CommandError) -> any Report {
    if path == nil {
      if let lab = session.lab { return session.checkLab(lab) }
      if let open = session.question, open.isBuilding { return session.checkBuilding(open) }
    }
    let topology = if let path { try session.design(at: path) } else { session.topology }
    return CheckReport(
      Checker.check(Design(topology)), topology: topology, curriculum: session.ruleTexts, language: session.language,
      showsMends: session.mayShowMends || path != nil, showsAll: showsAll,
      lessons: path == nil ? session.lessonsMet : nil, file: path)
  }
}
