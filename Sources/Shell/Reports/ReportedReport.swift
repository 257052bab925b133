import Foundation
import Localization
import Markdown
import Study

/// What the learner found wrong with questions.
struct ReportedReport: Report {
  private struct Item: Codable {
    let question: String
    let words: String
    let day: String
  }

  private let schema = "cloudtutor.reported/1"
  private let reported: [Item]

  private enum CodingKeys: String, CodingKey { case schema, reported }

  init(_ session: Session) throws(JournalError) {
    let members = session.logbook.state.members
    var items: [Item] = []
    for event in try session.logbook.journal.events(since: .start).events where members.contains(event.learner) {
      guard case .questionReported(let question, let text) = event.deed else { continue }
      items.append(Item(question: question, words: text, day: event.time.date))
    }
    reported = items
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(schema, forKey: .schema)
    try container.encode(reported, forKey: .reported)
  }

  var isEmpty: Bool { reported.isEmpty }

  /// One JSON object a line.
  var lines: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return reported.compactMap { try? encoder.encode($0) }.map { String(decoding: $0, as: UTF8.self) + "\n" }.joined()
  }

  func document(_ words: MessageCatalogue) -> Document {
    guard !reported.isEmpty else { return Document([.paragraph(words(Message("You reported nothing.")))]) }
    return Document([
      .list(
        ListBlock(items: reported.map { [.paragraph("`\($0.question)`"), .quote([.paragraph([.text($0.words)])])] }))
    ])
  }
}
