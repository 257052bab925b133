import Curriculum
import Localization
import Markdown

/// A term: its names, what it means, where a lesson teaches it.
struct TermReport: Report {
  private let term: GlossaryTerm
  private let language: Language
  private let related: [String]
  private let lessons: [(id: String, title: String)]

  init(_ term: GlossaryTerm, _ session: Session) {
    (self.term, language) = (term, session.language)
    let terms = session.curriculum.glossary.all
    related = term.related.compactMap { id in terms.first { $0.id == id }?.name(session.language) }
    lessons = session.lessonOrder.compactMap { id in
      guard let lesson = try? session.curriculum.lesson(id, session.language),
        lesson.terms.contains(where: { Lookup.matches($0, term.allNames) })
      else { return nil }
      return (id, lesson.title)
    }
  }

  private enum CodingKeys: String, CodingKey { case schema, id, names, text, related, lessons }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode("cloudtutor.term/1", forKey: .schema)
    try container.encode(term.id, forKey: .id)
    try container.encode(
      Dictionary(term.names.map { ($0.key.rawValue, $0.value) }, uniquingKeysWith: { first, _ in first }),
      forKey: .names)
    try container.encode(term.text[language], forKey: .text)
    try container.encode(term.related, forKey: .related)
    try container.encode(lessons.map(\.id), forKey: .lessons)
  }

  func document(_ words: MessageCatalogue) -> Document {
    let name = term.name(language)
    let others = term.allNames.dropFirst().filter { $0 != name }
    var blocks: [Block] = [.heading(1, name)]
    if !others.isEmpty { blocks.append(.paragraph(.muted, Array(Set(others)).sorted().joined(separator: ", "))) }
    blocks.append(.paragraph(term.text[language]))
    if !related.isEmpty {
      blocks.append(.paragraph(words(Message("See also: \(related.joined(separator: ", "))"))))
    }
    if !lessons.isEmpty {
      blocks.append(
        .list(ListBlock(items: lessons.map { [.paragraph([.code("lesson \($0.id)"), .text(" " + $0.title)])] })))
    }
    return Document(blocks)
  }
}

/// All terms with their names.
struct GlossaryReport: Report {
  private let rows: [[String]]

  init(_ terms: [GlossaryTerm], _ language: Language) {
    let other: Language = language == .english ? .korean : .english
    rows = terms.map { [$0.name(language), $0.name(other)] }.sorted { $0[0] < $1[0] }
  }

  private enum CodingKeys: String, CodingKey { case schema, terms }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode("cloudtutor.glossary/1", forKey: .schema)
    try container.encode(rows, forKey: .terms)
  }

  func document(_ words: MessageCatalogue) -> Document {
    guard !rows.isEmpty else { return Document([.paragraph(words(Message("The glossary is empty.")))]) }
    return Document([
      .table(Table(header: ["", ""], rows: rows)),
      .paragraph(.muted, words(Message("`define NAT gateway` says what one of them means."))),
    ])
  }
}
