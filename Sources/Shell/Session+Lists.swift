import Curriculum
import Grading
import Localization
import Markdown
import Study
import ThreeTier
import Topology

extension Session {
  /// The words for the orders of lessons, the first of which holds until a learner chooses.
  static let pathOrders = ["self", "course"]
  /// The setting that keeps the choice.
  static let pathSetting = "path"

  /// The lessons in the order that the learner chose; empty where the content has none.
  var path: [String] {
    guard case .success(let path) = curriculum.path else { return [] }
    return logbook.state.settings[Self.pathSetting] == Self.pathOrders[1] ? path.course : path.selfLearner
  }

  /// The names of lessons, in the learner's order, those on no path behind.
  var lessonOrder: [String] {
    let all = curriculum.lessonFolders.map(\.id)
    let onPath = path.filter(all.contains)
    return onPath + all.filter { !onPath.contains($0) && $0 != FirstMinute.lesson }
  }

  /// What the learner did and can do.
  var progress: ProgressSummary {
    ProgressSummary(logbook, curriculum, in: language) { lesson(on: $0) }
  }

  /// The titles of units, by their names.
  var unitTitles: [String: String] {
    let units = (try? curriculum.syllabus.get())?.units ?? []
    return Dictionary(units.map { ($0.id, $0.title[language]) }, uniquingKeysWith: { first, _ in first })
  }

  /// The labs in the order of the units and, within one, of the lessons before them.
  var labOrder: [Lab] {
    let units = ((try? curriculum.syllabus.get())?.units ?? []).map(\.id)
    let lessons = lessonOrder
    func place(_ lab: Lab) -> (Int, Int) {
      (
        unit(of: lab).flatMap(units.firstIndex) ?? units.count, lab.after.flatMap(lessons.firstIndex) ?? lessons.count
      )
    }
    return curriculum.labs.all.enumerated().map { ($1, place($1), $0) }
      .sorted { ($0.1.0, $0.1.1, $0.2) < ($1.1.0, $1.1.1, $1.2) }.map(\.0)
  }

  /// The unit of a lab: that of the lesson before it, else the one whose facts it shows.
  func unit(of lab: Lab) -> String? {
    if let after = lab.after, let folder = curriculum.lessonFolders.first(where: { $0.id == after }) {
      return folder.unit
    }
    let units = (try? curriculum.syllabus.get())?.units ?? []
    return units.first { unit in unit.entries.contains { lab.covers.contains($0.id) } }?.id
  }

  /// The codes of the rules that are built.
  var ruleCodes: [String] { RuleCatalogue.all.map { $0.code } }

  /// What people read about each rule, as far as its file can be read.
  var ruleTexts: [String: RuleWords] {
    Dictionary(
      uniqueKeysWithValues: ruleCodes.compactMap { code in (try? curriculum.words(ofRule: code)).map { (code, $0) } })
  }

  /// The lines of goals that have no text of their own, as a question shows them.
  func goalLines(_ goals: [Goal]) -> [String] {
    goals.flatMap(\.conditions).map(\.line)
  }

  /// Judges a question that is built.
  mutating func checkBuilding(_ open: OpenQuestion) throws(CommandError) -> any Report {
    if open.isInRound, let ended = try endOfTime() { return ended }
    let start = open.question.topology.flatMap { try? Script.apply($0) } ?? Topology()
    let results = GoalJudge(topology, start: start, tables: tables).judge(open.question.goals)
    var report = GoalReport(results: results, language: language, ending: [])
    guard results.allSatisfy(\.isMet) else { return report }
    let lines = topology.lines
    // Before the next question comes, which may build at the same place.
    histories[place] = nil
    report.ending = close(open, .built, given: lines)
    return report
  }

  /// Speaks another language from now on; an open lesson goes on in it.
  mutating func speak(_ language: Language) {
    words = curriculum.catalogue(language)
    if let run = lesson, let other = try? curriculum.lesson(run.id, language) {
      lesson = LessonRun(other, position: run.position)
    }
  }

  /// Begins the sitting of the learner in the record: own design, nothing open.
  mutating func begin() {
    histories = [:]
    putAside()
    restore(.own, from: Topology())
  }

  /// Lets a lesson that is skipped past a `try` go on from what its commands would have made.
  mutating func passOver(_ run: LessonRun) {
    guard case .attempt(let attempt)? = run.place?.step else { return }
    let commands = attempt.aim == nil ? (run.place?.line.map { [$0.command] } ?? []) : attempt.lines.map(\.command)
    for command in commands {
      guard let next = try? Script.apply(command, to: topology) else {
        if command == "undo", var changed = Optional(history), changed.undo() != nil {
          record(.undone(workspace: place))
          history = changed
        }
        continue
      }
      record(.workspaceChanged(workspace: place, statements: [command], fresh: false))
      history.advance(to: next, by: command)
    }
  }
}
