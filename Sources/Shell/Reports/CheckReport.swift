import CommandLanguage
import Curriculum
import Localization
import Markdown
import ThreeTier
import Topology

/// What is wrong with a design, by severity, with the statements that caused it.
struct CheckReport: Report {
  private let result: CheckResult
  private let topology: Topology
  private let texts: [String: RuleWords]
  private let language: Language
  private let showsMends: Bool
  private let showsAll: Bool
  private let file: String?

  init(
    _ result: CheckResult, topology: Topology, curriculum texts: [String: RuleWords], language: Language,
    showsMends: Bool, showsAll: Bool, file: String?
  ) {
    (self.result, self.topology, self.texts, self.language) = (result, topology, texts, language)
    (self.showsMends, self.showsAll, self.file) = (showsMends, showsAll, file)
  }

  var results: [String] { result.findings.map(\.code) }
  var exitCode: ExitCode { result.findings.isEmpty ? .fine : .findings }

  private struct FindingRow: Encodable {
    let code: String
    let severity: String
    let pillar: String
    let resources: [String]
    let file: String?
    let line: Int?
    let column: Int?
    let message: String
  }

  private struct ReasonRow: Encodable {
    let code: String
    let reason: String
  }

  private enum CodingKeys: String, CodingKey { case schema, findings, waived, passed, notApplicable, score }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode("cloudtutor.check/1", forKey: .schema)
    try container.encode(result.findings.map(row), forKey: .findings)
    try container.encode(result.waived.map { row($0.finding) }, forKey: .waived)
    try container.encode(result.passed, forKey: .passed)
    try container.encode(
      (result.notApplicable + result.unknown).map {
        ReasonRow(code: $0.code, reason: MessageCatalogue.english($0.reason))
      },
      forKey: .notApplicable)
    try container.encode(result.score, forKey: .score)
  }

  private func row(_ finding: Finding) -> FindingRow {
    FindingRow(
      code: finding.code, severity: finding.severity.description,
      pillar: RuleCatalogue.rule(finding.code)?.pillar.rawValue ?? "", resources: finding.resources.map(\.description),
      file: finding.span?.file ?? (finding.span == nil ? nil : file), line: finding.span?.line,
      column: finding.span?.column,
      message: MessageCatalogue.english(finding.message))
  }

  func document(_ words: MessageCatalogue) -> Document {
    guard !topology.isEmpty else {
      return Document([.paragraph(words(Message("The design is empty, so there is nothing to check.")))])
    }
    var blocks: [Block] = []
    for severity in Severity.allCases.reversed() {
      let findings = result.findings.filter { $0.severity == severity }
      guard !findings.isEmpty else { continue }
      blocks.append(.heading(2, words(Message("\(Self.title(severity)): \(findings.count)"))))
      for finding in findings { blocks += self.blocks(finding, words) }
    }
    for waived in result.waived {
      blocks.append(
        .paragraph(
          .note,
          words(Message("\(waived.finding.code) is accepted on `\(waived.waiver.part)`: \(waived.waiver.reason)"))))
    }
    blocks.append(summary(words))
    if showsAll { blocks += rest(words) }
    return Document(blocks)
  }

  private func blocks(_ finding: Finding, _ words: MessageCatalogue) -> [Block] {
    let role: Role = finding.severity >= .high ? .bad : .warning
    var blocks: [Block] = [
      .paragraph([.styled(role, finding.code), .text("  ")] + [Inline](words(finding.message)))
    ]
    var details: [[Block]] = []
    if let statement = statement(finding) { details.append([.paragraph(words(Message("Said by: `\(statement)`")))]) }
    if showsMends, !finding.mend.isEmpty {
      details.append([.paragraph(words(Message("To mend it:"))), .code(finding.mend.joined(separator: "\n"))])
    }
    if let lesson = texts[finding.code]?.lesson {
      details.append([.paragraph(.muted, words(Message("Why: `explain \(finding.code)`. Lesson: `lesson \(lesson)`")))])
    }
    if !details.isEmpty { blocks.append(.list(ListBlock(items: details))) }
    return blocks
  }

  /// The statement that caused a finding, as the canonical text has it, with its place in a file.
  private func statement(_ finding: Finding) -> String? {
    guard let span = finding.span else { return nil }
    if let file = span.file { return "\(file):\(span.line):\(span.column)" }
    let clauses = topology.allClauses.filter { topology.origin(of: $0) == span }
    if let clause = clauses.first { return clause.text }
    guard let name = finding.resources.first(where: { topology.origin(of: $0) == span }) ?? finding.resources.first
    else { return nil }
    return topology.lines.first { $0.split(separator: " ").dropFirst(2).first.map(String.init) == name.description }
  }

  private func summary(_ words: MessageCatalogue) -> Block {
    let count = result.findings.count
    let score = result.score.map { words(Message("Score \($0) of 100.")) } ?? ""
    let text = words(
      Message(
        "Findings: \(count). Rules that hold: \(result.passed.count). Rules that do not apply: \(result.notApplicable.count)."
      ))
    return .paragraph(count == 0 ? .good : .note, text + " " + score)
  }

  private func rest(_ words: MessageCatalogue) -> [Block] {
    [
      .heading(2, words(Message("Rules that hold"))),
      .bullets(result.passed.map { "\($0)  \(texts[$0]?.title[language] ?? "")" }),
      .heading(2, words(Message("Rules that do not apply"))),
      .bullets(result.notApplicable.map { "\($0.code)  \(words($0.reason))" }),
    ]
  }

  static func title(_ severity: Severity) -> Message {
    switch severity {
    case .low: Message("Low")
    case .medium: Message("Medium")
    case .high: Message("High")
    case .critical: Message("Critical")
    case .broken: Message("Cannot be deployed")
    }
  }
}
