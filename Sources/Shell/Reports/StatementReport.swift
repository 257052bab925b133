import Localization
import Markdown

/// What statements did to the design.
struct StatementReport: Report {
  let verb: String
  let messages: [Message]

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode("cloudtutor.statement/1", forKey: .schema)
    try container.encode(verb, forKey: .verb)
    try container.encode(messages.map { MessageCatalogue.english($0) }, forKey: .messages)
  }

  private enum CodingKeys: String, CodingKey { case schema, verb, messages }

  func document(_ words: MessageCatalogue) -> Document {
    Document(messages.map { .paragraph(.good, words($0)) })
  }
}
