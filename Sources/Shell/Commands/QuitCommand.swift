import CommandLanguage
import Localization
import Study

/// `quit`: ends the program.
struct QuitCommand: Command {
  static let grammar = Grammar(
    "quit", aliases: ["종료", "나가기", "끝", "exit"], group: .program,
    summary: Message("Ends the program; everything is kept."), examples: ["quit"])

  init(_ phrase: Phrase) {}

  func run(_ session: inout Session) throws(CommandError) -> any Report {
    session.isEnding = true
    session.logbook.flush()
    guard !session.logbook.isWaiting else {
      throw .inputOutput(Message("What you did last could not be kept: the record cannot be written."))
    }
    return Notice(Message("Everything is kept. Until next time."))
  }
}
