import Foundation

/// Says when a memory should be asked for again: FSRS-6, the free spaced repetition scheduler.
///
/// States and intervals are those of the reference implementation (the Python package `fsrs`)
/// without fuzz: nobody's reviews gain from random days where one learner has few cards a day.
///
/// Sources: https://github.com/open-spaced-repetition/awesome-fsrs/wiki/The-Algorithm,
/// https://pypi.org/project/fsrs/ (6.3.2)
public struct ReviewScheduler: Hashable, Sendable {
  /// The 21 weights, each within its bounds.
  public let weights: [Double]
  /// The chance to remember at which a card is due, from 0.7 to 0.97.
  public let desiredRetention: Double
  /// The waits of a new card before days lie between reviews, in milliseconds.
  public let learningSteps: [Int]
  /// The waits of a forgotten card, in milliseconds.
  public let relearningSteps: [Int]
  /// The longest interval, in days.
  public let maximumInterval: Int

  private let decay: Double
  private let factor: Double

  /// The weights fitted to many learners' reviews, for those who have few of their own.
  public static let defaultWeights = [
    0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614, 0.2629, 1.6483,
    0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
  ]

  /// The least that each weight may be, and the most.
  public static let bounds: [ClosedRange<Double>] = [
    0.001...100, 0.001...100, 0.001...100, 0.001...100, 1...10, 0.001...4, 0.001...4, 0.001...0.75, 0...4.5, 0...0.8,
    0.001...3.5, 0.001...5, 0.001...0.25, 0.001...0.9, 0...4, 0...1, 1...6, 0...2, 0...2, 0...0.8, 0.1...0.8,
  ]

  /// The retentions that may be asked for: below, most is forgotten; above, reviews eat the day.
  public static let retentions = 0.7...0.97

  private static let leastStability = 0.001

  /// Creates a scheduler. Weights outside their bounds, or not 21, give way to the default ones; a
  /// retention outside `retentions` is moved to the nearer end.
  public init(
    weights: [Double] = defaultWeights, desiredRetention: Double = 0.9,
    learningSteps: [Int] = [60_000, 600_000], relearningSteps: [Int] = [600_000], maximumInterval: Int = 36_500
  ) {
    let fits = weights.count == Self.bounds.count && zip(weights, Self.bounds).allSatisfy { $1.contains($0) }
    self.weights = fits ? weights : Self.defaultWeights
    self.desiredRetention = min(max(desiredRetention, Self.retentions.lowerBound), Self.retentions.upperBound)
    (self.learningSteps, self.relearningSteps) = (learningSteps, relearningSteps)
    self.maximumInterval = maximumInterval
    decay = -self.weights[20]
    factor = pow(0.9, 1 / decay) - 1
  }

  /// The chance, from 0 to 1, that the memory is there at `time`; 0 for a card that was never reviewed.
  public func retrievability(of card: MemoryCard, at time: Moment) -> Double {
    card.memory.map { retrievability(of: $0, at: time) } ?? 0
  }

  /// The card after a review at `time`, graded. O(1).
  public func review(_ card: MemoryCard, _ grade: ReviewGrade, at time: Moment) -> MemoryCard {
    var next = card
    let memory = remembered(card.memory, grade, at: time)
    next.memory = memory
    let wait: Int
    (next.phase, wait) =
      switch card.phase {
      case .learning(let step): stepped(.learning(step: step), step, learningSteps, grade, memory)
      case .relearning(let step): stepped(.relearning(step: step), step, relearningSteps, grade, memory)
      case .review:
        if grade == .again, let first = relearningSteps.first {
          (.relearning(step: 0), first)
        } else {
          (.review, interval(memory) * Moment.day)
        }
      }
    next.due = Moment(milliseconds: time.milliseconds + wait, offset: time.offset)
    return next
  }

  /// The days until the chance to remember has fallen to what is desired, 1 at least.
  public func interval(_ memory: MemoryCard.Memory) -> Int {
    let days = memory.stability / factor * (pow(desiredRetention, 1 / decay) - 1)
    return min(max(Int(min(days, 1e9).rounded(.toNearestOrEven)), 1), maximumInterval)
  }
}

extension ReviewScheduler {
  /// The phase after a step of minutes, and the wait until the next review in milliseconds.
  private func stepped(
    _ phase: MemoryCard.Phase, _ step: Int, _ steps: [Int], _ grade: ReviewGrade, _ memory: MemoryCard.Memory
  ) -> (MemoryCard.Phase, Int) {
    let graduated = (MemoryCard.Phase.review, interval(memory) * Moment.day)
    func at(_ step: Int) -> MemoryCard.Phase {
      if case .learning = phase { return .learning(step: step) }
      return .relearning(step: step)
    }
    guard let first = steps.first, step < steps.count || grade == .again else { return graduated }
    switch grade {
    case .again: return (at(0), first)
    case .hard where step > 0: return (phase, steps[step])
    case .hard: return (phase, steps.count == 1 ? first * 3 / 2 : (first + steps[1]) / 2)
    case .good where step + 1 < steps.count: return (at(step + 1), steps[step + 1])
    case .good, .easy: return graduated
    }
  }

  /// The memory after a review.
  private func remembered(_ memory: MemoryCard.Memory?, _ grade: ReviewGrade, at time: Moment) -> MemoryCard.Memory {
    guard var memory else {
      return MemoryCard.Memory(
        stability: max(weights[grade.rawValue - 1], Self.leastStability),
        difficulty: clamped(initialDifficulty(grade)), last: time)
    }
    let (stability, difficulty) = (memory.stability, memory.difficulty)
    let isSameDay = time.milliseconds - memory.last.milliseconds < Moment.day
    let next =
      isSameDay
      ? shortTerm(stability, grade)
      : grade == .again
        ? forgotten(stability, difficulty, retrievability(of: memory, at: time))
        : recalled(stability, difficulty, retrievability(of: memory, at: time), grade)
    memory.stability = max(next, Self.leastStability)
    memory.difficulty = nextDifficulty(difficulty, grade)
    memory.last = time
    return memory
  }

  private func retrievability(of memory: MemoryCard.Memory, at time: Moment) -> Double {
    let elapsed = max(0, (time.milliseconds - memory.last.milliseconds) / Moment.day)
    return pow(1 + factor * Double(elapsed) / memory.stability, decay)
  }

  private func initialDifficulty(_ grade: ReviewGrade) -> Double {
    weights[4] - power(weights[5] * Double(grade.rawValue - 1)) + 1
  }

  private func clamped(_ difficulty: Double) -> Double { min(max(difficulty, 1), 10) }

  /// Damped towards 10, and drawn back a little to where an easy card begins.
  private func nextDifficulty(_ difficulty: Double, _ grade: ReviewGrade) -> Double {
    let change = -(weights[6] * Double(grade.rawValue - 3))
    let damped = difficulty + (10 - difficulty) * change / 9
    return clamped(weights[7] * initialDifficulty(.easy) + (1 - weights[7]) * damped)
  }

  private func shortTerm(_ stability: Double, _ grade: ReviewGrade) -> Double {
    let increase = power(weights[17] * (Double(grade.rawValue - 3) + weights[18])) * pow(stability, -weights[19])
    return stability * (grade == .again ? increase : max(increase, 1))
  }

  private func forgotten(_ stability: Double, _ difficulty: Double, _ retrievability: Double) -> Double {
    let long =
      weights[11] * pow(difficulty, -weights[12]) * (pow(stability + 1, weights[13]) - 1)
      * power((1 - retrievability) * weights[14])
    return min(long, stability / power(weights[17] * weights[18]))
  }

  private func recalled(
    _ stability: Double, _ difficulty: Double, _ retrievability: Double, _ grade: ReviewGrade
  ) -> Double {
    let growth =
      power(weights[8]) * (11 - difficulty) * pow(stability, -weights[9])
      * (power((1 - retrievability) * weights[10]) - 1)
      * (grade == .hard ? weights[15] : 1) * (grade == .easy ? weights[16] : 1)
    return stability * (1 + growth)
  }

  /// e to a power, as the reference has it.
  private func power(_ exponent: Double) -> Double { pow(M_E, exponent) }
}
