/// How often something was remembered when it was asked again, over a month of the learner's own.
public struct RecallTally: Hashable, Codable, Sendable {
  /// How many reviews came a day or more after the one before.
  public internal(set) var asked = 0
  /// How many of them were remembered, with help or without.
  public internal(set) var remembered = 0

  /// Creates the tally of a month without reviews.
  public init() {}

  mutating func take(_ grade: ReviewGrade) {
    asked += 1
    if grade > .again { remembered += 1 }
  }

  mutating func giveBack(_ grade: ReviewGrade) {
    asked -= 1
    if grade > .again { remembered -= 1 }
  }
}
