import CommandLanguage
import Diagram
import Localization
import Markdown
import Topology

/// `draw`: the design as a picture.
struct DrawCommand: Command {
  static let grammar = Grammar(
    "draw", aliases: ["그리기", "그림"], group: .look, summary: Message("Draws the design."),
    pattern: .optional(.slot("FILE", .item(.topology))), examples: ["draw", "draw three-tier-seoul"])

  private let path: String?

  init(_ phrase: Phrase) { path = phrase["FILE"]?.text }

  func run(_ session: inout Session) throws(CommandError) -> any Report {
    let topology = if let path { try session.design(at: path) } else { session.topology }
    guard !topology.isEmpty else {
      return Notice(Message("The design is empty. `add vpc main cidr=10.0.0.0/16` begins one."))
    }
    return PictureReport(topology: topology, width: session.width)
  }
}

/// A picture of a design.
struct PictureReport: Report {
  let topology: Topology
  let width: Int

  private enum CodingKeys: String, CodingKey { case schema, design }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode("cloudtutor.design/1", forKey: .schema)
    try container.encode(topology.lines, forKey: .design)
  }

  func document(_ words: MessageCatalogue) -> Document { DesignPicture(topology, words: words).document(width: width) }
}

extension Session {
  /// A design, drawn to the width of the terminal.
  func picture(of topology: Topology) -> [Block] { DesignPicture(topology, words: words).document(width: width).blocks }
}
