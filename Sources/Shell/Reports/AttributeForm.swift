import Topology

/// What values an attribute takes, for programs.
struct AttributeForm: Encodable {
  private let type: AttributeType

  init(_ type: AttributeType) { self.type = type }

  private struct Range: Encodable {
    let lowest: Int
    /// Nil where there is no upper bound.
    let highest: Int?
  }

  private enum CodingKeys: String, CodingKey { case type, words, range, unit, kinds, family, names, element, choices }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    func put(_ name: String) throws { try container.encode(name, forKey: .type) }
    switch type {
    case .flag:
      try put("flag")
      try container.encode(["yes", "no"], forKey: .words)
    case .number(let range, let unit):
      try put("number")
      let highest = range.upperBound == .max ? nil : range.upperBound
      try container.encode(Range(lowest: range.lowerBound, highest: highest), forKey: .range)
      if unit != .plain { try container.encode(unit.rawValue, forKey: .unit) }
    case .word(let words):
      try put("word")
      try container.encode(words, forKey: .words)
    case .open(let words):
      try put("open-word")
      try container.encode(words, forKey: .words)
    case .text: try put("text")
    case .network(let family):
      try put("network")
      try container.encode(family == .ipv4 ? "ipv4" : "ipv6", forKey: .family)
    case .zone:
      try put("zone")
      try container.encode(AttributeType.zones, forKey: .words)
    case .reference(let kinds):
      try put("reference")
      try container.encode(kinds, forKey: .kinds)
    case .list(let element):
      try put("list")
      try container.encode(AttributeForm(element), forKey: .element)
    case .pair(let names, let element):
      try put("pair")
      try container.encode(names, forKey: .names)
      try container.encode(AttributeForm(element), forKey: .element)
    case .openPair(let names, let element):
      try put("open-pair")
      try container.encode(names, forKey: .names)
      try container.encode(AttributeForm(element), forKey: .element)
    case .either(let types):
      try put("either")
      try container.encode(types.map(AttributeForm.init), forKey: .choices)
    }
  }
}
