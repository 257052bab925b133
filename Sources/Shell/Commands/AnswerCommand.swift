import CommandLanguage
import Curriculum
import Grading
import Localization

/// `answer TEXT`: answers the open question where the bare text would be taken for a command.
struct AnswerCommand: Command {
  static let grammar = Grammar(
    "answer", aliases: ["답"], group: .learn, summary: Message("Answers the open question."),
    pattern: .rest("TEXT", .text), examples: ["answer 2", "answer route table"])

  private let text: String

  init(_ phrase: Phrase) { text = phrase.all("TEXT").map(\.text).joined(separator: " ") }

  func run(_ session: inout Session) throws(CommandError) -> any Report {
    guard let open = session.question else { throw .refused(Message("No question is open.")) }
    if open.takesAnyText { return try session.submit(typed: text, to: open) }
    guard let report = try session.answer(text) else { throw .refused(open.request) }
    return report
  }
}
