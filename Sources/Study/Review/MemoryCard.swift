/// What is known of the memory of one thing, and when it should be asked again.
public struct MemoryCard: Hashable, Codable, Sendable {
  /// Where a card stands between its first review and the reviews that days lie between.
  public enum Phase: Hashable, Codable, Sendable {
    /// New, at a step of minutes, counted from 0.
    case learning(step: Int)
    /// Days lie between reviews.
    case review
    /// Forgotten, at a step of minutes, counted from 0.
    case relearning(step: Int)
  }

  /// A memory, as soon as there is one.
  public struct Memory: Hashable, Codable, Sendable {
    /// The days after which the chance to remember has fallen to 0.9; 0.001 at least.
    public var stability: Double
    /// How hard it is to make the memory more stable, from 1 to 10.
    public var difficulty: Double
    /// When it was last reviewed.
    public var last: Moment

    /// Creates a memory.
    public init(stability: Double, difficulty: Double, last: Moment) {
      (self.stability, self.difficulty, self.last) = (stability, difficulty, last)
    }
  }

  /// Where the card stands.
  public var phase: Phase
  /// The memory; nil before the first review.
  public var memory: Memory?
  /// When it is to be asked again.
  public var due: Moment

  /// Creates a card that was never reviewed and is due at `time`.
  public init(newAt time: Moment) { (phase, memory, due) = (.learning(step: 0), nil, time) }
}
