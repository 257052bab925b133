import Localization
import Markdown
import Reachability
import Topology

/// The way of a flow, hop by hop.
struct TraceReport: Report {
  let flow: Flow
  let trace: Trace
  /// How it goes for the clients of a load balancer that hands requests on under their addresses.
  var handedOn: [Trace] = []

  var results: [String] { [trace.verdict.rawValue] }

  private struct HopRow: Encodable {
    let at: String
    let verdict: String
    let code: String?
    let reason: String
  }

  private enum CodingKeys: String, CodingKey { case schema, verdict, hops, decidedBy }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode("cloudtutor.trace/1", forKey: .schema)
    try container.encode(trace.verdict.rawValue, forKey: .verdict)
    try container.encode(
      trace.hops.map {
        HopRow(
          at: $0.at?.description ?? $0.step.rawValue, verdict: $0.verdict.rawValue, code: $0.code?.rawValue,
          reason: MessageCatalogue.english($0.reason))
      },
      forKey: .hops)
    try container.encode(trace.decidedBy, forKey: .decidedBy)
  }

  func document(_ words: MessageCatalogue) -> Document {
    var blocks: [Block] = [
      .paragraph([.styled(trace.verdict.role, words(trace.verdict.sentence) + "  "), .code(flow.description)])
    ]
    let items = trace.hops.map { hop -> [Block] in
      let reason = words(hop.reason)
      // Most reasons name the place themselves.
      let mark = styled(hop, isNamed: hop.at.map { reason.contains("`\($0)`") } ?? false)
      var inlines: [Inline] = [mark, .text(" ")] + [Inline](reason)
      if let code = hop.code { inlines += [.text(" "), .styled(.muted, code.rawValue)] }
      return [.paragraph(inlines)]
    }
    if !items.isEmpty { blocks.append(.list(ListBlock(start: 1, items: items))) }
    for other in handedOn {
      guard let balancer = flow.from.part, let target = flow.to.part, let client = other.flow.clients else { continue }
      let whose = Message(
        "This is what `\(balancer)` asks by itself, as for health checks. Requests it hands on under the address of who sent them, here `\(client)`; of those `\(target)` sees:"
      )
      let verdict = Inline.styled(other.verdict.role, words(other.verdict.sentence))
      blocks.append(.paragraph([Inline](words(whose)) + [.text(" "), verdict]))
      if other.verdict != .yes, let reason = other.reason { blocks.append(.paragraph([Inline](words(reason)))) }
    }
    return Document(blocks)
  }

  private func styled(_ hop: Hop, isNamed: Bool) -> Inline {
    let place: [Inline] = hop.at.map { [.code($0.description), .text(":")] } ?? []
    return .styled(hop.verdict.role, isNamed ? [] : place)
  }
}

extension Verdict {
  /// The answer, in a sentence.
  var sentence: Message {
    switch self {
    case .yes: Message("Yes, it gets through.")
    case .no: Message("No, it does not get through.")
    case .partly: Message("Only partly.")
    case .unknown: Message("That cannot be told.")
    }
  }

  /// How it is shown.
  var role: Role {
    switch self {
    case .yes: .good
    case .no: .bad
    case .partly, .unknown: .warning
    }
  }
}
