import Curriculum
import Diagram
import Localization
import Markdown
import ThreeTier
import Topology

/// A rule with its reasons and its examples, as script, as picture, and with what the rule finds in them.
struct ExplainReport: Report {
  let rule: any Rule.Type
  let texts: RuleWords
  let tables: ServiceTables
  let language: Language
  let width: Int
  let showsMends: Bool
  let showsAll: Bool

  /// A picture of more cells than this would push the words about it off the screen; what is narrow may be taller.
  private static let largest = 80 * 25

  private enum CodingKeys: String, CodingKey {
    case schema, code, title, why, mend, severities, pillar, covers, links, elsewhere, elsewhereNote, lesson, examples
  }

  private struct ExampleRows: Encodable {
    struct Failing: Encodable {
      let script: String
      let marks: [Int]
      let findings: [FindingRow]
    }

    struct FindingRow: Encodable {
      let severity: String
      let message: String
    }

    struct Passing: Encodable {
      let script: String
    }

    let failing: [Failing]
    let passing: [Passing]
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode("cloudtutor.rule/1", forKey: .schema)
    try container.encode(rule.code, forKey: .code)
    try container.encode(texts.title[language], forKey: .title)
    try container.encode(texts.why[language], forKey: .why)
    if showsMends { try container.encode(texts.mend[language], forKey: .mend) }
    try container.encode(severities.map(\.description), forKey: .severities)
    try container.encode(rule.pillar.rawValue, forKey: .pillar)
    try container.encode(rule.covers, forKey: .covers)
    try container.encode(texts.links, forKey: .links)
    try container.encode(texts.elsewhere.map(\.description), forKey: .elsewhere)
    try container.encodeIfPresent(texts.elsewhereNote?[language], forKey: .elsewhereNote)
    try container.encode(texts.lesson, forKey: .lesson)
    let failing = rule.failing.map { example in
      ExampleRows.Failing(
        script: example.script, marks: example.marks(of: rule.code),
        findings: findings(in: example).map {
          .init(severity: $0.severity.description, message: MessageCatalogue.english($0.message))
        })
    }
    try container.encode(
      ExampleRows(failing: failing, passing: rule.passing.map { .init(script: $0.script) }), forKey: .examples)
  }

  /// What the rule finds in an example.
  private func findings(in example: RuleExample) -> [Finding] {
    guard let topology = try? example.topology(),
      case .broken(let findings) = rule.check(Design(topology, tables: tables))
    else { return [] }
    return findings
  }

  /// How much its findings matter in its examples, the worst first.
  private var severities: [Severity] {
    Set(rule.failing.flatMap { findings(in: $0).map(\.severity) }).sorted(by: >)
  }

  func document(_ words: MessageCatalogue) -> Document {
    var blocks: [Block] = [.heading(1, "\(rule.code)  \(texts.title[language])"), .paragraph(texts.why[language])]
    if showsMends { blocks.append(.paragraph(texts.mend[language])) }
    blocks.append(
      .paragraph(
        .muted,
        words(
          Message(
            "Severity: \(severities.map { CheckReport.title($0) }). Pillar: \(CheckReport.title(rule.pillar)). In the syllabus: \(rule.covers.joined(separator: ", "))"
          ))))
    for example in shown(rule.failing) { blocks += failing(example, words) }
    for example in shown(rule.passing) {
      blocks += [.paragraph(.good, words(Message("This is right:"))), .code(example.script)] + picture(example, words)
    }
    let count = rule.failing.count + rule.passing.count
    if !showsAll, count > 2 {
      blocks.append(
        .paragraph(.muted, words(Message("More examples: \(count - 2). `explain \(rule.code) --all` shows them."))))
    }
    if let lesson = texts.lesson { blocks.append(.paragraph(words(Message("The lesson: `lesson \(lesson)`")))) }
    blocks.append(.list(ListBlock(items: texts.links.map { [.paragraph([.link([.text($0)], destination: $0)])] })))
    return Document(blocks + elsewhere(words))
  }

  private func shown(_ examples: [RuleExample]) -> some Sequence<RuleExample> {
    showsAll ? examples[...] : examples.prefix(1)
  }

  /// A design that breaks the rule: the statement to blame, the picture, and what `check` says of it.
  private func failing(_ example: RuleExample, _ words: MessageCatalogue) -> [Block] {
    let mark =
      example.marks(of: rule.code).isEmpty
      ? Message("This breaks it, as something is missing:")
      : Message("This breaks it, in each line below a `# \(rule.code)`:")
    let found = findings(in: example).map { finding -> Block in
      .paragraph(
        [.styled(.bad, rule.code), .text("  "), .styled(.muted, "(\(words(CheckReport.title(finding.severity))))")]
          + [.text(" ")] + [Inline](words(finding.message)))
    }
    return [.paragraph(.bad, words(mark)), .code(marked(example))] + picture(example, words) + found
  }

  /// The example's script with each mark on a line of its own, before the line to blame: behind a long statement it
  /// would be torn where the line breaks.
  private func marked(_ example: RuleExample) -> String {
    let mark = "# " + rule.code
    return example.script.split(separator: "\n", omittingEmptySubsequences: false).flatMap { line -> [String] in
      guard line.hasSuffix(mark) else { return [String(line)] }
      let statement = line.dropLast(mark.count)
      return [mark, String(statement.prefix(statement.count - statement.reversed().prefix { $0 == " " }.count))]
    }.joined(separator: "\n")
  }

  /// The example's picture; nothing where it would be too tall to help.
  private func picture(_ example: RuleExample, _ words: MessageCatalogue) -> [Block] {
    guard let topology = try? example.topology(), !topology.isEmpty else { return [] }
    let figure = DesignPicture(topology, words: words).figure(width: width)
    return (figure.drawings.first?.count ?? 0) * width > Self.largest ? [] : [.figure(figure)]
  }

  /// Where to go on in other tools.
  private func elsewhere(_ words: MessageCatalogue) -> [Block] {
    guard !texts.elsewhere.isEmpty else {
      return [.paragraph(.muted, words(Message("checkov, cfn-guard, cfn_nag, trivy and cfn-lint have no such check.")))]
    }
    let title = words(
      Message("Nearest checks of other tools, which read a template's properties and not the whole design:"))
    let checks = RelatedCheck.Tool.allCases.compactMap { tool -> String? in
      let ids = texts.elsewhere.filter { $0.tool == tool }
        .map { "`\($0.id)`" + ($0.isForTerraformOnly ? " (Terraform)" : "") }
      return ids.isEmpty ? nil : "\(tool.rawValue): \(ids.joined(separator: ", "))"
    }
    let note = texts.elsewhereNote.map { [Block.paragraph(.muted, $0[language])] } ?? []
    return [.paragraph(.muted, title), .bullets(checks)] + note
  }
}
