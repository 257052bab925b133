import CommandLanguage
import Curriculum
import Localization
import Study

/// `lesson [NAME]`: opens a lesson, or goes on with the one that was left.
struct LessonCommand: Command {
  static let grammar = Grammar(
    "lesson", aliases: ["레슨"], group: .learn, summary: Message("Opens a lesson, or goes on where you stopped."),
    pattern: .optional(.slot("NAME", .item(.lesson))), examples: ["lesson", "lesson out-but-not-in"])

  private let name: Token?

  init(_ phrase: Phrase) { name = phrase["NAME"] }

  func run(_ session: inout Session) throws(CommandError) -> any Report {
    guard let name else {
      if let current = session.logbook.state.currentLesson,
        session.curriculum.lessonFolders.contains(where: { $0.id == current }),
        session.logbook.state.lessons[current]?.finished == nil
      {
        return Page(try session.openLesson(current))
      }
      guard let next = session.nextLesson() else {
        return Notice(Message("All lessons are done. `lesson NAME` opens one again; `list lessons` has their names."))
      }
      return Page(try session.openLesson(next))
    }
    let names = session.curriculum.lessonFolders.map(\.id)
    guard names.contains(name.text) else {
      throw .language(
        Diagnostic(
          "unknown-lesson", Message("There is no lesson `\(name.text)`."), at: name.span,
          nearest: Nearest.candidate(to: name.text, in: names), example: "list lessons"))
    }
    return Page(try session.openLesson(name.text))
  }
}
