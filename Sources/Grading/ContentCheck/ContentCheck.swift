import CommandLanguage
public import Curriculum
import Localization
import ThreeTier
import Topology

/// Checks that all content is whole, in all languages, and true: every solution solves, every
/// near-miss misses as it says, every command of every lesson answers as the lesson states.
public struct ContentCheck<Runner: CommandRunner> {
  let curriculum: Curriculum
  /// The packs that are checked; with none the course is.
  let packs: [ContentLocation]
  /// What AWS offers, as of the day of the tables, so that the check says the same on every day.
  let tables: ServiceTables
  let style = KoreanStyle()
  /// What was found before, which still holds of all that has not changed.
  let known: ContentMemory
  var runner: Runner
  var result = ContentResult()

  /// Prepares a check of the course, or of some of the packs that `curriculum` reads beside it.
  ///
  /// - Parameters:
  ///   - packs: the packs to check instead of the course.
  ///   - known: what an earlier check remembers; what has not changed since is not run again.
  ///   - runner: performs the commands of lessons.
  public init(
    _ curriculum: Curriculum, of packs: [ContentLocation] = [], known: ContentMemory = ContentMemory(), runner: Runner
  ) {
    self.curriculum = curriculum
    self.packs = packs
    self.runner = runner
    tables = (try? curriculum.serviceTables.get()) ?? .none
    self.known = known.tables == tables ? known : ContentMemory()
    result.memory.tables = tables
  }

  /// Checks all.
  public consuming func run() -> ContentResult {
    var check = self
    check.checkFiles()
    check.checkLessons()
    check.checkQuestions()
    check.checkLabs()
    if check.packs.isEmpty { check.checkRules() }
    check.checkCatalogue()
    check.checkCoverage()
    check.checkPacks()
    // Of what is read together, only what is checked is told of.
    check.result.problems = Set(check.result.problems.filter { check.concerns($0.file) })
      .sorted { ($0.file, $0.line ?? 0, $0.message.key) < ($1.file, $1.line ?? 0, $1.message.key) }
    return check.result
  }

  /// Whether a file belongs to what is checked.
  func concerns(_ file: String) -> Bool {
    packs.isEmpty
      ? !curriculum.packs.contains { file.hasPrefix($0.shown("")) } : packs.contains { file.hasPrefix($0.shown("")) }
  }

  mutating func problem(_ file: String, _ line: Int?, _ message: Message) {
    result.problems.append(ContentProblem(file, line: line, message))
  }

  /// Does a costly part of the check, unless it is known what comes of it: `subject` is all that it depends on.
  mutating func remembering(_ subject: some Hashable & Sendable, _ check: (inout Self) -> Void) {
    let key = AnySubject(subject)
    if let problems = known.problems[key] {
      result.problems += problems
      result.memory.problems[key] = problems
      return
    }
    let before = result.problems.count
    check(&self)
    result.memory.problems[key] = Array(result.problems[before...])
  }

  /// Files that cannot be read, names that are taken twice.
  private mutating func checkFiles() {
    result.problems += curriculum.questions.problems + curriculum.labs.problems + curriculum.misconceptions.problems
    if case .failure(let problem) = curriculum.syllabus { result.problems.append(problem) }
    if case .failure(let problem) = curriculum.path { result.problems.append(problem) }
    if case .failure(let problem) = curriculum.serviceTables { result.problems.append(problem) }
    checkUnique(curriculum.questions.all.map { ($0.id, $0.file, $0.line) })
    checkUnique(curriculum.labs.all.map { ($0.id, $0.file, 1) })
    checkUnique(curriculum.misconceptions.all.map { ($0.id, $0.file, $0.line) })
    checkUnique(curriculum.lessonFolders.map { ($0.id, $0.shown, 1) })
    checkUnique(curriculum.designs.map { ($0.name, $0.location.shown("Content/topologies/\($0.name).topology"), 1) })
    let units = (try? curriculum.syllabus.get())?.units ?? []
    checkUnique(units.map { ($0.id, $0.file, $0.line) })
    checkUnique(units.flatMap { unit in unit.entries.map { ($0.id, unit.file, $0.line) } })
    for design in curriculum.designs where concerns(design.location.shown("Content")) {
      do throws(ContentProblem) { _ = try curriculum.topology(design.name) } catch { result.problems.append(error) }
    }
    checkPath()
  }

  /// The lessons that the path names are there.
  private mutating func checkPath() {
    guard case .success(let path) = curriculum.path else { return }
    let lessons = Set(curriculum.lessonFolders.map(\.id))
    for name in Set(path.selfLearner + path.course).subtracting(lessons).sorted() {
      // Whose path it is, its name says; a pack's names begin with its units.
      let pack = packs.first { pack in unitNames(of: pack).contains { name.hasPrefix($0 + "-") } } ?? packs.first
      let file = "Content/path.yaml"
      problem(pack?.shown(file) ?? file, nil, Message("There is no lesson `\(name)`."))
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
    for unit in syllabus.units where concerns(unit.file) {
      let isWritten = lessons.contains { $0.unit == unit.id }
      if !isWritten { result.unwritten.append(unit.id) }
      for entry in unit.entries {
        let asking = questions.filter { $0.covers.contains(entry.id) }
        let coverage = ContentResult.Coverage(
          id: entry.id, lessons: lessons.count { $0.covers.contains(entry.id) }, questions: asking.count,
          checks: RuleCatalogue.all.count { $0.covers.contains(entry.id) }
            + curriculum.labs.all.filter { $0.covers.contains(entry.id) }.reduce(0) { $0 + $1.goals.count })
        result.syllabus.append(coverage)
        guard isWritten else { continue }
        checkGaps(
          entry, unit.file, coverage, telling: asking.count { $0.use == .recall || $0.use == .understand },
          applying: asking.count { $0.use == .apply && $0.topology != nil })
      }
    }
  }

  private mutating func checkGaps(
    _ entry: Syllabus.Entry, _ file: String, _ coverage: ContentResult.Coverage, telling: Int, applying: Int
  ) {
    let line = entry.line
    if coverage.lessons == 0 { problem(file, line, Message("No lesson teaches `\(entry.id)`.")) }
    if telling < 2 {
      problem(file, line, Message("`\(entry.id)` has \(telling) questions to recall or understand; it needs two."))
    }
    guard entry.isBuilding else { return }
    if applying < 2 {
      problem(file, line, Message("`\(entry.id)` has \(applying) questions on a design; it needs two."))
    }
    if coverage.checks == 0 { problem(file, line, Message("No rule and no lab goal checks `\(entry.id)`.")) }
  }

  /// The patterns of Korean that are never right.
  mutating func checkKorean(_ text: LocalizedText, _ file: String, _ line: Int?) {
    guard text.languages.contains(.korean) else { return }
    checkKorean(text[.korean], file, line)
  }

  mutating func checkKorean(_ text: String, _ file: String, _ line: Int?) {
    let lapses = known.lapses[text] ?? style.lapses(in: text)
    result.memory.lapses[text] = lapses
    for lapse in lapses {
      problem(file, line, Message("Korean: \(lapse.excerpt) (\(lapse.reason.rawValue))"))
    }
  }
}
