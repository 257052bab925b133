import CommandLanguage
import Curriculum
import Localization
import Study

/// `skip`: leaves the question, the task or the lab out.
struct SkipCommand: Command {
  static let grammar = Grammar(
    "skip", aliases: ["건너뛰기"], group: .learn, summary: Message("Leaves the current question or task out."),
    examples: ["skip"])

  init(_ phrase: Phrase) {}

  func run(_ session: inout Session) throws(CommandError) -> any Report {
    if session.lab != nil { return try LeaveCommand().run(&session) }
    if let question = session.question {
      if question.isInRound { return session.page(try session.skipInQuiz()) }
      session.record(.questionSkipped(question: question.question.id, context: question.context))
      if question.context == .placement { return session.page(try session.takePlacement(isKnown: false)) }
      session.question = nil
    }
    guard let run = session.lesson else { throw .refused(Message("There is nothing to leave out.")) }
    session.passOver(run)
    let blocks = session.blocks(of: session.leavePlace(praise: nil, skipped: true))
    // Among the commands of one task nothing new is shown, so that the next one is named.
    return blocks.isEmpty ? try NextCommand().run(&session) : Page(blocks)
  }
}
