/// A round that was left before its end, with all that it takes to go on.
public struct SuspendedRound: Hashable, Codable, Sendable {
  /// The round as far as it was played.
  public let round: QuizRound
  /// The percentage from which it is passed, where it is an exam.
  public let passMark: Int?
  /// The seconds that were left on its clock, where it has one.
  public let secondsLeft: Int?
  /// The ids of the questions that were flagged.
  public let flagged: [String]

  /// Creates what is kept of a round.
  public init(_ round: QuizRound, passMark: Int? = nil, secondsLeft: Int? = nil, flagged: [String] = []) {
    (self.round, self.passMark) = (round, passMark)
    (self.secondsLeft, self.flagged) = (secondsLeft, flagged)
  }
}
