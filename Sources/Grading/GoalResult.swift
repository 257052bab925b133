public import Curriculum
public import Localization

/// Whether a goal is met, and why.
public struct GoalResult: Sendable {
  /// The goal.
  public let goal: Goal
  /// Whether all its conditions hold.
  public let isMet: Bool
  /// For each condition that does not hold, why.
  public let reasons: [Message]
}
