import Curriculum
import Localization
import Markdown
import ThreeTier

/// A service of the catalogue, with all that the program has of it.
struct ServiceReport: Report {
  private let service: CatalogueService
  private let language: Language
  private let providers: [CloudProvider]
  /// The lessons and rules that serve the same facts.
  private let lessons: [(id: String, title: String)]
  private let rules: [String]

  init(_ service: CatalogueService, _ session: Session) {
    (self.service, language) = (service, session.language)
    providers = (try? session.curriculum.providers.get()) ?? []
    let facts = Set(service.covers)
    lessons = session.lessonOrder.compactMap { id in
      guard let lesson = try? session.curriculum.lesson(id, session.language), !facts.isDisjoint(with: lesson.covers)
      else { return nil }
      return (id, lesson.title)
    }
    let blaming = Set(service.kinds.flatMap { KindHelp.checks(of: $0) })
    rules = RuleCatalogue.all.filter { !facts.isDisjoint(with: $0.covers) || blaming.contains($0.code) }.map { $0.code }
  }

  private enum CodingKeys: String, CodingKey {
    case schema, id, name, what, when, otherwise, billing, limits, elsewhere, kinds, lessons, rules, link, checked
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode("cloudtutor.service/1", forKey: .schema)
    try container.encode(service.id, forKey: .id)
    try container.encode(service.name, forKey: .name)
    for (key, text) in [
      (CodingKeys.what, service.what), (.when, service.when), (.otherwise, service.otherwise),
      (.billing, service.billing), (.limits, service.limits),
    ] {
      try container.encode(text[language], forKey: key)
    }
    try container.encode(
      Dictionary(service.counterparts.map { ($0.provider, $0.name) }, uniquingKeysWith: { first, _ in first }),
      forKey: .elsewhere)
    try container.encode(service.kinds, forKey: .kinds)
    try container.encode(lessons.map(\.id), forKey: .lessons)
    try container.encode(rules, forKey: .rules)
    try container.encode(service.link, forKey: .link)
    try container.encode(service.checked, forKey: .checked)
  }

  func document(_ words: MessageCatalogue) -> Document {
    var blocks: [Block] = [.heading(1, service.name), .paragraph(service.what[language])]
    for (label, text) in ServiceReport.aspects(service).dropFirst() {
      blocks.append(.paragraph([.strong([.text(words(label) + ":")]), .text(" ")] + [Inline](text[language])))
    }
    let elsewhere = service.counterparts.map { counterpart in
      let provider = providers.first { $0.id == counterpart.provider }?.name ?? counterpart.provider
      return "\(provider): \(counterpart.name)"
    }
    if !elsewhere.isEmpty {
      blocks.append(
        .paragraph([
          .strong([.text(words(Message("Elsewhere")) + ":")]), .text(" " + elsewhere.joined(separator: ", ")),
        ]))
    }
    let ways =
      service.kinds.map { [Inline.code("help \($0)")] }
      + lessons.map { [Inline.code("lesson \($0.id)"), .text(" " + $0.title)] }
      + (rules.isEmpty ? [] : [[Inline.code("explain"), .text(" " + rules.joined(separator: ", "))]])
    if !ways.isEmpty {
      blocks.append(.paragraph([.strong([.text(words(Message("In this program")) + ":")])]))
      blocks.append(.list(ListBlock(items: ways.map { [.paragraph($0)] })))
    }
    blocks.append(.paragraph(.muted, words(Message("Checked in \(service.checked): \(service.link)"))))
    return Document(blocks)
  }

  /// What is told of a service, in the order in which it is told.
  static func aspects(_ service: CatalogueService) -> [(Message, LocalizedText)] {
    [
      (Message("What it is"), service.what), (Message("When to use it"), service.when),
      (Message("When not"), service.otherwise), (Message("Billing"), service.billing),
      (Message("Limits that matter"), service.limits),
    ]
  }
}

/// The services by what one needs.
struct ServicesReport: Report {
  private let groups: [(need: CatalogueService.Need, services: [CatalogueService])]
  private let language: Language

  init(_ needs: [CatalogueService.Need], _ session: Session) {
    language = session.language
    groups = needs.map { need in (need, session.curriculum.services.all.filter { $0.need == need.id }) }
      .filter { !$0.services.isEmpty }
  }

  private struct Group: Encodable {
    let need: String
    let services: [String]
  }

  private enum CodingKeys: String, CodingKey { case schema, needs }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode("cloudtutor.services/1", forKey: .schema)
    try container.encode(groups.map { Group(need: $0.need.id, services: $0.services.map(\.id)) }, forKey: .needs)
  }

  func document(_ words: MessageCatalogue) -> Document {
    let blocks = groups.flatMap { need, services -> [Block] in
      let rows = services.map { ["`\($0.id)`", $0.name] }
      return [.heading(2, need.title[language]), .table(Table(header: ["", ""], rows: rows))]
    }
    return Document(blocks + [.paragraph(.muted, words(Message("`service s3` tells all about one service.")))])
  }
}
