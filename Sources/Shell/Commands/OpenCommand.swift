import CommandLanguage
import Curriculum
import Localization
import Study
import Topology

/// `open FILE`: replaces one's own design by one from a file, or by one that comes with the program.
struct OpenCommand: Command {
  static let grammar = Grammar(
    "open", aliases: ["열기"], group: .design,
    summary: Message("Opens a design from a file, or one that comes with the program; `undo` brings the old one back."),
    pattern: .slot("FILE", .item(.topology)), examples: ["open shop.topology", "open three-tier-seoul"])

  private let path: String

  init(_ phrase: Phrase) { path = phrase["FILE"]?.text ?? "" }

  func run(_ session: inout Session) throws(CommandError) -> any Report {
    guard session.place == .own else {
      throw .refused(Message("`open` replaces your own design; `leave` goes there first."))
    }
    let topology = try session.design(at: path)
    session.hasBegunDesign = true
    session.record(.workspaceChanged(workspace: .own, statements: topology.lines, fresh: true))
    session.advance(to: topology, by: "open \(path)")
    return Notice(Message("Opened `\(path)`: \(topology.parts.count { !$0.isImplied }) parts."))
  }
}

extension Session {
  /// The design in a file, or the one of that name that comes with the program.
  func design(at path: String) throws(CommandError) -> Topology {
    if !path.contains("/"), !path.contains("."), curriculum.topologyNames.contains(path) {
      return try content { () throws(ContentProblem) in try curriculum.topology(path) }
    }
    let text = try FilePath.text(path)
    return try language(of: text) { () throws(Diagnostic) in try Script.apply(text, file: path) }
  }
}
