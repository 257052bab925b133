import CommandLanguage
import Curriculum
import Localization
import Study

/// `path self|course`: the order in which lessons come, for this learner.
struct PathCommand: Command {
  static let grammar = Grammar(
    "path", aliases: ["학습순서"], group: .learn,
    summary: Message(
      "Chooses the order of the lessons: `self` begins with building, `course` goes unit by unit, as classes do."),
    pattern: .slot("ORDER", .word(Session.pathOrders)), examples: ["path course", "path self"])

  private let order: String

  init(_ phrase: Phrase) { order = phrase["ORDER"]?.text ?? Session.pathOrders[0] }

  func run(_ session: inout Session) throws(CommandError) -> any Report {
    session.record(.settingChanged(name: Session.pathSetting, value: order))
    guard let next = session.nextLesson(), let lesson = try? session.curriculum.lesson(next, session.language) else {
      return Notice(Message("No lesson is left in this order."))
    }
    return Notice(Message("In this order the next lesson is: \(lesson.title) (`lesson \(next)`)"))
  }
}
