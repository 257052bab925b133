import Curriculum
import Localization
import Markdown
import ThreeTier

/// A rule with its reasons and examples.
struct ExplainReport: Report {
  let rule: any Rule.Type
  let texts: RuleWords
  let language: Language
  let showsMends: Bool

  private enum CodingKeys: String, CodingKey {
    case schema, code, pillar, covers, title, why, mend, links, lesson, elsewhere, failing, passing
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode("cloudtutor.rule/1", forKey: .schema)
    try container.encode(rule.code, forKey: .code)
    try container.encode(rule.pillar.rawValue, forKey: .pillar)
    try container.encode(rule.covers, forKey: .covers)
    try container.encode(texts.title[language], forKey: .title)
    try container.encode(texts.why[language], forKey: .why)
    if showsMends { try container.encode(texts.mend[language], forKey: .mend) }
    try container.encode(texts.links, forKey: .links)
    try container.encode(texts.lesson, forKey: .lesson)
    try container.encode(texts.elsewhere, forKey: .elsewhere)
    try container.encode(rule.failing.map(\.script), forKey: .failing)
    try container.encode(rule.passing.map(\.script), forKey: .passing)
  }

  func document(_ words: MessageCatalogue) -> Document {
    var blocks: [Block] = [
      .heading(1, "\(rule.code)  \(texts.title[language])"), .paragraph(texts.why[language]),
    ]
    if showsMends { blocks.append(.paragraph(texts.mend[language])) }
    if let failing = rule.failing.first {
      blocks += [.paragraph(.bad, words(Message("This breaks it:"))), .code(failing.script)]
    }
    if let passing = rule.passing.first {
      blocks += [.paragraph(.good, words(Message("This is right:"))), .code(passing.script)]
    }
    if let lesson = texts.lesson { blocks.append(.paragraph(words(Message("The lesson: `lesson \(lesson)`")))) }
    blocks.append(.list(ListBlock(items: texts.links.map { [.paragraph([.link([.text($0)], destination: $0)])] })))
    if !texts.elsewhere.isEmpty {
      blocks.append(
        .paragraph(.muted, words(Message("Nearest checks of other tools: \(texts.elsewhere.joined(separator: ", "))"))))
    }
    return Document(blocks)
  }
}
