import Curriculum
import Localization
import Markdown
import Study

extension Session {
  /// How many reviews a sitting has where nothing else is said.
  static let reviewLimit = 20
  /// How many of them are of what was never asked before.
  static let freshLimit = 10

  /// A round that asks what is due, then what lessons taught and nothing has asked yet.
  func reviewRound(limit: Int, seed: UInt64) -> QuizRound {
    let queue = logbook.reviews
    let ids = (queue.due + queue.fresh.prefix(Self.freshLimit)).prefix(limit)
    var asked: Set<String> = []
    // Two ids can have one question; it is asked for the first, and the other waits for another day or question.
    let items = ids.compactMap { id in
      drawn(for: id, seed, besides: asked).map { question in
        asked.insert(question.id)
        return (id: id, question: question)
      }
    }
    return QuizRound(reviewing: items, seed: seed)
  }

  /// Asks once more at the end of a round: a review by another question where there is one, since what was due is the
  /// idea and not one wording; a quiz by the same.
  mutating func askAgain(_ id: String?, _ asked: Question) {
    guard let round = quiz?.round else { return }
    let next = id.flatMap { drawn(for: $0, round.seed) } ?? QuizQuestion(asked)
    quiz?.round.askAgain(next)
  }

  /// The question by which an id is asked now.
  private func drawn(for id: String, _ seed: UInt64, besides asked: Set<String> = []) -> QuizQuestion? {
    let candidates = curriculum.questions.all.filter {
      $0.use != .predict && $0.use != .ownWords && $0.covers.contains(id) && !asked.contains($0.id)
    }.map { ReviewDraw.Candidate(QuizQuestion($0), isApplied: $0.use == .apply && $0.topology != nil) }
    return ReviewDraw(for: logbook.state, seed: seed).question(for: id, of: candidates)
  }

  /// When an id that was just graded comes again, as the record has it.
  func nextReview(of id: String, _ answer: Answer) -> [Block] {
    guard let days = daysUntilReview(of: id) else { return [] }
    var text = words(Message("Comes again: \(Self.when(days))"))
    if answer.grade == .good { text += " " + words(Message("`easy` if it took no effort.")) }
    return [.paragraph(.muted, text)]
  }

  /// The days until an id is due; nil where it was never graded.
  func daysUntilReview(of id: String) -> Int? {
    logbook.state.cards[id].map { $0.memory.due.day - logbook.now.day }
  }

  /// A number of days in words.
  static func when(_ days: Int) -> Message {
    switch days {
    case ...0: Message("today")
    case 1: Message("tomorrow")
    default: Message("in \(days) days")
    }
  }
}

extension QuizQuestion {
  /// What a round needs to know of a question.
  init(_ question: Question) { self.init(id: question.id, choices: question.choices.map(\.id)) }
}
