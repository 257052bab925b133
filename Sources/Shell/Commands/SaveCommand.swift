import CommandLanguage
import Foundation
import Localization
import Study
import Topology

/// `save FILE`: writes the design as the script that rebuilds it.
struct SaveCommand: Command {
  static let grammar = Grammar(
    "save", aliases: ["저장"], group: .design, summary: Message("Writes the design to a file, in canonical order."),
    pattern: .slot("FILE", .file), options: [Grammar.Option("--replace", Message("writes over a file that is there"))],
    examples: ["save shop.topology"])

  private let path: String
  private let replaces: Bool

  init(_ phrase: Phrase) {
    path = phrase["FILE"]?.text ?? ""
    replaces = phrase.option("--replace") != nil
  }

  func run(_ session: inout Session) throws(CommandError) -> any Report {
    let url = URL(fileURLWithPath: FilePath.expanded(path))
    guard !session.topology.isEmpty else {
      throw .refused(Message("The design is empty, so there is nothing to save."))
    }
    let text = session.topology.text
    if let old = try? String(contentsOf: url, encoding: .utf8), old == text {
      return Notice(Message("The file `\(path)` holds this design already."))
    }
    try FilePath.write(text, to: path, replaces: replaces, again: "save \(path) --replace")
    session.record(.designSaved(workspace: session.place, path: url.path))
    return Notice(Message("Saved the design to `\(path)`, \(session.topology.lines.count) statements."))
  }
}
