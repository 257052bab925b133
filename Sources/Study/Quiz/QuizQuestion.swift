/// What a round needs to know of a question.
public struct QuizQuestion: Hashable, Codable, Sendable {
  /// The question's id.
  public let id: String
  /// The ids of its choices, as the content has them; empty where the answer is typed or built.
  public let choices: [String]

  /// Creates a question with choices to be shuffled, or without.
  public init(id: String, choices: [String] = []) { (self.id, self.choices) = (id, choices) }

  /// The choices in the order in which they are shown under `seed`, the same in every round.
  public func choices(shuffledBy seed: UInt64) -> [String] {
    var generator = SplitMix64(seed: seed, for: id)
    return generator.shuffle(choices)
  }
}
