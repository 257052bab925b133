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

extension Moment {
  /// The learner's calendar month as `2026-11`.
  public var month: String {
    let (year, month) = Self.civil(day)
    return "\(year)-" + (month < 10 ? "0" : "") + "\(month)"
  }

  /// Year and month of a day since 1970-01-01.
  ///
  /// Source: H. Hinnant, "chrono-Compatible Low-Level Date Algorithms", `civil_from_days`.
  private static func civil(_ day: Int) -> (year: Int, month: Int) {
    let shifted = day + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month)
  }
}
