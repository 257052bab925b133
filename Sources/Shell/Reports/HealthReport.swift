import Localization
import Markdown
import Study

/// What looking through the record found.
struct HealthReport: Report {
  private let schema = "cloudtutor.health/1"
  private let health: JournalHealth

  private enum CodingKeys: String, CodingKey { case schema, events, unknown, problems }

  init(_ health: JournalHealth) { self.health = health }

  var exitCode: ExitCode { health.problems.isEmpty ? .fine : .findings }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(schema, forKey: .schema)
    try container.encode(health.events, forKey: .events)
    try container.encode(health.unknown, forKey: .unknown)
    try container.encode(health.problems.map { MessageCatalogue.english($0) }, forKey: .problems)
  }

  func document(_ words: MessageCatalogue) -> Document {
    var blocks: [Block] = [.paragraph(words(Message("Events: \(health.events).")))]
    if health.unknown > 0 {
      blocks.append(
        .paragraph(words(Message("A newer program wrote \(health.unknown) of them; they are kept and not counted."))))
    }
    blocks +=
      health.problems.isEmpty
      ? [.paragraph(.good, words(Message("The record is whole, and all that follows from it agrees with it.")))]
      : health.problems.map { .paragraph(.bad, words($0)) }
    return Document(blocks)
  }
}
