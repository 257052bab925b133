import CommandLanguage
import Localization
import Markdown
import Study

/// `review`: asks what is due today; `review forecast`: what the coming days bring.
struct ReviewCommand: Command {
  static let grammar = Grammar(
    "review", aliases: ["복습"], group: .learn,
    summary: Message(
      "Asks again what you are about to forget; `forecast` shows the days to come, `undo` takes the last grade back."),
    pattern: .optional(.slot("WHAT", .word(["forecast", "undo"]))),
    options: [
      Grammar.Option("--limit", .number, Message("how many questions at most, 20 otherwise")),
      Grammar.Option("--seed", .number, Message("the same number draws the same questions")),
    ],
    examples: ["review", "review --limit 5", "review forecast", "review undo"])

  private let what: String?
  private let limit: Int
  private let seed: Token?

  init(_ phrase: Phrase) {
    what = phrase["WHAT"]?.text
    limit = phrase.option("--limit").flatMap { Int($0.text) } ?? Session.reviewLimit
    seed = phrase.option("--seed")
  }

  func run(_ session: inout Session) throws(CommandError) -> any Report {
    switch what {
    case "forecast": return ForecastReport(session)
    case "undo": return try undo(&session)
    default: return try begin(&session)
    }
  }

  private func begin(_ session: inout Session) throws(CommandError) -> any Report {
    guard (1...500).contains(limit) else { throw .refused(Message("A review has 1 to 500 questions.")) }
    let queue = session.logbook.reviews
    let round = session.reviewRound(limit: limit, seed: try seed.map(QuizCommand.seed) ?? session.newSeed() % 1_000_000)
    guard !round.questions.isEmpty else { return ForecastReport(session) }
    session.begin(QuizRun(round))
    let opening = Message(
      "Due: \(queue.due.count). New from your lessons: \(queue.fresh.count). Now: \(round.questions.count) questions. `2?` says that you are unsure, `leave` ends."
    )
    return Page([.paragraph(.muted, session.words(opening))] + (try session.continueQuiz()))
  }

  private func undo(_ session: inout Session) throws(CommandError) -> any Report {
    guard let id = session.logbook.state.lastReviewed else {
      throw .refused(Message("There is no grade to take back."))
    }
    session.record(.reviewTakenBack(id: id))
    return Notice(Message("The last grade of `\(id)` is taken back."))
  }
}

/// `easy`: says that the last answer took no effort.
struct EasyCommand: Command {
  static let grammar = Grammar(
    "easy", aliases: ["쉬움"], group: .learn,
    summary: Message("Says that the last right answer took no effort, so that it comes later."),
    examples: ["easy"])

  init(_ phrase: Phrase) {}

  func run(_ session: inout Session) throws(CommandError) -> any Report {
    guard let id = session.logbook.state.lastReviewed, session.logbook.state.cards[id]?.grade == .good else {
      throw .refused(Message("No right answer came before this."))
    }
    session.record(.reviewTakenBack(id: id), .reviewed(id: id, grade: .easy))
    return Notice(Message("Noted as easy: comes again \(Session.when(session.daysUntilReview(of: id) ?? 0))."))
  }
}
