import Localization
import Topology

extension NamesLeadToTheEntry {
  /// A CNAME at the zone's own name, where the zone's NS and SOA records stand already.
  static func crowned(
    _ answer: (name: String, record: Resource), _ names: DomainNames, _ topology: Topology
  ) -> Finding? {
    let record = answer.record.name
    guard type(of: answer.record, topology) == "CNAME", names.isApex(answer.name) else { return nil }
    return finding(
      .broken, [record], at: topology.origin(of: record, attribute: "type"),
      Message(
        "\(topology.noun(record)) is a CNAME for \(answer.name), the zone's own name, and DNS allows none there."),
      // Where a CNAME's text leads is not known, so no address can be put in its place.
      mend: alias(of: answer.record, topology) == nil ? [] : ["set \(record) type=A"])
  }

  /// Records that Route 53 does not take beside another of the same name: any beside a CNAME, and a second one
  /// of a type, unless both say how one chooses between them.
  ///
  /// Source: https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/ResourceRecordTypes.html
  static func clashes(_ names: DomainNames, _ design: Design) -> [Finding] {
    let topology = design.topology
    return Dictionary(grouping: names.answers, by: \.name).sorted { $0.key < $1.key }.flatMap { name, answers in
      let records = answers.map(\.record)
      return records.indices.dropFirst().compactMap { index -> Finding? in
        let second = records[index]
        guard let first = records[..<index].first(where: { excludes($0, second, topology) }) else { return nil }
        return finding(
          .broken, [second.name, first.name], at: topology.origin(of: second.name),
          Message(
            "\(topology.noun(second.name)) and \(topology.noun(first.name)) both answer for \(name), and Route 53 does not take the two beside each other."
          ),
          mend: superfluous(first, second, name, design).map { ["remove \($0)"] } ?? [])
      }
    }
  }

  /// The one of two records that does not lead where its name is meant to lead, or says what the other says.
  private static func superfluous(_ one: Resource, _ other: Resource, _ name: String, _ design: Design) -> Name? {
    let topology = design.topology
    let wanted =
      topology.parts(of: "cloudfront").filter { aliases($0, topology).contains(name) }.map(\.name)
      + design.behaviours.filter { !$0.isVPCOrigin && $0.word("origin-domain") == name }.map(\.target)
    let (first, second) = (topology.value(.alias, of: one), topology.value(.alias, of: other))
    let fits = [first, second].map { $0.map(wanted.contains) ?? false }
    if fits[0] != fits[1] { return fits[0] ? other.name : one.name }
    return type(of: one, topology) == type(of: other, topology) && one.values["value"] == other.values["value"]
      && first == second ? other.name : nil
  }

  private static func excludes(_ one: Resource, _ other: Resource, _ topology: Topology) -> Bool {
    guard one.parent == other.parent else { return false }
    let routing = Attribute<String>("routing")
    let types = [type(of: one, topology), type(of: other, topology)]
    guard types[0] == types[1] else { return types.contains("CNAME") }
    return [one, other].contains { topology.value(routing, of: $0) ?? "simple" == "simple" }
  }
}
