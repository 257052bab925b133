/// An answer to a question, as it was given and judged.
public struct Answer: Hashable, Codable, Sendable {
  /// Where a question was asked.
  public enum Context: String, Hashable, Codable, Sendable, CaseIterable {
    case lesson, quiz, lab, review, placement
    /// In an exam, where an answer may be changed before the end, which then says how well each thing is remembered.
    case exam
    /// Once more in a round, after a wrong answer whose reasons were told.
    case retry

    /// Whether an answer says by itself how well something is remembered. A review grades what was due and a
    /// placement says what it found; what was told a moment ago says nothing.
    var isGraded: Bool { self == .lesson || self == .quiz || self == .lab }
  }

  /// The question's id.
  public let question: String
  /// The ids of the choices taken, in order where order is asked; or what was typed.
  public let given: [String]
  /// Whether it was judged right.
  public let right: Bool
  /// Whether a hint was shown before it.
  public let hinted: Bool
  /// Whether the learner marked it as unsure.
  public let unsure: Bool
  /// The ids of the wrong ideas that the answer shows.
  public let misconceptions: [String]
  /// Where the question was asked.
  public let context: Context
  /// The seed that shuffled the choices, from which the screen can be shown again.
  public let seed: UInt64

  /// Creates a judged answer.
  public init(
    question: String, given: [String], right: Bool, hinted: Bool = false, unsure: Bool = false,
    misconceptions: [String] = [], context: Context, seed: UInt64 = 0
  ) {
    (self.question, self.given, self.right) = (question, given, right)
    (self.hinted, self.unsure, self.misconceptions) = (hinted, unsure, misconceptions)
    (self.context, self.seed) = (context, seed)
  }

  /// What the answer says of memory. Speed is never graded, and easy is only what the learner calls so.
  public var grade: ReviewGrade {
    guard right else { return .again }
    return hinted || unsure ? .hard : .good
  }

  /// Right, without a hint and without a doubt: what a placement takes for known.
  public var isCertain: Bool { isUnaided && !unsure }

  /// Right, and without a hint: what counts towards knowing something.
  public var isUnaided: Bool { right && !hinted }
}
