import CommandLanguage
import Grading
import Localization
import Reachability

/// `trace A -> B PROTO`: follows a flow hop by hop.
struct TraceCommand: Command {
  static let grammar = Grammar(
    "trace", aliases: ["추적"], group: .look, summary: Message("Follows a flow hop by hop and says what decides it."),
    pattern: FlowText.pattern,
    options: [lost],
    examples: ["trace internet -> app tcp/443", "trace app -> internet tcp/443 --lost a"])

  /// The option that takes a zone away.
  static let lost = Grammar.Option("--lost", .word(["a", "b", "c", "d"]), Message("as if this zone were lost"))

  private let phrase: Phrase

  init(_ phrase: Phrase) { self.phrase = phrase }

  func run(_ session: inout Session) throws(CommandError) -> any Report {
    let topology = session.topology
    let flow = try session.language { () throws(Diagnostic) in try FlowText.flow(phrase, in: topology) }
    let zone = phrase.option("--lost")?.text
    session.asked = FlowQuestion(flow: flow, lostZone: zone)
    let network = Network(topology, losing: zone)
    return TraceReport(flow: flow, trace: network.trace(flow))
  }
}
