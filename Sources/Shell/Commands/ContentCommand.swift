import CommandLanguage
import Grading
import Localization

/// `content check`: whether all lessons, questions and labs are whole and true.
struct ContentCommand: Command {
  static let grammar = Grammar(
    "content", group: .program, summary: Message("Checks all lessons, questions and labs, for authors."),
    pattern: "check", examples: ["content check"])

  init(_ phrase: Phrase) {}

  func run(_ session: inout Session) throws(CommandError) -> any Report {
    ContentReport(ContentCheck(session.curriculum, runner: LessonRunner(session.curriculum)).run())
  }
}
