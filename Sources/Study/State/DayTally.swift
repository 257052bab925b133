/// What was done on one day of the learner's own.
public struct DayTally: Hashable, Codable, Sendable {
  /// The milliseconds spent, as far as they can be told from one deed to the next.
  public internal(set) var milliseconds = 0
  /// How many questions were answered.
  public internal(set) var answers = 0

  /// The longest pause between two deeds that counts as spent; who reads longer has probably gone away.
  public static let longestPause = 300_000

  /// Creates the tally of a day on which nothing was done.
  public init() {}

  mutating func take(_ deed: Deed, at time: Moment, after last: Moment?) {
    if case .answered = deed { answers += 1 }
    // Records of two machines, joined, can step back in time.
    guard let pause = last.map({ time.milliseconds - $0.milliseconds }), (0...Self.longestPause).contains(pause) else {
      return
    }
    milliseconds += pause
  }
}
