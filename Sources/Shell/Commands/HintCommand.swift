import CommandLanguage
import Curriculum
import Grading
import Localization
import Markdown
import Study

/// `hint`: help in stages, for the lab, the question or the lesson's task.
struct HintCommand: Command {
  static let grammar = Grammar(
    "hint", aliases: ["힌트"], group: .learn, summary: Message("Helps one step further."), examples: ["hint"])

  init(_ phrase: Phrase) {}

  func run(_ session: inout Session) throws(CommandError) -> any Report {
    if session.lab != nil { return try session.labHint() }
    if session.placement != nil {
      throw .refused(Message("A placement gives no hints; `skip` says that you do not know."))
    }
    if session.quiz?.isExam == true { throw .refused(Message("An exam gives no hints.")) }
    if var open = session.question {
      guard let hint = open.question.hint else { return hintByElimination(&open, &session) }
      open.isHinted = true
      session.question = open
      session.quiz?.round.hint()
      return Page([.paragraph(.note, hint[session.language])])
    }
    guard let run = session.lesson, case .attempt(let attempt)? = run.place?.step else {
      return Notice(Message("There is nothing to help with here. `next` goes on."))
    }
    let command = attempt.aim == nil ? run.place?.line?.command : attempt.lines.map(\.command).joined(separator: "\n")
    return Page([.paragraph(.note, session.words(Message("One way:"))), .code(command ?? "")])
  }

  /// Where a question has no hint of its own, one wrong choice is taken away.
  private func hintByElimination(_ open: inout OpenQuestion, _ session: inout Session) -> any Report {
    guard !open.isPrediction, let wrong = open.choices.first(where: { !$0.isRight }), open.choices.count > 2 else {
      return Notice(Message("There is no hint for this question."))
    }
    open.isHinted = true
    session.question = open
    session.quiz?.round.hint()
    return Page([.paragraph(.note, session.words(Message("This one is not it: \(wrong.text[session.language])")))])
  }
}
