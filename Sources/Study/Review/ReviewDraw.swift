/// Draws the question by which an id of the syllabus is asked, so that the idea is remembered and not one wording.
public struct ReviewDraw: Sendable {
  /// A question that asks an id.
  public struct Candidate: Hashable, Sendable {
    /// The question.
    public let question: QuizQuestion
    /// Whether something is mended or built in it, rather than told.
    public let isApplied: Bool

    /// Creates a candidate.
    public init(_ question: QuizQuestion, isApplied: Bool) { (self.question, self.isApplied) = (question, isApplied) }
  }

  private let state: LearnerState
  private let seed: UInt64

  /// Prepares to draw for a learner; `seed` decides between questions that are otherwise equal.
  public init(for state: LearnerState, seed: UInt64) { (self.state, self.seed) = (state, seed) }

  /// One of the candidates: every second time one that is applied, where there are both kinds; of those the one
  /// that was asked longest ago, or never. Nil where there is no candidate.
  public func question(for id: String, of candidates: [Candidate]) -> QuizQuestion? {
    let wantsApplied = (state.cards[id]?.reviews ?? 0) % 2 == 1
    let wanted = candidates.filter { $0.isApplied == wantsApplied }
    var generator = SplitMix64(seed: seed, for: id)
    let drawn = generator.shuffle(wanted.isEmpty ? candidates : wanted)
    let asked = drawn.map { state.questions[$0.question.id]?.lastTime?.milliseconds ?? .min }
    return zip(drawn, asked).min { $0.1 < $1.1 }?.0.question
  }
}
