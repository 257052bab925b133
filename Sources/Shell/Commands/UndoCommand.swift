import CommandLanguage
import Localization
import Study
import Topology

/// `undo`: takes the last statement back.
struct UndoCommand: Command {
  static let grammar = Grammar(
    "undo", aliases: ["되돌리기", "실행취소"], group: .build, summary: Message("Takes the last statement back."),
    examples: ["undo"])

  init(_ phrase: Phrase) {}

  func run(_ session: inout Session) throws(CommandError) -> any Report {
    var history = session.history
    guard let statement = history.undo() else { throw .refused(Message("There is nothing to take back.")) }
    session.record(.undone(workspace: session.place))
    session.history = history
    return Notice(Message("Taken back: `\(statement)`"), Message("`redo` does it again."))
  }
}
