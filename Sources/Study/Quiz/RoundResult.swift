public import Foundation

/// What a round came to.
public struct RoundResult: Hashable, Codable, Sendable {
  /// The round's own id; a later result of one round takes the place of an earlier.
  public let id: UUID?
  /// What it asked about, as the learner named it; nil where nothing was named.
  public let about: String?
  /// How many questions it had.
  public let questions: Int
  /// How many of them were answered rightly, with help or without.
  public let right: Int
  /// How many were left without an answer.
  public let open: Int
  /// The percentage from which it was passed; nil where it was no exam.
  public let passMark: Int?
  /// The seed of the round.
  public let seed: UInt64

  /// Sums up a round as far as it was played.
  public init(_ round: QuizRound, id: UUID? = nil, passMark: Int? = nil, about: String? = nil) {
    self.id = id
    (questions, seed) = (round.counted, round.seed)
    right = round.count(of: .right) + round.count(of: .rightWithHelp)
    open = round.counted - right - round.count(of: .wrong)
    (self.passMark, self.about) = (passMark, about)
  }

  /// The share that was right, in percent, rounded down.
  public var percent: Int { questions == 0 ? 0 : right * 100 / questions }

  /// Whether an exam was passed; nil where it was none.
  public var isPassed: Bool? { passMark.map { percent >= $0 } }

  /// The key under which a state keeps it, when it came at `time`.
  func key(at time: Moment) -> String { id.map { $0.uuidString.lowercased() } ?? "\(time.milliseconds)" }
}
