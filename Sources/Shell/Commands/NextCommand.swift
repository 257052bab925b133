import CommandLanguage
import Curriculum
import Localization
import Markdown

/// `next`: goes on with the lesson or the round.
struct NextCommand: Command {
  static let grammar = Grammar(
    "next", aliases: ["다음"], group: .learn, summary: Message("Goes on with the lesson."), examples: ["next"])

  init(_ phrase: Phrase) {}
  init() {}

  func run(_ session: inout Session) throws(CommandError) -> any Report {
    if let question = session.question {
      return Page(
        session.wording(question) + [
          .paragraph(.muted, session.words(Message("`skip` leaves the question out.")))
        ])
    }
    if session.lab != nil { return Notice(Message("You are in a lab: `check` judges it, `leave` goes back.")) }
    guard let run = session.lesson else {
      guard let next = session.nextLesson() else {
        return Notice(Message("All lessons are done. `lesson NAME` opens one again; `list lessons` has their names."))
      }
      return Page(try session.openLesson(next))
    }
    if case .attempt(let attempt)? = run.place?.step {
      let wanted = attempt.aim == nil ? run.place?.line?.shown : attempt.aim?.command
      return Page([
        .paragraph(.note, session.words(Message("The lesson waits for this; `skip` leaves it out."))),
        .code(wanted ?? ""),
      ])
    }
    if session.lessonLab != nil { return Page(session.blocks(of: session.leavePlace(praise: nil))) }
    return Page(try session.continueLesson())
  }
}
