/// How well an id of the syllabus is known.
public enum KnowledgeLevel: String, Codable, Hashable, Sendable, CaseIterable, Comparable {
  /// A lesson that covers it is done.
  case seen
  /// Right without help in two different questions on two days; where it is built, a lab goal too.
  case shown
  /// Right again 21 days or more after it was shown.
  case held

  /// Seen is below shown, shown below held.
  public static func < (left: KnowledgeLevel, right: KnowledgeLevel) -> Bool {
    left.rank < right.rank
  }

  private var rank: Int {
    switch self {
    case .seen: 0
    case .shown: 1
    case .held: 2
    }
  }
}
