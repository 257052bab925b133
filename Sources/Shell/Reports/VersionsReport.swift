import Localization
import Markdown
import Topology

/// The versions of engines and runtimes, and until when AWS cares for them.
struct VersionsReport: Report {
  private let tables: ServiceTables

  init(_ tables: ServiceTables) { self.tables = tables }

  private struct Row: Encodable {
    let version: String
    let until: String?
    let extended: String?
    let standing: String
  }

  private struct TableRow: Encodable {
    let engine: String
    let service: String
    let source: String
    let checked: String
    let advised: String
    let versions: [Row]
  }

  private enum CodingKeys: String, CodingKey { case schema, today, tables }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode("cloudtutor.versions/1", forKey: .schema)
    try container.encode(tables.today?.description, forKey: .today)
    try container.encode(
      sorted.map { engine, table in
        TableRow(
          engine: engine, service: table.service, source: table.source, checked: table.checked.description,
          advised: table.advised,
          versions: table.rows.map {
            Row(
              version: $0.name, until: $0.until?.description, extended: $0.extended?.description,
              standing: Self.word(standing($0, table)))
          })
      }, forKey: .tables)
  }

  private var sorted: [(key: String, value: VersionTable)] { tables.versions.sorted { $0.key < $1.key } }

  private func standing(_ row: VersionTable.Row, _ table: VersionTable) -> VersionTable.Standing {
    tables.today.map { table.standing(of: row.name, on: $0) } ?? .unknown
  }

  private static func word(_ standing: VersionTable.Standing) -> String {
    switch standing {
    case .supported: "supported"
    case .extended: "extended"
    case .ended: "ended"
    case .unknown: "unknown"
    }
  }

  private static func title(_ standing: VersionTable.Standing) -> Message {
    switch standing {
    case .supported: Message("supported")
    case .extended: Message("Extended Support")
    case .ended: Message("ended")
    case .unknown: Message("unknown")
    }
  }

  func document(_ words: MessageCatalogue) -> Document {
    guard let today = tables.today else {
      return Document([.paragraph(.bad, words(Message("The tables of what AWS offers cannot be read.")))])
    }
    let header = [
      Message("version"), Message("on \(today)"), Message("support until"), Message("Extended Support until"),
    ]
    let blocks = sorted.flatMap { engine, table -> [Block] in
      let rows = table.rows.map { row in
        [
          "`\(row.name)`", words(Self.title(standing(row, table))), row.until?.description ?? "-",
          row.extended?.description ?? "-",
        ]
      }
      return [
        .heading(2, "\(engine): \(table.service)"), .table(Table(header: header.map { words($0) }, rows: rows)),
        .paragraph(.muted, words(Message("Checked on \(table.checked): \(table.source)"))),
      ]
    }
    return Document(blocks)
  }
}
