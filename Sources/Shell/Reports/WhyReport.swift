import Localization
import Markdown
import Reachability
import ThreeTier
import Topology

/// What decides a flow: the hop, what was said there, AWS's word for it, and a way on.
struct WhyReport: Report {
  private let trace: Trace
  private let opening: Opening?
  private let closing: [String]
  private let statement: String?
  private let codes: [String]

  /// - Parameters:
  ///   - findings: what the rules say of the design, of which those about the deciding hop are named.
  ///   - opening: what would let it through; nil where that must not be told, or nothing would.
  ///   - closing: what would keep out what gets through; empty where that must not be told, or nothing would.
  init(_ trace: Trace, _ design: Design, findings: [Finding], opening: Opening?, closing: [String]) {
    (self.trace, self.opening, self.closing) = (trace, opening, closing)
    let hop = trace.deciding
    let origins = StatementOrigins(design.topology)
    statement = origins.statement(at: hop?.origin, of: [hop?.at].compactMap { $0 })
    let ends = [trace.flow.from.part, trace.flow.to.part].compactMap { $0 }
    // A rule tells of the flow where it names both ends, or one and the hop between them.
    let concerned = Set(ends + [hop?.at].compactMap { $0 })
    var codes: [String] = []
    for finding in findings where trace.verdict != .yes && !codes.contains(finding.code) {
      if concerned.intersection(finding.resources).count > 1 { codes.append(finding.code) }
    }
    self.codes = codes
  }

  var results: [String] { [trace.verdict.rawValue] }

  private struct Decision: Encodable {
    let at: String?
    let step: String
    let code: String?
    let reason: String
    let statement: String?
  }

  private enum CodingKeys: String, CodingKey {
    case schema, flow, verdict, decidedBy, findings, mend, brings, close, link
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode("cloudtutor.why/1", forKey: .schema)
    try container.encode(trace.flow.description, forKey: .flow)
    try container.encode(trace.verdict.rawValue, forKey: .verdict)
    try container.encode(
      trace.deciding.map {
        Decision(
          at: $0.at?.description, step: $0.step.rawValue, code: $0.code?.rawValue,
          reason: MessageCatalogue.english($0.reason), statement: statement)
      }, forKey: .decidedBy)
    try container.encode(codes, forKey: .findings)
    try container.encode(opening?.statements ?? [], forKey: .mend)
    try container.encode(opening?.brings.map(\.code) ?? [], forKey: .brings)
    try container.encode(closing, forKey: .close)
    if trace.code != nil { try container.encode(ExplanationCode.documentation, forKey: .link) }
  }

  func document(_ words: MessageCatalogue) -> Document {
    var blocks: [Block] = [
      .paragraph([.styled(trace.verdict.role, words(trace.verdict.sentence) + "  "), .code(trace.flow.description)])
    ]
    blocks += trace.verdict == .yes ? opened(words) : decided(words)
    return Document(blocks)
  }

  /// What each hop that could have refused says.
  private func opened(_ words: MessageCatalogue) -> [Block] {
    let doors = trace.hops.filter { [.securityGroup, .networkACL, .route].contains($0.step) && !$0.isReply }
    let way: [Block] = [
      .paragraph(words(Message("What lets it through:"))), .bullets(doors.map { words($0.reason) }),
    ]
    guard !closing.isEmpty else { return way }
    return way + [
      .paragraph(words(Message("To close it, with all else that the rules admit:"))),
      .code(closing.joined(separator: "\n")),
    ]
  }

  private func decided(_ words: MessageCatalogue) -> [Block] {
    guard let hop = trace.deciding else { return [] }
    var blocks: [Block] = [.paragraph(words(hop.reason))]
    var details: [[Block]] = []
    if let statement { details.append([.paragraph(words(Message("Said by: `\(statement)`")))]) }
    if let code = hop.code {
      details.append([
        .paragraph([.text(words(Message("AWS's word for it:")) + " "), .code(code.rawValue)]),
        .paragraph(words(code.meaning)), .paragraph(.muted, ExplanationCode.documentation),
      ])
    }
    if trace.decidedBy > 0 {
      details.append([
        .paragraph(
          .muted, words(Message("Hops passed before: \(trace.decidedBy). See: `trace \(trace.flow.description)`")))
      ])
    }
    if trace.ways > 1 {
      details.append([
        .paragraph(words(Message("Ways between the two ends: \(trace.ways). Ways that work: \(trace.workingWays).")))
      ])
    }
    for code in codes { details.append([.paragraph(words(Message("A rule tells of it: `explain \(code)`")))]) }
    blocks.append(.list(ListBlock(items: details)))
    return blocks + way(words)
  }

  /// The statements that open the way, and what they cost.
  private func way(_ words: MessageCatalogue) -> [Block] {
    guard let opening else { return [] }
    let codes = opening.brings.reduce(into: [String]()) { if !$0.contains($1.code) { $0.append($1.code) } }
    let price: Block =
      codes.isEmpty
      ? .paragraph(.muted, words(Message("No rule would object.")))
      : .paragraph(
        .warning, words(Message("Should it be open at all? `check` would then tell: \(codes.joined(separator: ", "))")))
    return [
      .paragraph(words(Message("To open it:"))), .code(opening.statements.joined(separator: "\n")), price,
    ]
  }
}
