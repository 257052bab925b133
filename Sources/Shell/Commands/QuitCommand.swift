import CommandLanguage
import Localization

/// `quit`: ends the program.
struct QuitCommand: Command {
  static let grammar = Grammar(
    "quit", aliases: ["종료", "나가기", "끝", "exit"], group: .program,
    summary: Message("Ends the program; everything is kept."), examples: ["quit"])

  init(_ phrase: Phrase) {}

  func run(_ session: inout Session) throws(CommandError) -> any Report {
    session.isEnding = true
    return Notice(Message("Everything is kept. Until next time."))
  }
}
