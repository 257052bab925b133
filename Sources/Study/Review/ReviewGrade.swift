/// How well something was remembered, as FSRS knows it.
public enum ReviewGrade: Int, Codable, Hashable, Sendable, CaseIterable, Comparable {
  /// Wrong.
  case again = 1
  /// Right with a hint, or unsure.
  case hard = 2
  /// Right.
  case good = 3
  /// Right, and the learner says that it was easy; nothing else makes an answer easy.
  case easy = 4

  /// Again is below hard, hard below good, good below easy.
  public static func < (left: ReviewGrade, right: ReviewGrade) -> Bool { left.rawValue < right.rawValue }
}
