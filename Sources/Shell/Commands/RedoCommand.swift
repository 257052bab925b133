import CommandLanguage
import Localization
import Study
import Topology

/// `redo`: does again what was taken back.
struct RedoCommand: Command {
  static let grammar = Grammar(
    "redo", aliases: ["다시하기", "다시실행"], group: .build, summary: Message("Does again what `undo` took back."),
    examples: ["redo"])

  init(_ phrase: Phrase) {}

  func run(_ session: inout Session) throws(CommandError) -> any Report {
    var history = session.history
    guard let statement = history.redo() else { throw .refused(Message("There is nothing to do again.")) }
    session.record(.redone(workspace: session.place))
    session.history = history
    return Notice(Message("Done again: `\(statement)`"))
  }
}
