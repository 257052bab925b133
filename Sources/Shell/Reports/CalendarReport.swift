import Localization
import Markdown
import Study
import TerminalUI

/// The days of study, on request: what was done when, and no count of days in a row.
struct CalendarReport: Report {
  private let schema = "cloudtutor.calendar/1"
  private let days: [ProgressSummary.StudyDay]
  private let now: Moment
  private let isPlain: Bool

  private enum CodingKeys: String, CodingKey { case schema, days }

  /// The weeks that are drawn, where they fit.
  private static let widths = [53, 26, 12]
  private static let signs: [Character] = [".", "-", "+", "#"]

  init(_ session: Session) {
    (days, now, isPlain) = (session.progress.days, session.logbook.now, session.isPlain)
  }

  func document(_ words: MessageCatalogue) -> Document {
    guard !days.isEmpty else {
      return Document([.paragraph(words(Message("Nothing is done yet. `lesson` begins the first lesson.")))])
    }
    let table = Table(
      header: [words(Message("day")), words(Message("minutes")), words(Message("answers"))],
      rows: days.suffix(60).map { [$0.date, "\($0.minutes)", "\($0.answers)"] },
      alignments: [.leading, .trailing, .trailing])
    let drawings = Self.widths.map { drawing(StudyCalendar(days, weeks: $0, until: now), words) }
    let legend = Message(
      "`-` a little, `+` ten minutes and more, `#` half an hour and more; a column is a week.")
    return Document(
      [.heading(1, words(Message("Days of study"))), .figure(Figure(drawings: drawings, outline: [.table(table)]))]
        + (isPlain ? [] : [.paragraph(.muted, words(legend))]))
  }

  private func drawing(_ calendar: StudyCalendar, _ words: MessageCatalogue) -> [[Inline]] {
    let names = [
      Message("Mon"), Message("Tue"), Message("Wed"), Message("Thu"), Message("Fri"), Message("Sat"), Message("Sun"),
    ].map { words($0) }
    let indent = (names.map(\.cellWidth).max() ?? 0) + 2
    var months = String(repeating: " ", count: indent)
    for (week, cells) in calendar.weeks.enumerated() {
      // A month stands over the week in which it begins, where the one before leaves room.
      guard let first = cells.first(where: { $0.date.hasSuffix("-01") }), months.count <= indent + week else {
        continue
      }
      months += String(repeating: " ", count: indent + week - months.count) + first.date.dropFirst(5).prefix(2)
    }
    return [[.styled(.muted, months)]]
      + names.enumerated().map { weekday, name in
        let line = calendar.weeks.map { week in
          week[weekday].minutes == nil ? " " : Self.signs[week[weekday].depth]
        }
        return [
          .styled(.muted, [.text(name + String(repeating: " ", count: indent - name.cellWidth))]), .text(String(line)),
        ]
      }
  }
}
