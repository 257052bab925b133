import CommandLanguage
import Curriculum
import Localization
import Markdown

/// `back`: shows the step before again.
struct BackCommand: Command {
  static let grammar = Grammar(
    "back", aliases: ["이전", "뒤로"], group: .learn, summary: Message("Shows the lesson's step before again."),
    examples: ["back"])

  init(_ phrase: Phrase) {}

  func run(_ session: inout Session) throws(CommandError) -> any Report {
    guard var run = session.lesson else { throw .refused(Message("No lesson is open. `lesson` opens one.")) }
    var position = run.position - 1
    while position > 0, !(run.places[position].step.isActive && run.places[position].isFirst) { position -= 1 }
    guard position >= 0 else { throw .refused(Message("This is the lesson's beginning.")) }
    run.position = position
    session.lesson = run
    session.question = nil
    return Page(try session.continueLesson(resuming: true))
  }
}
