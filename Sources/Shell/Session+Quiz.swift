import CommandLanguage
import Curriculum
import Grading
import Localization
import Markdown
import Study

extension Session {
  /// The questions about a unit, a lesson, an id of the syllabus, or what is `due` or `weak`; all where nothing is
  /// named. No predictions and no own words; what is built only where one asks for less than a unit, or where `building`
  /// says so.
  func questions(about: Token?, building: Bool = false) throws(CommandError) -> [Question] {
    let all = curriculum.questions.all.filter { $0.use != .predict && $0.use != .ownWords && !$0.covers.isEmpty }
    let told = building ? all : all.filter { $0.form != .build }
    guard let about else { return told }
    if about.text == "due" {
      let due = Set(logbook.reviews.due)
      return all.filter { !due.isDisjoint(with: $0.covers) }
    }
    if about.text == "weak" {
      let states = logbook.state.questions
      return all.filter { question in
        states[question.id].map { $0.isWeak || !$0.openMisconceptions.isEmpty } ?? false
      }
    }
    guard case .success(let syllabus) = curriculum.syllabus else { return told }
    if let unit = syllabus.units.first(where: { $0.id == about.text }) {
      let ids = Set(unit.entries.map(\.id))
      return told.filter { !ids.isDisjoint(with: $0.covers) }
    }
    let inLesson = told.filter { $0.topic == about.text }
    if !inLesson.isEmpty { return inLesson }
    let covering = all.filter { $0.covers.contains(about.text) }
    guard covering.isEmpty else { return covering }
    let names =
      ["due", "weak", "resume"] + syllabus.units.map(\.id) + curriculum.lessonFolders.map(\.id)
      + syllabus.entries.map(\.id)
    guard !names.contains(about.text) else { return [] }
    throw .language(
      Diagnostic(
        "unknown-topic",
        Message(
          "There is no unit, lesson or topic `\(about.text)`. Units: \(syllabus.units.map(\.id).joined(separator: ", "))"
        ),
        at: about.span,
        nearest: Nearest.candidate(to: about.text, in: names), example: "quiz tiers"))
  }

  /// Asks the round's next question, or ends the round with what it came to.
  mutating func continueQuiz() throws(CommandError) -> [Block] {
    guard var run = quiz else { return [] }
    if run.isExam, run.round.isComplete {
      run.round.revisit(run.flagged)
      quiz = run
    }
    guard let current = run.round.current, !run.isOver(at: logbook.now) else {
      return (run.round.current == nil ? [] : [.paragraph(.warning, words(Message("The time is over.")))])
        + endQuiz(run)
    }
    var place = words(place(of: run.round))
    if let deadline = run.deadline {
      place += " · " + words(Message("\(Self.clock(deadline, from: logbook.now)) left"))
    }
    let asked = try ask(current.id, context: run.round.currentContext, seed: run.round.choiceSeed)
    return [.thematicBreak, .paragraph(.muted, place)] + asked + (run.round.revisited == nil ? [] : earlierAnswer())
  }

  /// What the learner answered to the open question before, as it was typed.
  private func earlierAnswer() -> [Block] {
    guard let open = question, let given = logbook.state.questions[open.question.id]?.last?.given else { return [] }
    let shown: [String] =
      switch open.question.form {
      case .fillIn, .ownWords, .build: given
      case .match: given.compactMap { Int($0).flatMap(open.order.firstIndex).map { "\($0 + 1)" } }
      default: given.compactMap { id in open.choices.firstIndex { $0.id == id }.map { "\($0 + 1)" } }
      }
    return [.paragraph(.muted, words(Message("Your answer so far: `\(shown.joined(separator: " "))`")))]
  }

  private func place(of round: QuizRound) -> Message {
    if round.isRepeat { return Message("Once more") }
    guard let revisited = round.revisited else {
      return Message("Question \(round.outcomes.count + 1) of \(round.counted)")
    }
    return round.outcomes[revisited] == .skipped
      ? Message("Back to question \(revisited + 1) of \(round.counted), which you left out")
      : Message("Back to question \(revisited + 1) of \(round.counted), which you flagged; `skip` keeps your answer")
  }

  /// Leaves the current question of the round unanswered.
  mutating func skipInQuiz() throws(CommandError) -> [Block] {
    record(quiz?.round.skip() ?? [])
    question = nil
    return try continueQuiz()
  }

  /// A page with what a round came to, when it has just ended.
  mutating func page(_ blocks: [Block]) -> Page {
    var page = Page(blocks)
    (page.exitCode, roundExit) = (roundExit, .fine)
    return page
  }

  /// Minutes and seconds until a moment.
  private static func clock(_ end: Moment, from now: Moment) -> String {
    let seconds = max(0, (end.milliseconds - now.milliseconds + 999) / 1_000)
    let rest = seconds % 60
    return "\(seconds / 60):" + (rest < 10 ? "0" : "") + "\(rest)"
  }

  /// Begins a round, which is kept from its first question on, so that it can be taken up whatever happens. An exam
  /// that was left gives way to it with what it came to.
  mutating func begin(_ run: QuizRun) {
    if let left = logbook.state.round, left.passMark != nil {
      record(
        [.roundEnded(left.result)] + grades(of: left.round))
    }
    putAside()
    quiz = run
    record(.roundSuspended(run.suspended(at: logbook.now)))
  }

  /// Ends an exam when its time is over, before what was typed too late is taken; in practice it still counts.
  mutating func endOfTime() throws(CommandError) -> (any Report)? {
    guard let run = quiz, run.isExam, run.isOver(at: logbook.now) else { return nil }
    let late = Block.paragraph(.warning, words(Message("That came too late, and does not count.")))
    return page([late] + (try continueQuiz()))
  }

  /// What the answers of an exam say of memory, each the last to its question; other rounds say it as they go.
  private func grades(of round: QuizRound) -> [Deed] {
    guard round.context == .exam else { return [] }
    return zip(round.questions, round.outcomes).prefix(round.counted).filter { $0.1 != .skipped }.compactMap { item in
      guard let id = curriculum.question(item.0.id)?.covers.first,
        let answer = logbook.state.questions[item.0.id]?.last, answer.context == .exam
      else { return nil }
      return .reviewed(id: id, grade: answer.grade)
    }
  }

  private mutating func endQuiz(_ run: QuizRun) -> [Block] {
    record([.roundEnded(run.result)] + grades(of: run.round))
    quiz = nil
    question = nil
    let round = run.round
    let right = round.count(of: .right) + round.count(of: .rightWithHelp)
    var blocks: [Block] = [
      .thematicBreak,
      .paragraph([
        .text(words(Message("\(right) of \(round.counted) right"))), .text("  "),
        .progress(done: right, of: round.counted),
      ]),
    ]
    if let mark = run.passMark { blocks += verdict(round, mark, right: right) }
    if !run.flagged.isEmpty {
      blocks.append(.paragraph(words(Message("You flagged:"))))
      blocks.append(.bullets(run.flagged.compactMap { curriculum.question($0)?.prompt[language] }))
    }
    return blocks + studyNext(round)
  }

  /// Whether an exam is passed, and everything that was kept back until its end.
  private mutating func verdict(_ round: QuizRound, _ passMark: Int, right: Int) -> [Block] {
    let percent = round.counted == 0 ? 0 : right * 100 / round.counted
    let isPassed = percent >= passMark
    roundExit = isPassed ? .fine : .belowPassMark
    let told = Message("\(percent) %, and the pass mark is \(passMark) %.")
    let missed = zip(round.questions, round.outcomes).prefix(round.counted).enumerated().filter {
      $0.element.1 == .wrong
    }
    return [.paragraph(isPassed ? .good : .bad, words(told))]
      + missed.flatMap { number, item -> [Block] in
        guard let question = curriculum.question(item.0.id), let answer = logbook.state.questions[question.id]?.last
        else { return [] }
        let judgement = AnswerKey.judge(question, GivenAnswer(answer.given, to: question), in: language)
        let given = question.told(answer.given, language)
        return [
          .thematicBreak, .paragraph(.muted, words(Message("Question \(number + 1) of \(round.counted)"))),
          .paragraph([.strong([Inline](question.prompt[language]))]),
        ]
          + (given.isEmpty ? [] : [.paragraph(words(Message("You answered: \(given)")))])
          + feedback(question, judgement)
      }
  }

  /// The lessons behind what was not right, those with most of it first.
  private func studyNext(_ round: QuizRound) -> [Block] {
    let topics = round.toRepeat.compactMap { curriculum.question($0) }.compactMap { lesson(behind: $0) }
    var counts: [String: Int] = [:]
    for topic in topics { counts[topic, default: 0] += 1 }
    let names = counts.keys.sorted { (counts[$1] ?? 0, $0) < (counts[$0] ?? 0, $1) }
    guard !names.isEmpty else { return [] }
    return [
      .paragraph(words(Message("Worth another look:"))), .bullets(names.map { "`lesson \($0)`" }),
    ]
  }

  /// The lesson that teaches what a question asks: its own, or one that covers its first id.
  private func lesson(behind question: Question) -> String? {
    let folders = curriculum.lessonFolders.map(\.id)
    return folders.contains(question.topic) ? question.topic : question.covers.first.flatMap { lesson(on: $0) }
  }

  /// The lesson that teaches an id, the first in the learner's order.
  func lesson(on id: String) -> String? {
    lessonOrder.first { (try? curriculum.lesson($0, language))?.covers.contains(id) ?? false }
  }
}

extension Question {
  /// An answer as the record has it, in the words of the question.
  fileprivate func told(_ given: [String], _ language: Language) -> String {
    switch form {
    case .match:
      let sides = given.compactMap { Int($0) }.filter(pairs.indices.contains).map { pairs[$0].right[language] }
      return zip(pairs, sides).map { "\($0.left[language]): \($1)" }.joined(separator: "; ")
    case .fillIn, .ownWords: return given.joined(separator: " ")
    case .build: return ""
    default:
      return given.compactMap { id in choices.first { $0.id == id }?.text[language] }.joined(separator: "; ")
    }
  }
}

extension GivenAnswer {
  /// An answer as the record has it.
  fileprivate init(_ given: [String], to question: Question) {
    switch question.form {
    case .match: self = .pairs(given.compactMap { Int($0) })
    case .fillIn, .ownWords, .build: self = .text(given.joined(separator: "\n"))
    case .one, .several, .trueFalse, .flaw, .order: self = .choices(given)
    }
  }
}
