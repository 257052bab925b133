import CommandLanguage
import Curriculum
import Localization
import Study

/// `lab NAME`: a task on a design.
struct LabCommand: Command {
  static let grammar = Grammar(
    "lab", aliases: ["실습"], group: .learn, summary: Message("Opens a lab, or goes on with it."),
    pattern: .optional(.slot("NAME", .item(.lab))),
    options: [
      Grammar.Option("--restart", Message("begins again from the lab's start")),
      Grammar.Option("--reveal", Message("shows a solution; the lab then counts with other names only")),
    ],
    examples: ["lab booking-two-zones", "lab --reveal"])

  private let name: Token?
  private let restarts: Bool
  private let reveals: Bool

  init(_ phrase: Phrase) {
    name = phrase["NAME"]
    restarts = phrase.option("--restart") != nil
    reveals = phrase.option("--reveal") != nil
  }

  func run(_ session: inout Session) throws(CommandError) -> any Report {
    let names = session.curriculum.labs.all.map(\.id)
    guard let id = name?.text ?? session.lab?.id ?? session.lessonLab ?? session.logbook.state.currentLab else {
      throw .refused(Message("Say which lab: `list labs` has their names."))
    }
    guard let lab = session.curriculum.lab(id) else {
      throw .language(
        Diagnostic(
          "unknown-lab", Message("There is no lab `\(id)`."), at: name?.span,
          nearest: Nearest.candidate(to: id, in: names),
          example: "list labs"))
    }
    if reveals { return try session.revealSolution(lab) }
    return try session.openLab(lab, restarts: restarts)
  }
}
