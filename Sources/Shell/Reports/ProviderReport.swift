import Curriculum
import Localization
import Markdown

/// The large providers side by side, with dated figures.
struct ProvidersReport: Report {
  private let providers: [CloudProvider]

  init(_ providers: [CloudProvider]) { self.providers = providers }

  private struct Row: Encodable {
    let id: String
    let name: String
    let shares: [String: Int]
  }

  private enum CodingKeys: String, CodingKey { case schema, providers }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode("cloudtutor.providers/1", forKey: .schema)
    try container.encode(
      providers.map { provider in
        Row(
          id: provider.id, name: provider.name,
          shares: Dictionary(
            provider.shares.map { ($0.quarter, $0.percent) }, uniquingKeysWith: { first, _ in first }))
      }, forKey: .providers)
  }

  func document(_ words: MessageCatalogue) -> Document {
    let quarters = Array(Set(providers.flatMap(\.shares).map(\.quarter))).sorted()
    let rows = quarters.map { quarter in
      [quarter]
        + providers.map { provider in
          provider.shares.first { $0.quarter == quarter }.map { ProviderReport.figure($0, words) } ?? "-"
        }
    }
    let strengths =
      [words(Message("strong at"))]
      + providers.map { provider in provider.strengths.map(\.name).joined(separator: ", ") }
    let sources = Set(providers.flatMap(\.shares).map { "\($0.quarter): \($0.source), \($0.link)" }).sorted()
    return Document(
      [.table(Table(header: [""] + providers.map(\.name), rows: rows + [strengths]))]
        + sources.map { .paragraph(.muted, $0) }
        + [.paragraph(.muted, words(Message("`provider azure` tells of one of them.")))])
  }
}

/// One provider.
struct ProviderReport: Report {
  let provider: CloudProvider
  let language: Language

  private enum CodingKeys: String, CodingKey { case schema, id, name, what, strengths, checked }

  private struct Row: Encodable {
    let name: String
    let text: String
    let link: String
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode("cloudtutor.provider/1", forKey: .schema)
    try container.encode(provider.id, forKey: .id)
    try container.encode(provider.name, forKey: .name)
    try container.encode(provider.what[language], forKey: .what)
    try container.encode(
      provider.strengths.map { Row(name: $0.name, text: $0.text[language], link: $0.link) }, forKey: .strengths)
    try container.encode(provider.checked, forKey: .checked)
  }

  func document(_ words: MessageCatalogue) -> Document {
    let strengths = provider.strengths.map { strength -> [Block] in
      [.paragraph([.strong([.text(strength.name + ":")]), .text(" ")] + [Inline](strength.text[language]))]
    }
    let shares = provider.shares.map { share in "\(share.quarter) \(Self.figure(share, words)) (\(share.source))" }
    return Document([
      .heading(1, provider.name), .paragraph(provider.what[language]), .list(ListBlock(items: strengths)),
      .paragraph([.strong([.text(words(Message("Market share")) + ":")]), .text(" " + shares.joined(separator: ", "))]),
      .paragraph(.muted, words(Message("Checked in \(provider.checked)."))),
    ])
  }

  /// A share, with its growth where that is known.
  static func figure(_ share: CloudProvider.Share, _ words: MessageCatalogue) -> String {
    guard let growth = share.growth else { return "\(share.percent)%" }
    return words(Message("\(share.percent)%, grown by \(growth)%"))
  }
}
