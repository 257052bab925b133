import Localization
import Markdown
import ThreeTier
import Topology

/// All kinds of parts, by what they are for.
struct KindsReport: Report {
  private struct Row: Encodable {
    let token: String
    let title: String
    let family: String
    let awsType: String
    let placement: KindHelp.Placement
    let documentation: String
  }

  private let words: MessageCatalogue

  init(words: MessageCatalogue) { self.words = words }

  private enum CodingKeys: String, CodingKey { case schema, kinds }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode("cloudtutor.kinds/1", forKey: .schema)
    try container.encode(
      ResourceFamily.allCases.flatMap { family in
        family.kinds.map {
          Row(
            token: $0.token, title: words($0.title), family: family.rawValue, awsType: $0.awsType,
            placement: KindHelp.Placement($0.placement), documentation: $0.documentation)
        }
      }, forKey: .kinds)
  }

  func document(_ words: MessageCatalogue) -> Document {
    let blocks = ResourceFamily.allCases.flatMap { family -> [Block] in
      let rows = family.kinds.map { ["`\($0.token)`", words($0.title)] }
      return [.heading(2, words(family.title)), .table(Table(header: ["", ""], rows: rows))]
    }
    return Document(blocks + [.paragraph(.muted, words(Message("`help subnet` tells all about one kind.")))])
  }
}

/// One kind of part: where it stands, what can be said of it, what AWS makes with it, and which rules blame one.
struct KindHelp: Report {
  let kind: ResourceKind
  let words: MessageCatalogue

  struct Placement: Encodable {
    let parents: [String]
    let isRequired: Bool

    init(_ placement: ResourceKind.Placement) {
      parents = placement.kinds
      isRequired = if case .required = placement { true } else { false }
    }
  }

  private struct Attribute: Encodable {
    let key: String
    let required: Bool
    let standard: String?
    let decidedBy: String?
    let meaning: String
    let takes: String
    let form: AttributeForm

    enum CodingKeys: String, CodingKey {
      case key, required
      case standard = "default"
      case decidedBy, meaning, takes
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(key, forKey: .key)
      try container.encode(required, forKey: .required)
      try container.encode(standard, forKey: .standard)
      try container.encodeIfPresent(decidedBy, forKey: .decidedBy)
      try container.encode(meaning, forKey: .meaning)
      try container.encode(takes, forKey: .takes)
      try form.encode(to: encoder)
    }
  }

  private struct Implied: Encodable {
    let kind: String
    let name: String
  }

  private enum CodingKeys: String, CodingKey {
    case schema, token, title, family, awsType, placement, attributes, implied, checkedBy, documentation, example
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode("cloudtutor.kind/1", forKey: .schema)
    try container.encode(kind.token, forKey: .token)
    try container.encode(words(kind.title), forKey: .title)
    try container.encode(kind.family?.rawValue, forKey: .family)
    try container.encode(kind.awsType, forKey: .awsType)
    try container.encode(Placement(kind.placement), forKey: .placement)
    try container.encode(kind.attributes.map(attribute), forKey: .attributes)
    try container.encode(
      kind.implied.map { Implied(kind: $0.kind, name: "NAME.\($0.suffix)") }, forKey: .implied)
    try container.encode(checks, forKey: .checkedBy)
    try container.encode(kind.documentation, forKey: .documentation)
    try container.encode(kind.example, forKey: .example)
  }

  private func attribute(_ row: AttributeDescription) -> Attribute {
    let standard: String? =
      switch row.standard {
      case .value(let text): text
      case .ofVPC(let suffix): "VPC.\(suffix)"
      case .required, .none, .decided: nil
      }
    let decider: Message? = if case .decided(let message) = row.standard { message } else { nil }
    return Attribute(
      key: row.key, required: row.standard == .required, standard: standard, decidedBy: decider.map { words($0) },
      meaning: words(row.meaning), takes: words(row.type.title), form: AttributeForm(row.type))
  }

  private static func standard(_ standard: AttributeDescription.Default) -> Message {
    switch standard {
    case .required: Message("required")
    case .none: Message("none")
    case .value(let text): .verbatim("`\(text)`")
    case .ofVPC(let suffix): .verbatim("`VPC.\(suffix)`")
    case .decided(let message): message
    }
  }

  /// The kinds whose parts a statement is about that names no kind itself.
  private static let subjects = [
    "route": "route-table", "allow": "security-group", "acl": "nacl", "forward": "listener", "grant": "role",
  ]

  /// The rules whose own examples blame a statement about a part of this kind.
  private var checks: [String] { Self.checks(of: kind.token) }

  /// The rules of which an example blames a part of a kind.
  static func checks(of kind: String) -> [String] {
    RuleCatalogue.all.filter { rule in
      rule.failing.contains { example in
        let lines = example.script.split(separator: "\n", omittingEmptySubsequences: false)
        return example.marks(of: rule.code).contains { number in
          let words = lines[number - 1].split(separator: " ")
          guard let verb = words.first else { return false }
          return verb == "add" ? words.dropFirst().first == kind[...] : subjects[String(verb)] == kind
        }
      }
    }.map { $0.code }
  }

  func document(_ words: MessageCatalogue) -> Document {
    var blocks: [Block] = [
      .heading(2, words(kind.title) == kind.token ? kind.token : "\(kind.token): \(words(kind.title))"),
      .code(kind.example),
      .paragraph(.muted, kind.awsType),
    ]
    if !kind.placement.kinds.isEmpty {
      blocks.append(
        .paragraph(words(Message("Stands in: \(kind.placement.kinds.map { Message.verbatim("`\($0)`") })"))))
    }
    if !kind.implied.isEmpty {
      let names = kind.implied.map { Message.verbatim("`NAME.\($0.suffix)`") }
      blocks.append(.paragraph(words(Message("AWS makes with it: \(names)"))))
    }
    if !kind.attributes.isEmpty {
      blocks.append(
        .table(
          Table(
            header: [
              words(Message("attribute")), words(Message("meaning")), words(Message("takes")),
              words(Message("left out")),
            ],
            rows: kind.attributes.map {
              ["`\($0.key)`", words($0.meaning), words($0.type.title), words(Self.standard($0.standard))]
            })))
    }
    if !checks.isEmpty {
      blocks.append(
        .paragraph(words(Message("Rules whose examples blame one (`explain CODE`): \(checks.joined(separator: ", "))")))
      )
    }
    blocks.append(.paragraph([.link([.text(kind.documentation)], destination: kind.documentation)]))
    return Document(blocks)
  }
}
