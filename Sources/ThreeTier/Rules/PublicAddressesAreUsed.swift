import Localization
import Reachability
import Topology

/// Every Elastic IP address and every NAT gateway has a use: both are billed by the hour, idle or not.
///
/// Source: https://aws.amazon.com/vpc/pricing/
enum PublicAddressesAreUsed: Rule {
  static let code = "COST-01"
  static let pillar = Pillar.cost
  static let covers = ["check.network"]

  private static let addresses = Attribute<[Name]>("eip")

  static func check(_ design: Design) -> Outcome {
    let topology = design.topology
    let elastic = topology.parts(of: "eip")
    let gateways = topology.parts(of: "nat")
    guard !elastic.isEmpty || !gateways.isEmpty else {
      return .doesNotApply(Message("The design has neither an Elastic IP address nor a NAT gateway."))
    }
    let inUse = Set((gateways + topology.parts(of: "nlb")).flatMap { topology.value(addresses, of: $0) ?? [] })
    let idle = elastic.filter { !inUse.contains($0.name) && $0.values["instance"] == nil }
    let followed = followed(design)
    return .found(
      idle.map { address in
        finding(
          .low, [address.name], at: topology.origin(of: address.name),
          Message("\(topology.noun(address.name)) belongs to nothing, and is billed by the hour all the same."),
          mend: ["remove \(address.name)"])
      } + gateways.filter { !followed.contains($0.name) }.map { finding($0, topology) })
  }

  /// The parts to which routes of subnets lead.
  private static func followed(_ design: Design) -> Set<Name> {
    let entries = design.topology.parts(of: "subnet").flatMap {
      design.network.effectiveRoutes(of: $0.name)?.entries ?? []
    }
    return Set(entries.compactMap { if case .part(let name) = $0.target { name } else { nil } })
  }

  private static func finding(_ gateway: Resource, _ topology: Topology) -> Finding {
    let routes = topology.parts(of: "route-table").flatMap { topology.routes(of: $0.name) }
      .filter { $0.target == .part(gateway.name) }
    let own = topology.value(addresses, of: gateway) ?? []
    return finding(
      .low, [gateway.name], at: topology.origin(of: gateway.name),
      Message(
        "No route of a subnet leads to \(topology.noun(gateway.name)), and it is billed by the hour all the same."),
      mend: routes.map { Clause.route($0).withdrawal } + ["remove \(gateway.name)"]
        + own.map { "remove \($0)" })
  }

  private static let network = """
    add vpc main cidr=10.0.0.0/16
    add igw gate in main
    add route-table inner in main
    route main.route-table 0.0.0.0/0 -> gate
    add subnet public-a in main az=a cidr=10.0.0.0/24

    """

  static let failing = [
    RuleExample("add eip spare  # COST-01"),
    RuleExample(
      network + """
        add eip out-ip
        add nat way in public-a eip=out-ip  # COST-01
        route inner 0.0.0.0/0 -> way
        """),
  ]

  static let passing = [
    RuleExample(
      RuleExample.twoZones + """
        add eip front-{a,c}-ip
        add nlb front in main subnets=public-a,public-c eip=front-a-ip,front-c-ip
        """),
    RuleExample(
      network + """
        add eip {out,desk}-ip
        add nat way in public-a eip=out-ip
        route inner 0.0.0.0/0 -> way
        add subnet app-a in main az=a cidr=10.0.1.0/24 route-table=inner
        add ec2 desk in public-a
        set desk-ip instance=desk
        """),
  ]
}
