import Localization
import Reachability
import Topology

/// A public zonal NAT gateway stands in a subnet that routes to an internet gateway, and has an
/// Elastic IP address.
///
/// Source: https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-troubleshooting.html
enum NATGatewaysReachOut: Rule {
  static let code = "NET-05"
  static let pillar = Pillar.reliability
  static let covers = ["tier.net.subnets", "tier.net.nat"]

  static func check(_ design: Design) -> Outcome {
    let gateways = design.topology.parts(of: "nat").filter { $0.isPublicAndZonal(in: design.topology) }
    guard !gateways.isEmpty else { return .doesNotApply(Message("The design has no public zonal NAT gateway.")) }
    let shut = gateways.compactMap { nat -> (nat: Name, subnet: Name, exposure: Exposure)? in
      guard let subnet = nat.parent, let exposure = design.network.exposure(of: subnet), exposure.kind == .private
      else { return nil }
      return (nat.name, subnet, exposure)
    }
    let accepted = design.accepted(code)
    let tables = Dictionary(grouping: shut) {
      SharedFault(table: $0.exposure.table, isAccepted: !accepted.isDisjoint(with: [$0.nat, $0.subnet]))
    }.sorted { $0.key < $1.key }
    return .found(
      tables.map { finding($0.value, table: $0.key.table, design.topology) } + gateways.compactMap { bare($0, design) })
  }

  /// The finding for the gateways in subnets that follow one table without a way out.
  private static func finding(
    _ shut: [(nat: Name, subnet: Name, exposure: Exposure)], table: Name, _ topology: Topology
  ) -> Finding {
    var known: Set<Name> = []
    let subnets = shut.map(\.subnet).filter { known.insert($0).inserted }
    return finding(
      .broken, shut.map(\.nat) + subnets + [table], at: topology.origin(of: shut[0].nat),
      Message(
        "Nothing gets out by \(shut.map { topology.noun($0.nat) }) in \(subnets.map { topology.noun($0) }): \(shut[0].exposure.why)"
      ))
  }

  /// The finding for a gateway without an address.
  private static func bare(_ nat: Resource, _ design: Design) -> Finding? {
    let topology = design.topology
    guard let subnet = nat.parent, (topology.value(Attribute<[Name]>("eip"), of: nat) ?? []).isEmpty else { return nil }
    let address = design.freeName("\(nat.name)-ip")
    return finding(
      .broken, [nat.name, subnet], at: topology.origin(of: nat.name),
      Message("\(topology.noun(nat.name)) has no Elastic IP address under which to send requests out."),
      mend: ["add eip \(address)", "set \(nat.name) eip=\(address)"])
  }

  private static let network = """
    add vpc main cidr=10.0.0.0/16
    add igw gate in main
    route main.route-table 0.0.0.0/0 -> gate
    add route-table inner in main
    add subnet public-a in main az=a cidr=10.0.0.0/24
    add subnet private-a in main az=a cidr=10.0.1.0/24 route-table=inner
    add eip out-ip

    """

  static let failing = [
    RuleExample(
      network + """
        add nat way in private-a eip=out-ip  # NET-05
        route inner 0.0.0.0/0 -> way
        """),
    RuleExample(network + "add nat way in public-a  # NET-05"),
  ]

  static let passing = [
    RuleExample(
      network + """
        add nat way in public-a eip=out-ip
        add nat inside in private-a connectivity=private
        add nat everywhere in main
        """)
  ]
}
