import CommandLanguage
import Curriculum
import Localization
import Markdown
import Study
import Topology

/// `list`: kinds, parts, lessons, labs, rules, designs, versions.
struct ListCommand: Command {
  static let grammar = Grammar(
    "list", aliases: ["목록"], group: .look,
    summary: Message("Lists parts, kinds, lessons, labs, rules, designs or versions of engines."),
    pattern: .optional(.slot("WHAT", .word(["parts", "kinds", "lessons", "labs", "rules", "designs", "versions"]))),
    examples: ["list", "list kinds", "list lessons"])

  private let what: String

  init(_ phrase: Phrase) { what = phrase["WHAT"]?.text ?? "parts" }

  func run(_ session: inout Session) throws(CommandError) -> any Report {
    if what == "kinds" { return KindsReport(words: session.words) }
    if what == "versions" { return VersionsReport(session.tables) }
    return ListReport(what: what, rows: rows(session), words: session.words)
  }

  private func rows(_ session: Session) -> [ListReport.Row] {
    switch what {
    case "lessons":
      let titles = session.unitTitles
      let state = session.logbook.state.lessons
      return session.lessonOrder.compactMap { id in
        guard let lesson = try? session.curriculum.lesson(id, session.language) else { return nil }
        let mark = state[id]?.finished != nil ? Message("done") : state[id] != nil ? Message("begun") : .verbatim("")
        return ListReport.Row(id, lesson.title, session.words(mark), unit: titles[lesson.unit])
      }
    case "labs":
      let titles = session.unitTitles
      return session.labOrder.map { lab in
        let isDone = session.logbook.state.labs[lab.id]?.finished != nil
        return ListReport.Row(
          lab.id, lab.title[session.language], isDone ? session.words(Message("done")) : "",
          unit: session.unit(of: lab).flatMap { titles[$0] })
      }
    case "rules":
      return session.ruleCodes.map { code in
        ListReport.Row(code, (try? session.curriculum.words(ofRule: code))?.title[session.language] ?? "")
      }
    case "designs": return session.curriculum.topologyNames.map { ListReport.Row($0, "") }
    default:
      return session.topology.parts.map {
        ListReport.Row($0.name.description, session.words(session.topology.title(of: $0)), $0.parent?.description ?? "")
      }
    }
  }
}
