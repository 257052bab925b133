import Localization
import Reachability
import Topology

/// A network ACL that somebody added lets the world in neither on every port nor on those for
/// administration. The ephemeral ports, to which answers come, are open by right.
///
/// Source: https://docs.aws.amazon.com/vpc/latest/userguide/custom-network-acl.html
enum ACLsKeepTheWorldFromServers: Rule {
  static let code = "NACL-03"
  static let pillar = Pillar.security
  static let covers = ["tier.net.subnets"]

  static func check(_ design: Design) -> Outcome {
    let topology = design.topology
    let lists = topology.parts(of: "nacl").filter { !$0.isImplied }
    guard !lists.isEmpty else { return .doesNotApply(Message("The design has no network ACL of its own.")) }
    return .found(lists.flatMap { findings($0, topology) })
  }

  private static func findings(_ acl: Resource, _ topology: Topology) -> [Finding] {
    var denied: [AddressFamily: PortSet] = [:]
    let entries = topology.entries(of: acl.name).filter { $0.direction == .inbound && $0.network.length == 0 }
    return entries.sorted { $0.number < $1.number }.compactMap { entry in
      let family = entry.network.family
      let earlier = denied[family] ?? PortSet([])
      guard entry.allows else {
        denied[family] = earlier.union(entry.traffic.tcpPorts)
        return nil
      }
      let open = entry.traffic.tcpPorts.subtracting(earlier)
      if PortSet([1...UInt16.max]).subtracting(open).isEmpty { return everything(acl, entry, topology) }
      let doors = PortSet(open.ranges.filter { !isEphemeral($0) }).intersection(.administration)
      return doors.isEmpty ? nil : opened(acl, entry, doors, topology)
    }
  }

  /// Whether a range is one to which answers go: high, and wide enough for a system's own.
  private static func isEphemeral(_ range: ClosedRange<UInt16>) -> Bool {
    range.lowerBound >= 1024 && range.upperBound >= 60999
  }

  private static func everything(_ acl: Resource, _ entry: ACLEntry, _ topology: Topology) -> Finding {
    finding(
      .medium, [acl.name], at: topology.origin(of: .entry(entry)),
      Message(
        "\(topology.noun(acl.name)) lets everybody in on every port (entry \(entry.number.description)), as the VPC's own one does. It guards nothing that groups leave open."
      ))
  }

  private static func opened(_ acl: Resource, _ entry: ACLEntry, _ doors: PortSet, _ topology: Topology) -> Finding {
    let rest = entry.traffic.tcpPorts.subtracting(doors)
    let again = "acl \(acl.name) in \(entry.number) allow tcp/\(rest) from \(entry.network)"
    return finding(
      .medium, [acl.name], at: topology.origin(of: .entry(entry)),
      Message(
        "\(topology.noun(acl.name)) lets everybody in on port \(doors) (entry \(entry.number.description)), where servers are administered."
      ), mend: [Clause.entry(entry).withdrawal] + (rest.isEmpty ? [] : [again]))
  }

  private static let list = """
    add vpc main cidr=10.0.0.0/16
    add nacl guard in main

    """

  static let failing = [
    RuleExample(list + "acl guard in 100 allow tcp/3000-4000 from 0.0.0.0/0  # NACL-03"),
    RuleExample(list + "acl guard in 100 allow all from 0.0.0.0/0  # NACL-03"),
    RuleExample(list + "acl guard in 100 allow tcp/0-65535 from ::/0  # NACL-03"),
    RuleExample(
      list + """
        acl guard in 100 allow tcp/443 from 0.0.0.0/0
        acl guard in 110 allow tcp/22,80 from 0.0.0.0/0  # NACL-03
        """),
  ]

  static let passing = [
    RuleExample(list + "acl guard in 100 allow tcp/1024-65535 from 0.0.0.0/0"),
    RuleExample(
      list + """
        acl guard in 90 deny tcp/22,3389 from 0.0.0.0/0
        acl guard in 100 allow tcp/20-443 from 0.0.0.0/0
        acl guard in 110 allow tcp/1024-65535 from 0.0.0.0/0
        acl guard in 120 allow all from 10.0.0.0/16
        acl guard out 100 allow all to 0.0.0.0/0
        """),
  ]
}
