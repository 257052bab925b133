/// An exam that has ended.
public struct Exam: Hashable, Codable, Sendable {
  /// When it ended.
  public let time: Moment
  /// What it came to.
  public let result: RoundResult
}
