/// What a learner wrote in own words.
public struct Note: Hashable, Codable, Sendable {
  /// The lesson in which it was written.
  public let lesson: String
  /// The question that asked for it, under whose id it is kept.
  public let question: String
  /// The words. They came from the keyboard, so they are cleaned of control characters when shown.
  public let text: String
  /// When they were written.
  public let time: Moment
}
