import CommandLanguage
public import Curriculum
import Localization
import ThreeTier
import Topology

/// Checks that all content is whole, in all languages, and true: every solution solves, every
/// near-miss misses as it says, every command of every lesson answers as the lesson states.
public struct ContentCheck<Runner: CommandRunner> {
  let curriculum: Curriculum
  /// What AWS offers, as of the day of the tables, so that the check says the same on every day.
  var tables: ServiceTables { (try? curriculum.serviceTables.get()) ?? .none }
  var runner: Runner
  var result = ContentResult()

  /// Prepares a check of `curriculum`, whose lessons' commands `runner` performs.
  public init(_ curriculum: Curriculum, runner: Runner) {
    self.curriculum = curriculum
    self.runner = runner
  }

  /// Checks all.
  public consuming func run() -> ContentResult {
    var check = self
    check.checkFiles()
    check.checkLessons()
    check.checkQuestions()
    check.checkLabs()
    check.checkRules()
    check.checkCatalogue()
    check.checkCoverage()
    check.result.problems.sort { ($0.file, $0.line ?? 0) < ($1.file, $1.line ?? 0) }
    return check.result
  }

  mutating func problem(_ file: String, _ line: Int?, _ message: Message) {
    result.problems.append(ContentProblem(file, line: line, message))
  }

  /// Files that cannot be read, names that are taken twice.
  private mutating func checkFiles() {
    result.problems += curriculum.questions.problems + curriculum.labs.problems + curriculum.misconceptions.problems
    if case .failure(let problem) = curriculum.syllabus { result.problems.append(problem) }
    if case .failure(let problem) = curriculum.path { result.problems.append(problem) }
    if case .failure(let problem) = curriculum.serviceTables { result.problems.append(problem) }
    checkUnique(curriculum.questions.all.map { ($0.id, $0.file, $0.line) })
    checkUnique(curriculum.labs.all.map { ($0.id, $0.file, 1) })
    checkUnique(curriculum.misconceptions.all.map { ($0.id, "Content/misconceptions", 1) })
    checkUnique(curriculum.lessonFolders.map { ($0.id, "Lessons/\($0.unit)/\($0.id)", 1) })
    for name in curriculum.topologyNames {
      do throws(ContentProblem) { _ = try curriculum.topology(name) } catch { result.problems.append(error) }
    }
  }

  mutating func checkUnique(_ names: [(id: String, file: String, line: Int)]) {
    var seen: Set<String> = []
    for name in names where !seen.insert(name.id).inserted {
      problem(name.file, name.line, Message("The name `\(name.id)` is taken twice."))
    }
  }

  /// Every rule has its words, and they point at a lesson that is there.
  private mutating func checkRules() {
    let lessons = Set(curriculum.lessonFolders.map(\.id))
    for rule in RuleCatalogue.all {
      let file = "Content/rules/\(rule.code).yaml"
      do throws(ContentProblem) {
        let words = try curriculum.words(ofRule: rule.code)
        if let lesson = words.lesson, !lessons.contains(lesson) {
          problem(file, nil, Message("There is no lesson `\(lesson)`."))
        }
        if words.links.isEmpty { problem(file, nil, Message("`links` is empty.")) }
        for text in [words.title, words.why, words.mend] { checkKorean(text, file, nil) }
      } catch {
        result.problems.append(error)
      }
    }
  }

  /// How far the syllabus is covered; gaps are problems where the unit has lessons.
  private mutating func checkCoverage() {
    guard case .success(let syllabus) = curriculum.syllabus else { return }
    let lessons = curriculum.lessonFolders.compactMap { try? curriculum.lesson($0.id, .english) }
    let questions = curriculum.questions.all.filter { $0.use != .predict && $0.use != .ownWords }
    for unit in syllabus.units {
      let isWritten = lessons.contains { $0.unit == unit.id }
      if !isWritten { result.unwritten.append(unit.id) }
      for entry in unit.entries {
        let asking = questions.filter { $0.covers.contains(entry.id) }
        let coverage = ContentResult.Coverage(
          id: entry.id, lessons: lessons.count { $0.covers.contains(entry.id) }, questions: asking.count,
          checks: RuleCatalogue.all.count { $0.covers.contains(entry.id) }
            + curriculum.labs.all.filter { $0.covers.contains(entry.id) }.reduce(0) { $0 + $1.goals.count })
        result.syllabus.append(coverage)
        if isWritten { checkGaps(entry, coverage, applying: asking.count { $0.use == .apply && $0.topology != nil }) }
      }
    }
  }

  private mutating func checkGaps(_ entry: Syllabus.Entry, _ coverage: ContentResult.Coverage, applying: Int) {
    let file = "Content/syllabus.yaml"
    if coverage.lessons == 0 { problem(file, nil, Message("No lesson teaches `\(entry.id)`.")) }
    if coverage.questions < 2 {
      problem(file, nil, Message("`\(entry.id)` has \(coverage.questions) questions; it needs two."))
    }
    guard entry.isBuilding else { return }
    if applying < 2 {
      problem(file, nil, Message("`\(entry.id)` has \(applying) questions on a design; it needs two."))
    }
    if coverage.checks == 0 { problem(file, nil, Message("No rule and no lab goal checks `\(entry.id)`.")) }
  }

  /// The patterns of Korean that are never right.
  mutating func checkKorean(_ text: LocalizedText, _ file: String, _ line: Int?) {
    guard text.languages.contains(.korean) else { return }
    for lapse in KoreanStyle.lapses(in: text[.korean]) {
      problem(file, line, Message("Korean: \(lapse.excerpt) (\(lapse.reason.rawValue))"))
    }
  }
}
