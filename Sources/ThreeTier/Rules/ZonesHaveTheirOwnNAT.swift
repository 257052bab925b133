import CommandLanguage
import Localization
import Reachability
import Topology

/// Servers leave through a NAT gateway of their own zone.
///
/// Source: https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html
enum ZonesHaveTheirOwnNAT: Rule {
  static let code = "NET-06"
  static let pillar = Pillar.reliability
  static let covers = ["tier.net.nat"]

  static func check(_ design: Design) -> Outcome {
    let subnets = Set(design.servers.flatMap { design.network.subnets(of: $0.name) }).sorted()
    let ways = subnets.compactMap { way(out: $0, design) }
    guard !ways.isEmpty else { return .doesNotApply(Message("No server leaves through a zonal NAT gateway.")) }
    let wrong = ways.filter { $0.natZone != $0.zone }
    guard !wrong.isEmpty else { return .holds }
    let followers = Dictionary(grouping: design.topology.parts(of: "subnet")) {
      design.network.effectiveRoutes(of: $0.name)?.table
    }
    return .found(wrong.map { finding($0, followers[$0.table] ?? [], design) })
  }

  private struct Way {
    let subnet: Name
    let table: Name
    let nat: Name
    let natZone: String
    let zone: String
    let span: Span?
  }

  private static func way(out subnet: Name, _ design: Design) -> Way? {
    guard let route = design.defaultRoute(of: subnet), case .part(let name) = route.target,
      let nat = design.topology[name], nat.isPublicAndZonal(in: design.topology), let home = nat.parent,
      let natZone = design.topology.value(.zone, of: home), let zone = design.topology.value(.zone, of: subnet),
      let table = design.network.effectiveRoutes(of: subnet)?.table
    else { return nil }
    return Way(subnet: subnet, table: table, nat: name, natZone: natZone, zone: zone, span: route.origin)
  }

  private static func finding(_ way: Way, _ followers: [Resource], _ design: Design) -> Finding {
    let topology = design.topology
    return finding(
      .medium, [way.subnet, way.nat, way.table], at: way.span,
      Message(
        "The servers in \(topology.noun(way.subnet)) (zone \(way.zone)) leave through \(topology.noun(way.nat)) in zone \(way.natZone). When that zone fails they cannot get out, and every gigabyte between zones is billed."
      ),
      mend: mend(way, followers, design))
  }

  /// The zone's own gateway, where there is one and only this zone follows the table.
  private static func mend(_ way: Way, _ followers: [Resource], _ design: Design) -> [String] {
    let topology = design.topology
    let own = topology.parts(of: "nat").first { nat in
      nat.isPublicAndZonal(in: topology) && topology.vpc(of: nat) == topology[way.table]?.parent
        && nat.parent.flatMap { topology.value(.zone, of: $0) } == way.zone
        && nat.parent.flatMap { design.network.exposure(of: $0)?.kind } == .public
    }
    guard let own, followers.allSatisfy({ topology.value(.zone, of: $0) == way.zone }) else { return [] }
    return ["unroute \(way.table) 0.0.0.0/0", "route \(way.table) 0.0.0.0/0 -> \(own.name)"]
  }

  private static let network = """
    add vpc main cidr=10.0.0.0/16
    add igw gate in main
    route main.route-table 0.0.0.0/0 -> gate
    add subnet public-{a,c} in main az={a,c} cidr=10.0.{0,1}.0/24
    add route-table inner-{a,c} in main
    add subnet app-{a,c} in main az={a,c} cidr=10.0.{10,11}.0/24 route-table=inner-{a,c}
    add ec2 app-{1,2} in app-{a,c}

    """

  static let failing = [
    RuleExample(
      network + """
        add eip out-ip
        add nat way in public-a eip=out-ip
        route inner-a 0.0.0.0/0 -> way
        route inner-c 0.0.0.0/0 -> way  # NET-06
        """),
    RuleExample(
      network + """
        add eip out-{a,c}-ip
        add nat out-{a,c} in public-{a,c} eip=out-{a,c}-ip
        route inner-a 0.0.0.0/0 -> out-a
        route inner-c 0.0.0.0/0 -> out-a  # NET-06
        """),
  ]

  static let passing = [
    RuleExample(
      network + """
        add eip out-{a,c}-ip
        add nat out-{a,c} in public-{a,c} eip=out-{a,c}-ip
        route inner-{a,c} 0.0.0.0/0 -> out-{a,c}
        """)
  ]
}
