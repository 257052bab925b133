import CommandLanguage
import Grading
import Localization
import Reachability
import ThreeTier
import Topology

/// `trace A -> B PROTO`: follows a flow hop by hop. `trace request /PATH`: follows a web request through all
/// that it comes by. The arrow tells the two apart, so a part may be called `request`.
struct TraceCommand: Command {
  static let grammar = Grammar(
    "trace", aliases: ["추적"], group: .look,
    summary: Message("Follows a flow hop by hop, or a web request through the whole stack, and says what decides it."),
    pattern: .choice([
      FlowText.pattern, ["request", .slot("PATH", .custom(Message("a path that begins with /, such as /books/7")))],
    ]),
    options: [lost, host],
    examples: [
      "trace internet -> app tcp/443", "trace app -> internet tcp/443 --lost a", "trace request /static/site.css",
      "trace request / --host www.shop.example.kr",
    ])

  /// The option that takes a zone away.
  static let lost = Grammar.Option("--lost", .word(["a", "b", "c", "d"]), Message("as if this zone were lost"))

  private static let host = Grammar.Option("--host", .text, Message("the host name that a request asks for"))

  private let phrase: Phrase

  init(_ phrase: Phrase) { self.phrase = phrase }

  func run(_ session: inout Session) throws(CommandError) -> any Report {
    let topology = session.topology
    let zone = phrase.option("--lost")?.text
    if let path = phrase["PATH"] { return try request(path, losing: zone, session) }
    if let host = phrase.option("--host") {
      throw .refused(Message("`--host \(host.text)` belongs to `trace request /`: a flow has no host name."))
    }
    let flow = try session.language { () throws(Diagnostic) in try FlowText.flow(phrase, in: topology) }
    session.asked = FlowQuestion(flow: flow, lostZone: zone)
    let network = Network(topology, losing: zone)
    return TraceReport(flow: flow, trace: network.trace(flow), handedOn: handedOn(flow, network))
  }

  /// The same flow under the addresses of a load balancer's clients, where the load balancer keeps them.
  private func handedOn(_ flow: Flow, _ network: Network) -> [Trace] {
    guard let balancer = flow.from.part, let target = flow.to.part, network.topology[balancer]?.kind == "nlb" else {
      return []
    }
    return Design(network.topology).clientsSeen(by: target, through: balancer).map { client in
      network.trace(Flow(from: flow.from, to: flow.to, flow.traffic, clients: client))
    }
  }

  private func request(_ path: Token, losing zone: String?, _ session: Session) throws(CommandError) -> any Report {
    guard path.text.hasPrefix("/") else {
      throw .language(
        Diagnostic(
          "request-path",
          Message("A path begins with `/`; `\(path.text)` does not. The host name stands behind `--host`."),
          at: path.span, example: "trace request /books/7"))
    }
    return RequestReport(
      way: RequestWay(path.text, host: phrase.option("--host")?.text, in: Design(session.topology), losing: zone))
  }
}
