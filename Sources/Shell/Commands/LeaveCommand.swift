import CommandLanguage
import Curriculum
import Localization
import Study

/// `leave`: goes from the lab, round or lesson back to where one was before.
struct LeaveCommand: Command {
  static let grammar = Grammar(
    "leave", aliases: ["나오기"], group: .learn,
    summary: Message("Leaves the lab, the round or the lesson; what was done is kept."), examples: ["leave"])

  init(_ phrase: Phrase) {}
  init() {}

  func run(_ session: inout Session) throws(CommandError) -> any Report {
    if let lab = session.lab {
      session.lab = nil
      let notice = Notice(Message("You left the lab. `lab \(lab.id)` goes on with it."))
      guard session.lesson != nil else { return notice }
      let waiting = try NextCommand().run(&session)
      return Page(session.blocks(of: [notice, waiting]))
    }
    if let run = session.quiz {
      session.record(.roundSuspended(run.suspended(at: session.logbook.now)))
      session.quiz = nil
      session.question = nil
      let goesOn = Message("You left the round. What you answered is kept, and `quiz resume` goes on with it.")
      guard run.isExam, run.deadline != nil else { return Notice(goesOn) }
      return Notice(goesOn, Message("The clock of an exam goes on."))
    }
    if session.placement != nil {
      session.putAside()
      return Notice(Message("You left the placement. `placement` goes on with it."))
    }
    if let lesson = session.lesson {
      session.lesson = nil
      session.question = nil
      return Notice(
        Message("You left the lesson and are in your own design. `lesson` goes on with it."),
        Message("Lesson: \(lesson.lesson.title)"))
    }
    throw .refused(Message("You are in your own design already. `quit` ends the program."))
  }
}
