/// A placement that has begun and not ended: the seed makes its questions again, and the answers lead to where it stands.
public struct OpenPlacement: Hashable, Codable, Sendable {
  /// What became of a question.
  public struct Answered: Hashable, Codable, Sendable {
    /// The question's id.
    public let question: String
    /// Whether it showed that its topic is known.
    public let isKnown: Bool
  }

  /// The seed by which its questions are drawn.
  public let seed: UInt64
  /// The questions that ended, in their order.
  public internal(set) var answered: [Answered] = []

  init(seed: UInt64) { self.seed = seed }
}

extension Placement {
  /// The placement at the place to which `open` has led; nil when the questions are no longer those that were asked.
  public func resumed(_ open: OpenPlacement) -> Placement? {
    var placement = self
    for one in open.answered {
      guard placement.current?.id == one.question else { return nil }
      _ = placement.take(isKnown: one.isKnown)
    }
    return placement
  }
}
