import CommandLanguage
import Localization
import Study
import Topology

/// `new`: begins with an empty design.
struct NewCommand: Command {
  static let grammar = Grammar(
    "new", aliases: ["새로만들기"], group: .design,
    summary: Message("Begins with an empty design; `undo` brings the old one back."), examples: ["new"])

  init(_ phrase: Phrase) {}

  func run(_ session: inout Session) throws(CommandError) -> any Report {
    guard session.place == .own else {
      throw .refused(Message("`new` empties your own design; `leave` goes there first."))
    }
    session.hasBegunDesign = true
    session.record(.workspaceChanged(workspace: .own, statements: [], fresh: true))
    session.advance(to: Topology(), by: "new")
    return Notice(Message("Your design is empty. `undo` brings the old one back."))
  }
}
