/// One round of questions: which, in what order, and how they went.
///
/// The same questions, state and seed make the same round. A round is a value, so that it can be
/// held across commands, and tested by itself; what was answered goes to the journal separately.
public struct QuizRound: Hashable, Codable, Sendable {
  /// What became of one question of the round.
  public enum Outcome: String, Hashable, Codable, Sendable {
    case right, rightWithHelp, wrong, skipped
  }

  /// The questions, in the order asked.
  public private(set) var questions: [QuizQuestion]
  /// How many of them count. Those behind are asked once more: in practice and review after a wrong answer, without
  /// counting; in an exam those to which the learner comes back before its end.
  public let counted: Int
  /// The seed of the order and of the choices.
  public let seed: UInt64
  /// Whether it is a quiz, an exam or a review.
  public let context: Answer.Context
  /// In a review, the id of the syllabus for which each question was drawn, in their order; else none.
  public private(set) var subjects: [String]
  /// The outcomes of the questions asked so far, in the same order.
  public private(set) var outcomes: [Outcome] = []
  /// Whether a hint was shown for the current question.
  public private(set) var hinted = false
  /// In an exam, once all was asked, the places of the questions to which the learner comes back; else nil.
  private var revisits: [Int]?

  /// Creates a round of all `questions`, their order shuffled by `seed`.
  public init(_ questions: [QuizQuestion], seed: UInt64, context: Answer.Context = .quiz) {
    var generator = SplitMix64(seed: seed)
    self.questions = generator.shuffle(questions)
    counted = self.questions.count
    self.seed = seed
    (self.context, subjects) = (context, [])
  }

  /// Creates a review that asks a question for each of some ids, in their order.
  public init(reviewing items: [(id: String, question: QuizQuestion)], seed: UInt64) {
    questions = items.map(\.question)
    counted = items.count
    self.seed = seed
    (context, subjects) = (.review, items.map(\.id))
  }

  /// Creates a round of the `count` questions that need asking most; of fewer when there are fewer.
  ///
  /// Those asked least come first, where a question that is weak (its last answer wrong, with a
  /// hint or unsure) counts as asked two times less; then the weak before the others, then the
  /// longest not asked. What is still equal is drawn by the seed. Those in `urgent`, whose ids are due, count as
  /// weak ones do.
  public init(
    choosing count: Int, of questions: [QuizQuestion], given state: LearnerState, urgent: Set<String> = [],
    seed: UInt64, context: Answer.Context = .quiz
  ) {
    var generator = SplitMix64(seed: seed, for: "choice")
    let needs = generator.shuffle(questions).map {
      ($0, Need(state.questions[$0.id], isUrgent: urgent.contains($0.id)))
    }
    let ranked = needs.enumerated().sorted { ($0.element.1, $0.offset) < ($1.element.1, $1.offset) }
    self.init(ranked.prefix(max(0, count)).map(\.element.0), seed: seed, context: context)
  }

  /// The question to be answered now; nil when the round is over.
  public var current: QuizQuestion? {
    questions.indices.contains(outcomes.count) ? questions[outcomes.count] : nil
  }

  /// The id for which the current question was drawn; nil in a quiz, and for what is asked once more.
  public var subject: String? {
    !isRepeat && subjects.indices.contains(outcomes.count) ? subjects[outcomes.count] : nil
  }

  /// The current question's choices in the order shown.
  public var choices: [String] { current?.choices(shuffledBy: choiceSeed) ?? [] }

  /// The seed of the current question's choices: what is asked once more has them in another order, so that the place
  /// of the right one is no answer.
  public var choiceSeed: UInt64 { isRepeat ? seed &+ 1 : seed }

  /// Where the current question is asked.
  public var currentContext: Answer.Context { isRepeat ? .retry : context }

  /// Whether the current question is asked once more and grades nothing.
  public var isRepeat: Bool { current != nil && outcomes.count >= counted && revisits == nil }

  /// The place, from 0, of the question to which the learner has come back; nil when it is asked for the first time.
  public var revisited: Int? {
    let index = outcomes.count - counted
    return current != nil && index >= 0 ? revisits?[index] : nil
  }

  /// Whether all was asked for the first time, and nothing for the second.
  public var isComplete: Bool { outcomes.count == counted && questions.count == counted && revisits == nil }

  /// Comes back to questions, by their ids and in their order, and to all that were left out. The answers given then
  /// take the place of the earlier ones.
  public mutating func revisit(_ ids: some Sequence<String>) {
    let wanted = Set(ids)
    let places = questions.indices.prefix(counted).filter {
      wanted.contains(questions[$0].id) || outcomes[$0] == .skipped
    }
    revisits = places
    questions += places.map { questions[$0] }
  }

  /// Asks a question at the end, without counting it: what was wrong is better right once before the day ends.
  public mutating func askAgain(_ question: QuizQuestion) { questions.append(question) }

  /// Notes that a hint is shown for the current question.
  public mutating func hint() { hinted = current != nil }

  /// Ends the current question with a judged answer, and gives the deeds to record; none when the round is over.
  public mutating func answer(
    _ given: [String], right: Bool, unsure: Bool = false, misconceptions: [String] = []
  ) -> [Deed] {
    guard let current else { return [] }
    let answer = Answer(
      question: current.id, given: given, right: right, hinted: hinted, unsure: unsure,
      misconceptions: misconceptions, context: currentContext, seed: choiceSeed)
    let graded = subject.map { [Deed.reviewed(id: $0, grade: answer.grade)] } ?? []
    end(with: !right ? .wrong : hinted ? .rightWithHelp : .right)
    return [.answered(answer)] + graded
  }

  /// Leaves the current question unanswered, or an earlier answer as it is, and gives the deeds to record; none when
  /// the round is over.
  public mutating func skip() -> [Deed] {
    guard let current else { return [] }
    let asked = currentContext
    let isKept = revisited.map { outcomes[$0] != .skipped } ?? false
    end(with: .skipped)
    guard !isKept else { return [] }
    return [.questionSkipped(question: current.id, context: asked)]
  }

  /// How many questions that count had this outcome so far.
  public func count(of outcome: Outcome) -> Int { outcomes.prefix(counted).count { $0 == outcome } }

  /// The ids of the questions that were not right without help, in the order asked.
  public var toRepeat: [String] {
    zip(questions.prefix(counted), outcomes).filter { $0.1 != .right }.map(\.0.id)
  }

  /// Follows a round that is played elsewhere: the current question ends, or an earlier one is answered anew.
  mutating func follow(_ question: String, _ outcome: Outcome) {
    if outcomes.count < counted, current?.id == question {
      end(with: outcome)
    } else if outcome != .skipped, let place = questions.prefix(outcomes.count).firstIndex(where: { $0.id == question })
    {
      outcomes[place] = outcome
    }
  }

  private mutating func end(with outcome: Outcome) {
    if let revisited, outcome != .skipped { outcomes[revisited] = outcome }
    outcomes.append(outcome)
    hinted = false
  }
}

/// How much a question needs asking: the least needs it most.
private struct Need: Comparable {
  private let asked: Int
  private let weak: Bool
  private let last: Moment

  init(_ state: QuestionState?, isUrgent: Bool) {
    weak = isUrgent || (state?.isWeak ?? false)
    asked = (state?.answers ?? 0) - (weak ? 2 : 0)
    last = state?.lastTime ?? Moment(milliseconds: 0)
  }

  static func < (left: Need, right: Need) -> Bool {
    if left.asked != right.asked { return left.asked < right.asked }
    if left.weak != right.weak { return left.weak }
    return left.last < right.last
  }
}
