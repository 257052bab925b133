import Localization
import Markdown
import Reachability
import Topology

/// What can be opened at what, a row a pair of classes.
struct ReachReport: Report {
  private struct Row: Encodable {
    let from: [String]
    let to: [String]
    let traffic: [String]
  }

  private let rows: [Row]
  /// More names than this are counted.
  private static let named = 4

  init(_ reach: [Reach]) {
    rows = reach.map { reach in
      var traffic: [String] = []
      if reach.tcp == .all, reach.udp == .all, reach.icmp {
        traffic = ["all"]
      } else {
        if !reach.tcp.isEmpty { traffic.append(Traffic.tcp(reach.tcp).description) }
        if !reach.udp.isEmpty { traffic.append(Traffic.udp(reach.udp).description) }
        if reach.icmp { traffic.append(Traffic.icmp.description) }
      }
      return Row(
        from: reach.sources.map(\.description), to: reach.destinations.map(\.description), traffic: traffic)
    }
  }

  private enum CodingKeys: String, CodingKey { case schema, reach }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode("cloudtutor.reach/1", forKey: .schema)
    try container.encode(rows, forKey: .reach)
  }

  func document(_ words: MessageCatalogue) -> Document {
    guard !rows.isEmpty else {
      return Document([.paragraph(words(Message("Nothing can open a connection to anything in this design.")))])
    }
    return Document([
      .table(
        Table(
          header: [words(Message("to")), words(Message("from")), words(Message("what gets through"))],
          rows: rows.map { [list($0.to, words), list($0.from, words), $0.traffic.joined(separator: ", ")] })),
      .paragraph(
        .muted,
        words(
          Message("Routes, network ACLs and security groups decide this; `trace` shows the way of each, hop by hop."))),
    ])
  }

  private func list(_ names: [String], _ words: MessageCatalogue) -> String {
    let shown = names.prefix(Self.named).map { "`\($0)`" }.joined(separator: ", ")
    let more = names.count - Self.named
    return more > 0 ? words(Message("\(Message.verbatim(shown)) and \(more) more")) : shown
  }
}
