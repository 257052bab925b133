import CommandLanguage
import Diagram
import Localization
import Markdown
import Topology

/// `draw`: the design as a picture, on the screen or in a file for another program.
struct DrawCommand: Command {
  static let grammar = Grammar(
    "draw", aliases: ["그리기", "그림"], group: .look, summary: Message("Draws the design."),
    pattern: .optional(.slot("FILE", .item(.topology))),
    options: [
      Grammar.Option("--lost", .word(["a", "b", "c", "d"]), Message("as if this zone were lost")),
      Grammar.Option("--to", .file, Message("writes the picture to a file: `.svg`, `.dot` or `.mmd`")),
      Grammar.Option("--replace", Message("writes over a file that is there")),
    ],
    examples: ["draw", "draw three-tier-seoul", "draw --lost a", "draw --to shop.svg"])

  private let path: String?
  private let lostZone: String?
  private let target: String?
  private let replaces: Bool

  init(_ phrase: Phrase) {
    path = phrase["FILE"]?.text
    lostZone = phrase.option("--lost")?.text
    target = phrase.option("--to")?.text
    replaces = phrase.option("--replace") != nil
  }

  func run(_ session: inout Session) throws(CommandError) -> any Report {
    let topology = if let path { try session.design(at: path) } else { session.shownTopology }
    guard !topology.isEmpty else {
      return Notice(Message("The design is empty. `add vpc main cidr=10.0.0.0/16` begins one."))
    }
    guard let target else { return PictureReport(topology: topology, width: session.width, lostZone: lostZone) }
    guard let format = PictureFormat(path: target) else {
      throw .refused(Message("The name `\(target)` ends in none of `.svg`, `.dot` and `.mmd`, which say how to draw."))
    }
    let text = DesignPicture(topology, words: session.words, losing: lostZone).text(format)
    let again = (["draw"] + [path].compactMap(\.self) + ["--to", target, "--replace"]).joined(separator: " ")
    try FilePath.write(text, to: target, replaces: replaces, again: again)
    return Notice(Message("Drew the design to `\(target)`."), role: .good)
  }
}

/// A picture of a design.
struct PictureReport: Report {
  let topology: Topology
  let width: Int
  var lostZone: String?

  private enum CodingKeys: String, CodingKey { case schema, design }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode("cloudtutor.design/1", forKey: .schema)
    try container.encode(topology.lines, forKey: .design)
  }

  func document(_ words: MessageCatalogue) -> Document {
    DesignPicture(topology, words: words, losing: lostZone).document(width: width)
  }
}

extension Session {
  /// A design, drawn to the width of the terminal.
  ///
  /// What a picture does not say is told by `draw` alone: in a lesson or a question it would stand between the
  /// picture and the text about it, or be the answer.
  func picture(of topology: Topology, exposure: Bool = true) -> [Block] {
    topology.isEmpty ? [] : [.figure(DesignPicture(topology, words: words, exposure: exposure).figure(width: width))]
  }
}
