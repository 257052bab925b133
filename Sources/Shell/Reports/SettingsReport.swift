import Localization
import Markdown

/// The program's settings as they stand.
struct SettingsReport: Report {
  /// One setting.
  struct Line: Encodable {
    let name: String
    let value: Int
    let standard: Int
    let meaning: Message

    private enum CodingKeys: String, CodingKey { case name, value, standard }
  }

  private let schema = "cloudtutor.settings/1"
  private let settings: [Line]

  private enum CodingKeys: String, CodingKey { case schema, settings }

  init(settings: [Line]) { self.settings = settings }

  func document(_ words: MessageCatalogue) -> Document {
    let header = [Message("setting"), Message("value"), Message("default"), Message("meaning")].map { words($0) }
    return Document([
      .table(
        Table(
          header: header,
          rows: settings.map { ["`\($0.name)`", "\($0.value)", "\($0.standard)", words($0.meaning)] },
          alignments: [.leading, .trailing, .trailing, .leading]))
    ])
  }
}
