import CommandLanguage
import Localization
import Topology

/// `show NAME`: one part, with what follows from the design for it.
struct ShowCommand: Command {
  static let grammar = Grammar(
    "show", aliases: ["조회", "보기"], group: .look,
    summary: Message("Shows a part with its attributes; of a subnet, whether it is public and why."),
    pattern: .optional(.slot("NAME", .name(kinds: []))), examples: ["show private-a", "show"])

  private let phrase: Phrase

  init(_ phrase: Phrase) { self.phrase = phrase }

  func run(_ session: inout Session) throws(CommandError) -> any Report {
    let topology = session.shownTopology
    guard phrase["NAME"] != nil else { return DesignTextReport(lines: topology.lines) }
    let name = try session.language { () throws(Diagnostic) in try StatementReader(phrase, in: topology).part("NAME") }
    guard let part = topology[name] else { throw .refused(Message("Nothing is named `\(name)`.")) }
    return PartReport(part, in: topology)
  }
}
