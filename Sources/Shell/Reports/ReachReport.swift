import Localization
import Markdown
import Reachability
import ThreeTier
import Topology

/// What can be opened at what: between tiers as a matrix, between parts a row a pair of classes.
struct ReachReport: Report {
  private struct Row: Encodable {
    let from: [String]
    let to: [String]
    let traffic: [String]
  }

  private struct TierRow: Encodable {
    let from: String
    let to: String
    let traffic: [String]
  }

  private let rows: [Row]
  private let tiers: [TierReach]
  /// More names than this are counted.
  private static let named = 4

  /// - Parameter tiers: what gets through between tiers; empty where one part was asked about.
  init(_ reach: [Reach], tiers: [TierReach]) {
    self.tiers = tiers
    rows = reach.map { reach in
      Row(
        from: reach.sources.map(\.description), to: reach.destinations.map(\.description),
        traffic: Self.traffic(tcp: reach.tcp, udp: reach.udp, icmp: reach.icmp))
    }
  }

  private static func traffic(tcp: PortSet, udp: PortSet, icmp: Bool) -> [String] {
    if tcp == .all, udp == .all, icmp { return [Traffic.all.description] }
    return (tcp.isEmpty ? [] : [Traffic.tcp(tcp).description]) + (udp.isEmpty ? [] : [Traffic.udp(udp).description])
      + (icmp ? [Traffic.icmp.description] : [])
  }

  private static func traffic(_ reach: TierReach) -> [String] {
    traffic(tcp: reach.tcp, udp: reach.udp, icmp: reach.icmp)
  }

  private enum CodingKeys: String, CodingKey { case schema, tiers, reach }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode("cloudtutor.reach/1", forKey: .schema)
    try container.encode(
      tiers.map {
        TierRow(from: $0.source?.rawValue ?? "internet", to: $0.destination.rawValue, traffic: Self.traffic($0))
      }, forKey: .tiers)
    try container.encode(rows, forKey: .reach)
  }

  func document(_ words: MessageCatalogue) -> Document {
    guard !rows.isEmpty else {
      return Document([.paragraph(words(Message("Nothing can open a connection to anything in this design.")))])
    }
    return Document(
      (tiers.isEmpty ? [] : [.table(matrix(words)), .paragraph(.muted, words(Message("By part:")))]) + [
        .table(
          Table(
            header: [words(Message("to")), words(Message("from")), words(Message("what gets through"))],
            rows: rows.map { [list($0.to, words), list($0.from, words), $0.traffic.joined(separator: ", ")] })),
        .paragraph(
          .muted,
          words(
            Message("Routes, network ACLs and security groups decide this; `trace` shows the way of each, hop by hop."))
        ),
      ])
  }

  /// A row for each tier that is asked, a column for each that begins.
  private func matrix(_ words: MessageCatalogue) -> Table {
    let sources = ([nil] + Tier.allCases.map(Optional.some)).filter { source in tiers.contains { $0.source == source } }
    let destinations = Tier.allCases.filter { tier in tiers.contains { $0.destination == tier } }
    return Table(
      header: [words(Message("to \\ from"))] + sources.map { words($0?.title ?? Message("Internet")) },
      rows: destinations.map { destination in
        [words(destination.title)]
          + sources.map { source in
            let reach = tiers.first { $0.source == source && $0.destination == destination }
            return reach.map { Self.traffic($0).joined(separator: ", ") } ?? "-"
          }
      })
  }

  private func list(_ names: [String], _ words: MessageCatalogue) -> String {
    let shown = names.prefix(Self.named).map { "`\($0)`" }.joined(separator: ", ")
    let more = names.count - Self.named
    return more > 0 ? words(Message("\(Message.verbatim(shown)) and \(more) more")) : shown
  }
}
