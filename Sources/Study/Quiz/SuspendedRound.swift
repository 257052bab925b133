public import Foundation

/// A round that has begun and not ended, with all that it takes to go on: whether it was left, or the terminal closed.
public struct SuspendedRound: Hashable, Codable, Sendable {
  /// The round's own id, by which its end is told from that of another; nil where an earlier program wrote it.
  public let id: UUID?
  /// The round as far as it was played.
  public private(set) var round: QuizRound
  /// The percentage from which it is passed, where it is an exam.
  public let passMark: Int?
  /// The seconds that were left on its clock when it was left, where it has one that then stands still.
  public let secondsLeft: Int?
  /// When it ends whether it is played or not, as an exam with a clock does.
  public let deadline: Moment?
  /// The ids of the questions that were flagged.
  public let flagged: [String]
  /// What it asks about, as the learner named it; nil where nothing was named.
  public let about: String?

  /// Creates what is kept of a round.
  public init(
    _ round: QuizRound, id: UUID? = nil, passMark: Int? = nil, secondsLeft: Int? = nil, deadline: Moment? = nil,
    flagged: [String] = [],
    about: String? = nil
  ) {
    (self.round, self.id, self.passMark) = (round, id, passMark)
    (self.secondsLeft, self.deadline) = (secondsLeft, deadline)
    (self.flagged, self.about) = (flagged, about)
  }

  /// What it came to so far.
  public var result: RoundResult { RoundResult(round, id: id, passMark: passMark, about: about) }

  /// Whether there is something to go on with. An exam is open until it has ended: one may come back to what was left out.
  public var isOpen: Bool { passMark != nil || round.current != nil }

  /// Follows the round by what was answered or skipped in it.
  mutating func follow(_ question: String, _ outcome: QuizRound.Outcome, in context: Answer.Context) {
    if context == round.context { round.follow(question, outcome) }
  }
}
