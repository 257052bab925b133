import Localization
import Markdown
import ThreeTier
import Topology

/// The parts of a design by what they are for.
struct TiersReport: Report {
  private struct Row: Encodable {
    let tier: String
    let parts: [String]
  }

  private let rows: [Row]
  private let topology: Topology
  private let tiers: [Tier]

  init(_ design: Design) {
    topology = design.topology
    tiers = Tier.allCases.filter { !design.parts(in: $0).isEmpty }
    rows = tiers.map { Row(tier: $0.rawValue, parts: design.parts(in: $0).map(\.name.description)) }
  }

  private enum CodingKeys: String, CodingKey { case schema, tiers }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode("cloudtutor.tiers/1", forKey: .schema)
    try container.encode(rows, forKey: .tiers)
  }

  private static let order: [Tier] = [
    .edge, .entry, .assets, .application, .sessions, .data, .secrets, .observation, .network,
  ]

  func document(_ words: MessageCatalogue) -> Document {
    guard !rows.isEmpty else { return Document([.paragraph(words(Message("The design is empty.")))]) }
    let byTier = Dictionary(uniqueKeysWithValues: zip(tiers, rows))
    let shown = Self.order.compactMap { tier in byTier[tier].map { (tier, $0.parts) } }
    return Document([
      .table(
        Table(
          header: [words(Message("tier")), words(Message("parts"))],
          rows: shown.map { tier, parts in
            let names = tier == .network ? parts.filter { !$0.contains(".") } : parts
            return [words(tier.title), names.map { "`\($0)`" }.joined(separator: ", ")]
          })),
      .paragraph(
        .muted, words(Message("Tiers are told from what parts are and how they are connected, not from names."))),
    ])
  }
}

extension Tier {
  /// What it is called in tables.
  var title: Message {
    switch self {
    case .edge: Message("Presentation: edge")
    case .entry: Message("Presentation: entry")
    case .assets: Message("Presentation: files")
    case .application: Message("Application")
    case .sessions: Message("Application: sessions and cache")
    case .data: Message("Data")
    case .secrets: Message("Permissions and secrets")
    case .observation: Message("Observation")
    case .network: Message("Network")
    }
  }
}
