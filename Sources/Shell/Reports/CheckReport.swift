import CommandLanguage
import Curriculum
import Localization
import Markdown
import ThreeTier
import Topology

/// What is wrong with a design, by severity, with the statements that caused it.
struct CheckReport: Report {
  private let result: CheckResult
  private let design: Design
  private let texts: [String: RuleWords]
  private let language: Language
  private let showsMends: Bool
  private let showsAll: Bool
  /// Whether there is a score: of one rule it would be all or nothing.
  private let showsScore: Bool
  private let file: String?
  /// The rules whose findings are shown; nil for all. What no lesson taught yet would bury what one does.
  private let rulesMet: Set<String>?

  init(
    _ result: CheckResult, of design: Design, curriculum texts: [String: RuleWords], language: Language,
    showsMends: Bool, showsAll: Bool, showsScore: Bool = true, rulesMet: Set<String>?, file: String?
  ) {
    (self.result, self.design, self.texts, self.language) = (result, design, texts, language)
    (self.showsMends, self.showsAll, self.showsScore, self.file) = (showsMends, showsAll, showsScore, file)
    self.rulesMet = showsAll ? nil : rulesMet
  }

  var results: [String] { result.findings.filter(isShown).map(\.code) }
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

  private enum CodingKeys: String, CodingKey { case schema, findings, waived, passed, notApplicable, score, pillars }

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
    try container.encode(
      Dictionary(uniqueKeysWithValues: result.pillars.map { ($0.key.rawValue, $0.value) }), forKey: .pillars)
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
    guard !design.topology.isEmpty else {
      return Document([.paragraph(words(Message("The design is empty, so there is nothing to check.")))])
    }
    let origins = StatementOrigins(design.topology)
    var blocks: [Block] = []
    var mends = MendSequence(design)
    let shown = result.causes.map { $0.filter(isShown) }.filter { !$0.isEmpty }
    // Only what is shown can be typed, and causes are shown the worst first.
    let (causes, done) = showsMends ? mends.inTurn(shown) : (shown, [])
    for severity in Severity.allCases.reversed() {
      let some = causes.filter { $0.worst == severity }
      guard !some.isEmpty else { continue }
      blocks.append(.heading(2, words(Message("\(Self.title(severity)): \(some.count)"))))
      for cause in some { blocks += self.blocks(cause, done, origins, words) }
    }
    let hidden = result.findings.count - causes.reduce(0) { $0 + $1.count }
    if hidden > 0 {
      blocks.append(
        .paragraph(
          .muted, words(Message("Findings of lessons that are still to come: \(hidden). `check --all` shows them."))))
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

  private func isShown(_ finding: Finding) -> Bool {
    rulesMet?.contains(finding.code) ?? true
  }

  /// What one cause brought about: each finding, then the statement to blame once, and the ways on.
  private func blocks(
    _ cause: [Finding], _ done: Set<Finding>, _ origins: StatementOrigins, _ words: MessageCatalogue
  ) -> [Block] {
    guard let first = cause.first, let worst = cause.worst else { return [] }
    var blocks = cause.map { finding -> Block in
      let role: Role = finding.severity >= .high ? .bad : .warning
      // The heading tells how bad the worst one is.
      let severity: [Inline] =
        finding.severity == worst
        ? [] : [.styled(.muted, words(Message("(\(Self.title(finding.severity)))"))), .text(" ")]
      return .paragraph([.styled(role, finding.code), .text("  ")] + severity + [Inline](words(finding.message)))
    }
    var details: [[Block]] = []
    if let statement = origins.statement(at: first.span, of: first.resources) {
      details.append([.paragraph(words(Message("Said by: `\(statement)`")))])
    }
    var said: Set<String> = []
    for finding in cause where showsMends && !said.isSuperset(of: finding.mend) {
      said.formUnion(finding.mend)
      let title = cause.count == 1 ? Message("To mend it:") : Message("To mend \(finding.code):")
      details.append([.paragraph(words(title)), .code(finding.mend.joined(separator: "\n"))])
    }
    if said.isEmpty, cause.contains(where: { done.contains($0) }) {
      details.append([.paragraph(words(Message("What mends the findings above mends this too.")))])
    }
    var codes: Set<String> = []
    for finding in cause where codes.insert(finding.code).inserted {
      guard let lesson = texts[finding.code]?.lesson else { continue }
      details.append([.paragraph(.muted, words(Message("Why: `explain \(finding.code)`. Lesson: `lesson \(lesson)`")))])
    }
    if !details.isEmpty { blocks.append(.list(ListBlock(items: details))) }
    return blocks
  }

  private func summary(_ words: MessageCatalogue) -> Block {
    let count = result.findings.count
    let score = result.score.flatMap { showsScore ? words(Message("Score \($0) of 100.")) : nil }
    let text = words(
      Message(
        "Findings: \(count). Rules that hold: \(result.passed.count). Rules that do not apply: \(result.notApplicable.count)."
      ))
    return .paragraph(count == 0 ? .good : .note, [text, score].compactMap { $0 }.joined(separator: " "))
  }

  private func rest(_ words: MessageCatalogue) -> [Block] {
    let scores = Pillar.allCases.compactMap { pillar in
      result.pillars[pillar].map { "\(words(Self.title(pillar))) \($0)" }
    }
    return [
      .paragraph(scores.joined(separator: ", ")),
      .paragraph(
        .muted,
        words(
          Message(
            "How the score is made: a rule that holds earns \(Severity.high.weight) points. A cause loses the points of its worst finding: low \(Severity.low.weight), medium \(Severity.medium.weight), high \(Severity.high.weight), critical \(Severity.critical.weight), cannot work \(Severity.broken.weight) (AWS refuses it, or makes it and it does not work). The score is what was earned, as a percentage of both."
          ))),
      .heading(2, words(Message("Rules that hold"))),
      .bullets(result.passed.map { "\($0)  \(texts[$0]?.title[language] ?? "")" }),
      .heading(2, words(Message("Rules that do not apply"))),
      .bullets(result.notApplicable.map { "\($0.code)  \(words($0.reason))" }),
    ]
  }

  static func title(_ pillar: Pillar) -> Message {
    switch pillar {
    case .operations: Message("operational excellence")
    case .security: Message("security")
    case .reliability: Message("reliability")
    case .performance: Message("performance efficiency")
    case .cost: Message("cost optimization")
    }
  }

  static func title(_ severity: Severity) -> Message {
    switch severity {
    case .low: Message("Low")
    case .medium: Message("Medium")
    case .high: Message("High")
    case .critical: Message("Critical")
    case .broken: Message("Cannot work")
    }
  }
}
