import Localization
import Markdown
import Reachability
import ThreeTier
import Topology

/// The way of a web request, station by station.
struct RequestReport: Report {
  let way: RequestWay

  var results: [String] { [way.verdict.rawValue] }

  private struct StationRow: Encodable {
    let at: String
    let kind: String
    let role: String
    let verdict: String
    let code: String?
    let reason: String
  }

  private enum CodingKeys: String, CodingKey { case schema, path, host, verdict, stations, decidedBy, status, sees }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode("cloudtutor.request/1", forKey: .schema)
    try container.encode(way.path, forKey: .path)
    try container.encode(way.host, forKey: .host)
    try container.encode(way.verdict.rawValue, forKey: .verdict)
    try container.encode(
      way.stations.map {
        StationRow(
          at: $0.at?.description ?? $0.kind, kind: $0.kind, role: $0.role.rawValue, verdict: $0.verdict.rawValue,
          code: $0.code, reason: MessageCatalogue.english($0.reason))
      },
      forKey: .stations)
    try container.encode(way.decidedBy, forKey: .decidedBy)
    try container.encode(way.sight.status, forKey: .status)
    try container.encode(MessageCatalogue.english(way.sight.message), forKey: .sees)
  }

  func document(_ words: MessageCatalogue) -> Document {
    var items: [[Block]] = []
    for station in way.stations {
      let paragraph = paragraph(station, words)
      if station.role == .asked, !items.isEmpty {
        items[items.count - 1].append(.list(ListBlock(items: [[paragraph]])))
      } else {
        items.append([paragraph])
      }
    }
    return Document([
      .paragraph([.styled(way.verdict.role, words(verdict)), .text(" "), .code("GET " + way.path)]),
      .list(ListBlock(start: 1, items: items)),
      .paragraph([.styled(way.verdict.role, words(sight))]),
    ])
  }

  private func paragraph(_ station: RequestStation, _ words: MessageCatalogue) -> Block {
    let name = [Inline](words(station.title) + ":")
    let title: Inline = station.verdict == .yes ? .strong(name) : .styled(station.verdict.role, name)
    let code: [Inline] = station.code.map { [.text(" "), .styled(.muted, $0)] } ?? []
    return .paragraph([title, .text(" ")] + [Inline](words(station.reason)) + code)
  }

  private var sight: Message {
    way.verdict == .unknown ? Message("As far as the design tells: \(way.sight.message)") : way.sight.message
  }

  private var verdict: Message {
    switch way.verdict {
    case .yes: Message("Yes, the request is answered:")
    case .no: Message("No, the request ends early:")
    case .partly: Message("The request is answered, but not always:")
    case .unknown: Message("The design does not say enough for the whole way:")
    }
  }
}
