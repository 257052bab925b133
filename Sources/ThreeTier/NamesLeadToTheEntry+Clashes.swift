import Localization
import Topology

extension NamesLeadToTheEntry {
  /// A record that leads to an API which does not answer by that name: AWS takes an alias to a domain name of the
  /// API's own only.
  ///
  /// Source: https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/routing-to-api-gateway.html
  static func unclaimed(
    _ answer: (name: String, record: Resource), _ names: DomainNames, _ design: Design
  ) -> Finding? {
    let topology = design.topology
    guard let api = topology.value(.alias, of: answer.record).flatMap({ topology[$0] }), api.kind == "api-gateway",
      !names.isOwn(answer.name, of: api)
    else { return nil }
    // A regional API takes certificates of its own region.
    let fitting =
      topology.value(.certificate, of: api)
      ?? topology.parts(of: "certificate").first { part in
        names.carries(part.name, answer.name)
          && (topology.value(.region, of: part) ?? topology.region) == topology.region
      }?.name
    var mend: [String] = []
    if let fitting, !names.carries(fitting, answer.name) { mend.append("set \(fitting) names+=\(answer.name)") }
    let shown = fitting?.description ?? design.freeName("\(api.name)-cert")
    if fitting == nil {
      let zone = names.zone(for: answer.name).map { " zone=\($0)" } ?? ""
      mend.append("add certificate \(shown) domain=\(answer.name) validation=dns\(zone)")
    }
    return finding(
      .broken, [answer.record.name, api.name], at: topology.origin(of: answer.record.name, attribute: "alias"),
      Message(
        "\(topology.noun(answer.record.name)) leads \(answer.name) to \(topology.noun(api.name)), which has no `domain` and `certificate` of that name, and a record can lead to a name of the API's own only."
      ),
      mend: mend + ["set \(api.name) domain=\(answer.name) certificate=\(shown)"])
  }

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
