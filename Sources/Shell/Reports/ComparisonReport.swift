import Curriculum
import Localization
import Markdown

/// A service and what it is called elsewhere.
struct CounterpartsReport: Report {
  private let service: CatalogueService
  private let language: Language
  private let providers: [CloudProvider]

  init(_ service: CatalogueService, _ session: Session) {
    (self.service, language) = (service, session.language)
    providers = (try? session.curriculum.providers.get()) ?? []
  }

  private enum CodingKeys: String, CodingKey { case schema, id, names }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode("cloudtutor.comparison/1", forKey: .schema)
    try container.encode(service.id, forKey: .id)
    try container.encode(
      Dictionary(
        [("aws", service.name)] + service.counterparts.map { ($0.provider, $0.name) },
        uniquingKeysWith: { first, _ in first }), forKey: .names)
  }

  func document(_ words: MessageCatalogue) -> Document {
    let rows =
      [["AWS", service.name, service.link]]
      + service.counterparts.map { counterpart in
        [
          providers.first { $0.id == counterpart.provider }?.name ?? counterpart.provider, counterpart.name,
          counterpart.link,
        ]
      }
    let header = ["", words(Message("service")), words(Message("documentation"))]
    var blocks: [Block] = [.paragraph(service.what[language]), .table(Table(header: header, rows: rows))]
    for counterpart in service.counterparts {
      if let note = counterpart.note { blocks.append(.paragraph("\(counterpart.name): \(note[language])")) }
    }
    if service.counterparts.isEmpty {
      blocks.append(.paragraph(words(Message("The catalogue knows no counterpart of it elsewhere."))))
    }
    return Document(blocks + [.paragraph(.muted, words(Message("Checked in \(service.checked).")))])
  }
}

/// Two services side by side.
struct ComparisonReport: Report {
  private let first: CatalogueService
  private let second: CatalogueService
  private let language: Language

  init(_ first: CatalogueService, _ second: CatalogueService, _ language: Language) {
    (self.first, self.second, self.language) = (first, second, language)
  }

  private enum CodingKeys: String, CodingKey { case schema, services }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode("cloudtutor.comparison/1", forKey: .schema)
    try container.encode([first.id, second.id], forKey: .services)
  }

  func document(_ words: MessageCatalogue) -> Document {
    let rows = zip(ServiceReport.aspects(first), ServiceReport.aspects(second)).map { one, other in
      [words(one.0), one.1[language], other.1[language]]
    }
    return Document([.table(Table(header: ["", first.name, second.name], rows: rows))])
  }
}
