import CommandLanguage
import Localization
import ThreeTier

/// `tiers`: what each part of the design is for.
struct TiersCommand: Command {
  static let grammar = Grammar(
    "tiers", aliases: ["계층"], group: .look, summary: Message("Shows which part does which job."), examples: ["tiers"])

  init(_ phrase: Phrase) {}

  func run(_ session: inout Session) throws(CommandError) -> any Report { TiersReport(Design(session.topology)) }
}
