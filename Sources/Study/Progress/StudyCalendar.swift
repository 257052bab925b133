/// The days of study as weeks, the present one last, each from Monday to Sunday.
public struct StudyCalendar: Hashable, Sendable {
  /// A day of the calendar.
  public struct Cell: Hashable, Sendable {
    /// The date as `2026-11-23`.
    public let date: String
    /// The minutes spent on it; nil on days that are still to come.
    public let minutes: Int?
    /// The questions answered on it.
    public let answers: Int

    /// How much was done, from 0 for nothing to 3 for half an hour and more.
    public var depth: Int {
      switch minutes ?? 0 {
      case 30...: 3
      case 10...: 2
      default: (minutes ?? 0) + answers > 0 ? 1 : 0
      }
    }
  }

  /// The weeks, of seven days each.
  public let weeks: [[Cell]]

  /// Lays out the last `count` weeks up to `now`. O(n) in the days.
  public init(_ days: [ProgressSummary.StudyDay], weeks count: Int, until now: Moment) {
    let known = Dictionary(days.map { ($0.date, $0) }, uniquingKeysWith: { first, _ in first })
    // 1970-01-01 was a Thursday.
    let monday = now.day - (now.day + 3) % 7
    weeks = (0..<count).map { week in
      (0..<7).map { weekday in
        let day = monday - (count - 1 - week) * 7 + weekday
        let date = Moment(milliseconds: day * Moment.day).date
        return Cell(
          date: date, minutes: day > now.day ? nil : known[date]?.minutes ?? 0, answers: known[date]?.answers ?? 0)
      }
    }
  }
}
