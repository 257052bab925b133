import Localization
import Markdown
import Reachability
import Topology

/// The design as its text.
struct DesignTextReport: Report {
  let schema = "cloudtutor.design/1"
  let lines: [String]

  private enum CodingKeys: String, CodingKey {
    case schema
    case lines = "design"
  }

  func document(_ words: MessageCatalogue) -> Document {
    lines.isEmpty
      ? Document([.paragraph(words(Message("The design is empty. `add vpc main cidr=10.0.0.0/16` begins one.")))])
      : Document([.code(lines.joined(separator: "\n"))])
  }
}

/// One part: what was said of it, what holds by default, and what follows.
struct PartReport: Report {
  fileprivate struct Row: Encodable {
    let key: String
    let value: String?
    let isDefault: Bool
    /// The launch template that says the value.
    let template: String?
  }

  private let part: Resource
  private let topology: Topology
  private let rows: [Row]
  private let exposure: Exposure?
  private let missing: [String]

  init(_ part: Resource, in topology: Topology) {
    self.part = part
    self.topology = topology
    let template = part.values["launch-template"]?.references.first.flatMap { topology[$0] }
    rows = (ResourceKind.named(part.kind)?.attributes ?? []).map { attribute in
      let isDefault = part.values[attribute.key] == nil
      guard isDefault, let template, let value = template.values[attribute.key] else {
        let value = topology.value(attribute.key, of: part)?.description
        return Row(key: attribute.key, value: value, isDefault: isDefault, template: nil)
      }
      return Row(key: attribute.key, value: value.description, isDefault: false, template: template.name.description)
    }
    exposure = part.kind == "subnet" ? Network(topology).exposure(of: part.name) : nil
    missing = topology.missing(for: part)
  }

  var results: [String] { exposure.map { [$0.kind.rawValue] } ?? [] }

  private enum CodingKeys: String, CodingKey { case schema, name, kind, parent, attributes, exposure, missing, clauses }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode("cloudtutor.part/1", forKey: .schema)
    try container.encode(part.name.description, forKey: .name)
    try container.encode(part.kind, forKey: .kind)
    try container.encode(part.parent?.description, forKey: .parent)
    try container.encode(rows, forKey: .attributes)
    try container.encode(exposure?.kind.rawValue, forKey: .exposure)
    try container.encode(missing, forKey: .missing)
    try container.encode(topology.clauses(of: .part(part.name)).map(\.text), forKey: .clauses)
  }

  func document(_ words: MessageCatalogue) -> Document {
    var blocks: [Block] = [.heading(2, words(topology.noun(part.name)))]
    if let parent = part.parent { blocks.append(.paragraph(words(Message("Stands in \(topology.noun(parent)).")))) }
    if let exposure {
      let title = exposure.kind == .public ? Message("Public.") : Message("Private.")
      blocks.append(.paragraph([.strong([.text(words(title))]), .text(" ")] + [Inline](words(exposure.why))))
    }
    let said = rows.filter { $0.value != nil }
    if !said.isEmpty {
      blocks.append(
        .table(
          Table(
            header: [words(Message("attribute")), words(Message("value")), ""],
            rows: said.map {
              ["`\($0.key)`", $0.value.map { "`\($0)`" } ?? "", words($0.note)]
            })))
    }
    let standing = topology.standingClauses(of: part)
    if !standing.isEmpty {
      blocks += [.paragraph(.muted, words(Message("AWS says by itself:"))), .code(standing.joined(separator: "\n"))]
    }
    let clauses = topology.clauses(of: .part(part.name)).map(\.text)
    if !clauses.isEmpty { blocks.append(.code(clauses.joined(separator: "\n"))) }
    if !missing.isEmpty {
      blocks.append(.paragraph(.warning, words(Message("AWS would also want \(missing.map { Message("`\($0)`") })."))))
    }
    return Document(blocks)
  }
}

extension PartReport.Row {
  fileprivate var note: Message {
    if let template { return Message("from `\(template)`") }
    return isDefault ? Message("by default") : .verbatim("")
  }
}
