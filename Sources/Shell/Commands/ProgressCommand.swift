import CommandLanguage
import Localization

/// `progress`: what the learner can do.
struct ProgressCommand: Command {
  static let grammar = Grammar(
    "progress", aliases: ["진도"], group: .learn, summary: Message("Shows what you have done and what you can do."),
    options: [Grammar.Option("--all", Message("also what you have not met yet"))], examples: ["progress"])

  private let showsAll: Bool

  init(_ phrase: Phrase) { showsAll = phrase.option("--all") != nil }

  func run(_ session: inout Session) throws(CommandError) -> any Report {
    ProgressReport(session, showsAll: showsAll)
  }
}
