import CommandLanguage
import Curriculum
import Localization
import Markdown
import Study
import Topology

extension Session {
  /// Opens a lesson where it was left, and shows it up to the first thing to do.
  mutating func openLesson(_ id: String) throws(CommandError) -> [Block] {
    let lesson = try content { () throws(ContentProblem) in try curriculum.lesson(id, language) }
    let start = try lessonStart(lesson)
    let places = LessonRun.places(of: lesson).count
    let state = logbook.state.lessons[id]
    let isOver = (state?.position ?? 0) >= places
    var run = LessonRun(lesson, position: isOver ? 0 : state?.position(rev: lesson.revision, count: places) ?? 0)
    question = nil
    (quiz, placement, lab) = (nil, nil, nil)
    if isOver || state == nil || run.position == 0 {
      run.position = 0
      histories[.lesson(id)] = History(start)
      record(
        .lessonOpened(lesson: id, rev: lesson.revision),
        .workspaceChanged(workspace: .lesson(id), statements: [], fresh: true))
    } else {
      record(.lessonOpened(lesson: id, rev: lesson.revision))
      restore(.lesson(id), from: start)
    }
    self.lesson = run
    let title = Block.heading(1, lesson.title)
    let resumed = run.position > 0 ? [Block.paragraph(.muted, words(Message("You go on where you stopped.")))] : []
    return [title] + resumed + (try continueLesson(resuming: run.position > 0))
  }

  private func lessonStart(_ lesson: Lesson) throws(CommandError) -> Topology {
    guard let sandbox = lesson.sandbox else { return Topology() }
    return try content { () throws(ContentProblem) in try curriculum.topology(sandbox) }
  }

  /// Shows the lesson from its place to the next thing to do; past the last place the lesson is over.
  mutating func continueLesson(resuming: Bool = false) throws(CommandError) -> [Block] {
    var blocks: [Block] = []
    var resuming = resuming
    while var run = lesson, let place = run.place {
      defer { resuming = false }
      if place.step.isActive {
        return blocks + (try present(place, isFirst: place.isFirst || resuming))
      }
      blocks += try present(place, isFirst: true)
      record(.stepDone(lesson: run.id, rev: run.lesson.revision, step: run.position))
      run.position += 1
      lesson = run
    }
    return blocks + finishLesson()
  }

  /// What a place of a lesson shows.
  private mutating func present(_ place: LessonRun.Place, isFirst: Bool) throws(CommandError) -> [Block] {
    switch place.step {
    case .prose(let prose): return prose.filter { if case .heading(level: 1, _) = $0 { false } else { true } }
    case .show(let name, let caption):
      let topology = try content { () throws(ContentProblem) in try curriculum.topology(name) }
      // A guess that follows at once would be none with the answer in the picture.
      let isBeforeGuess = if case .predict = lesson?.next?.step { true } else { false }
      return picture(of: topology, exposure: !isBeforeGuess) + [.paragraph(.muted, caption)]
    case .predict(let id), .question(let id), .ownWords(let id):
      return try ask(id, context: .lesson)
    case .attempt(let attempt):
      guard isFirst else { return [] }
      return attemptBlocks(attempt, from: lesson)
    case .lab(let id): return try offerLab(id)
    }
  }

  /// What is to be typed; of commands that were begun before, those that are left.
  private func attemptBlocks(_ attempt: Attempt, from run: LessonRun?) -> [Block] {
    if let aim = attempt.aim {
      return [
        .paragraph(.note, words(Message("Reach this aim with any commands; `hint` helps."))),
        .code("\(aim.command)   => \(aim.expected ?? "")"),
      ]
    }
    let left = run.map { 1 + $0.places.dropFirst($0.position + 1).prefix { !$0.isFirst }.count } ?? attempt.lines.count
    let lines = attempt.lines.suffix(left)
    let hasGap = lines.contains { $0.gap != nil }
    let request =
      switch (lines.count > 1, hasGap) {
      case (true, true): Message("Type these commands one by one, and fill the gap.")
      case (true, false): Message("Type these commands one by one.")
      case (false, true): Message("Type this command, and fill the gap.")
      case (false, false): Message("Type this command.")
      }
    return [.paragraph(.note, words(request)), .code(lines.map(\.shown).joined(separator: "\n"))]
  }

  private func offerLab(_ id: String) throws(CommandError) -> [Block] {
    guard let lab = curriculum.lab(id) else { throw .refused(Message("There is no lab `\(id)`.")) }
    return [
      .paragraph(
        .note, words(Message("The lab of this lesson: \(lab.title[language]) (about \(lab.minutes) minutes)"))),
      .code("lab \(id)"), .paragraph(.muted, words(Message("`skip` leaves it for later."))),
    ]
  }

  /// The end of a lesson, with a way on.
  private mutating func finishLesson() -> [Block] {
    guard let run = lesson else { return [] }
    if logbook.state.lessons[run.id]?.finished == nil || logbook.state.lessons[run.id]?.rev != run.lesson.revision {
      record(.lessonFinished(lesson: run.id, rev: run.lesson.revision))
    }
    lesson = nil
    var blocks: [Block] = [
      .thematicBreak, .paragraph(.good, words(Message("Done: \(run.lesson.title)"))),
    ]
    if let next = nextLesson(), let following = try? curriculum.lesson(next, language) {
      blocks.append(.paragraph(words(Message("The next one: \(following.title) (`lesson \(next)`)"))))
    }
    return blocks
  }

  /// The lesson that comes next in the learner's order; nil when all are done or known.
  func nextLesson() -> String? {
    logbook.nextLesson(in: path, besides: lesson?.id)
  }

  /// Goes on with the lesson after a command, when the command was what the lesson waits for.
  mutating func lessonContinues(
    after source: SourceStatement, before: Topology, results: [String]
  ) -> [any Report] {
    guard lab == nil, question == nil, let run = lesson, let place = run.place, case .attempt(let attempt) = place.step
    else { return [] }
    if let aim = attempt.aim {
      guard LessonAim(aim, curriculum).isReached(by: topology) else { return [] }
      return leavePlace(praise: Message("The aim is reached."))
    }
    guard let line = place.line, isSame(source, line, before: before) else { return [] }
    return leavePlace(praise: nil)
  }

  /// Whether what was typed is the line, or does to the design just what the line would do.
  private func isSame(_ source: SourceStatement, _ line: Attempt.Line, before: Topology) -> Bool {
    guard let expected = try? Lexer.statements(in: line.command).first else { return false }
    if canonical(source) == canonical(expected) { return true }
    guard before != topology, let wanted = try? Script.apply(line.command, to: before) else { return false }
    return wanted == topology
  }

  /// What is said of a statement that is none of those that a lesson waits for: it may stand in their way.
  var strayNotice: [any Report] {
    guard lab == nil, question == nil, lesson?.place?.line != nil else { return [] }
    return [Notice(Message("The lesson waits for another command. `undo` takes this one back."), role: .muted)]
  }

  /// Goes on where a lesson that was gone back in waits for a statement that stands in the design
  /// already, and so could not be made again; nil elsewhere.
  mutating func doneBefore(_ source: SourceStatement) -> [any Report]? {
    guard lab == nil, question == nil, let run = lesson, let line = run.place?.line,
      logbook.state.lessons[run.id]?.steps[run.position] == .done,
      let expected = try? Lexer.statements(in: line.command).first, canonical(source) == canonical(expected),
      (try? Script.apply(line.command, to: topology)) == nil
    else { return nil }
    return [Notice(Message("The design has this already."))] + leavePlace(praise: nil)
  }

  private func canonical(_ source: SourceStatement) -> [String] {
    guard let phrase = try? CommandTable.vocabulary.phrase(source) else { return source.tokens.map(\.text) }
    let words = source.tokens.map(\.text)
    let count = phrase.grammar.aliases.contains(words.prefix(2).joined(separator: " ")) ? 2 : 1
    return [phrase.grammar.verb] + words.dropFirst(count)
  }

  /// Leaves the current place as done and goes on.
  mutating func leavePlace(praise: Message?, skipped: Bool = false) -> [any Report] {
    guard var run = lesson else { return [] }
    let rev = run.lesson.revision
    record(
      skipped
        ? .stepSkipped(lesson: run.id, rev: rev, step: run.position)
        : .stepDone(lesson: run.id, rev: rev, step: run.position))
    run.position += 1
    lesson = run
    do {
      let blocks = (praise.map { [Block.paragraph(.good, words($0))] } ?? []) + (try continueLesson())
      return blocks.isEmpty ? [] : [Page(blocks)]
    } catch {
      if case .refused(let message) = error { return [Notice(message, role: .bad)] }
      if case .inputOutput(let message) = error { return [Notice(message, role: .bad)] }
      return []
    }
  }

  /// Reads content where commands throw their own errors.
  func content<Value>(_ body: () throws(ContentProblem) -> Value) throws(CommandError) -> Value {
    do throws(ContentProblem) {
      return try body()
    } catch {
      throw .inputOutput(Message("\(error.place): \(error.message)"))
    }
  }
}
