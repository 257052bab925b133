import Localization
import Markdown
import Study

/// What is due today and on the days to come.
struct ForecastReport: Report {
  private let schema = "cloudtutor.reviews/1"
  private let due: Int
  private let fresh: Int
  private let days: [Int]

  private enum CodingKeys: String, CodingKey { case schema, due, fresh, days }

  private static let horizon = 14

  init(_ session: Session) {
    let queue = session.logbook.reviews
    due = queue.due.count
    fresh = queue.fresh.count
    days = queue.forecast(days: Self.horizon)
  }

  func document(_ words: MessageCatalogue) -> Document {
    guard due + fresh > 0 || days.contains(where: { $0 > 0 }) else {
      return Document([
        .paragraph(words(Message("Nothing waits for review. Lessons and questions put into it what they teach.")))
      ])
    }
    let rows = days.enumerated().filter { $0.element > 0 }.map { day, count in
      [words(Session.when(day)), "\(count)"]
    }
    return Document([
      .paragraph(words(Message("Due today: \(due). New from your lessons: \(fresh). `review` begins."))),
      .table(
        Table(
          header: [words(Message("day")), words(Message("reviews"))], rows: rows, alignments: [.leading, .trailing])),
    ])
  }
}
