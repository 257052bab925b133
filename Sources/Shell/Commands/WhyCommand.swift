import CommandLanguage
import Grading
import Localization
import Reachability
import ThreeTier
import Topology

/// `why [A -> B PROTO]`: what decides a flow, and what said so.
struct WhyCommand: Command {
  static let grammar = Grammar(
    "why", aliases: ["왜", "이유"], group: .look,
    summary: Message("Says what decides a flow, which statement said so, and what would open it."),
    pattern: .optional(FlowText.pattern), options: [TraceCommand.lost],
    examples: ["why", "why internet -> app tcp/443"])

  private let phrase: Phrase

  init(_ phrase: Phrase) { self.phrase = phrase }

  func run(_ session: inout Session) throws(CommandError) -> any Report {
    let topology = session.topology
    if phrase["A"] != nil {
      let flow = try session.language { () throws(Diagnostic) in try FlowText.flow(phrase, in: topology) }
      session.asked = FlowQuestion(flow: flow, lostZone: phrase.option("--lost")?.text)
    }
    guard var asked = session.asked else {
      throw .language(
        Diagnostic(
          "no-flow", Message("No flow has been asked about yet."), at: nil, nearest: nil,
          example: "why internet -> app tcp/443"))
    }
    if let zone = phrase.option("--lost")?.text { asked.lostZone = zone }
    let trace = Network(topology, losing: asked.lostZone).trace(asked.flow)
    let design = Design(topology, tables: session.tables)
    // A zone that is lost is mended by no statement, and where statements would be the answer none is said.
    let saysStatements = session.mayShowMends && asked.lostZone == nil
    return WhyReport(
      trace, design, findings: Checker.check(design).findings.filter { session.rulesMet?.contains($0.code) ?? true },
      opening: saysStatements && trace.verdict != .yes ? Opening(asked.flow, in: design) : nil,
      closing: saysStatements && trace.verdict == .yes ? PathCloser.statements(for: asked.flow, in: topology) : [])
  }
}

/// A flow that was asked about, and the zone that was taken away for it.
struct FlowQuestion: Sendable {
  let flow: Flow
  var lostZone: String?
}
