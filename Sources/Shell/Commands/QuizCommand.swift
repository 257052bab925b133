import CommandLanguage
import Curriculum
import Localization
import Markdown
import Study

/// `quiz [UNIT|LESSON]`: a round of questions.
struct QuizCommand: Command {
  static let grammar = Grammar(
    "quiz", aliases: ["퀴즈"], group: .learn, summary: Message("Asks a round of questions."),
    pattern: .optional(.slot("ABOUT", .item(.unit))),
    options: [
      Grammar.Option("--count", .number, Message("how many questions, 10 otherwise")),
      Grammar.Option("--seed", .number, Message("the same number gives the same round")),
    ],
    examples: ["quiz", "quiz tiers --count 5", "quiz out-but-not-in --seed 7"])

  private let about: Token?
  private let count: Int
  private let seed: UInt64?

  init(_ phrase: Phrase) {
    about = phrase["ABOUT"]
    count = phrase.option("--count").flatMap { Int($0.text) } ?? 10
    seed = phrase.option("--seed").flatMap { UInt64($0.text) }
  }

  func run(_ session: inout Session) throws(CommandError) -> any Report {
    guard (1...100).contains(count) else { throw .refused(Message("A round has 1 to 100 questions.")) }
    let questions = try pool(session)
    guard !questions.isEmpty else { throw .refused(Message("There are no questions about this yet.")) }
    let seed = self.seed ?? session.newSeed() % 1_000_000
    let round = QuizRound(
      choosing: count, of: questions.map { QuizQuestion($0) },
      given: session.logbook.state, seed: seed)
    session.lesson = nil
    session.question = nil
    session.lab = nil
    session.quiz = QuizRun(round)
    return Page(
      [
        .paragraph(
          .muted,
          session.words(
            Message("\(round.questions.count) questions, seed \(seed.description). `leave` ends the round.")))
      ]
        + (try session.continueQuiz()))
  }

  /// The questions that can be asked in a round: no predictions, no own words.
  private func pool(_ session: Session) throws(CommandError) -> [Question] {
    let all = session.curriculum.questions.all.filter {
      $0.use != .predict && $0.use != .ownWords && $0.form != .build && !$0.covers.isEmpty
    }
    guard let about else { return all }
    guard case .success(let syllabus) = session.curriculum.syllabus else { return all }
    if let unit = syllabus.units.first(where: { $0.id == about.text }) {
      let ids = Set(unit.entries.map(\.id))
      return all.filter { !ids.isDisjoint(with: $0.covers) }
    }
    let inLesson = all.filter { $0.topic == about.text }
    if !inLesson.isEmpty { return inLesson }
    let covering = all.filter { $0.covers.contains(about.text) }
    guard covering.isEmpty else { return covering }
    let names = syllabus.units.map(\.id) + session.curriculum.lessonFolders.map(\.id) + syllabus.entries.map(\.id)
    guard !names.contains(about.text) else { return [] }
    throw .language(
      Diagnostic(
        "unknown-topic", Message("There is no unit, lesson or topic `\(about.text)`."), at: about.span,
        nearest: Nearest.candidate(to: about.text, in: names), example: "quiz tiers"))
  }
}
