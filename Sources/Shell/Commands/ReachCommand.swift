import CommandLanguage
import Localization
import Reachability
import ThreeTier
import Topology

/// `reach [PART]`: what can be opened at what, over the whole design.
struct ReachCommand: Command {
  static let grammar = Grammar(
    "reach", aliases: ["도달"], group: .look,
    summary: Message("Lists what the internet and each part can open at each part."),
    pattern: .optional(.slot("PART", .name(kinds: []))),
    options: [TraceCommand.lost],
    examples: ["reach", "reach db", "reach --lost a"])

  private let phrase: Phrase

  init(_ phrase: Phrase) { self.phrase = phrase }

  func run(_ session: inout Session) throws(CommandError) -> any Report {
    let topology = session.topology
    let network = Network(topology, losing: phrase.option("--lost")?.text)
    var name: Name?
    if phrase["PART"] != nil {
      name = try session.language { () throws(Diagnostic) in try StatementReader(phrase, in: topology).part("PART") }
    }
    let reach = network.edgeReach(of: name) + network.reach(of: name)
    return ReachReport(reach, tiers: name == nil ? TierReach.gathering(reach, in: Design(topology)) : [])
  }
}
