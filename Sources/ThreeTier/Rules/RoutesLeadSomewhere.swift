import Localization
import Reachability
import Topology

/// Every route's target is there and can take packets.
///
/// Source: https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Route_Tables.html
enum RoutesLeadSomewhere: Rule {
  static let code = "NET-10"
  static let pillar = Pillar.reliability
  static let covers = ["tier.net.nat"]

  static func check(_ design: Design) -> Outcome {
    let topology = design.topology
    let routes = topology.parts(of: "route-table").flatMap { topology.routes(of: $0.name) }
    guard !routes.isEmpty else { return .doesNotApply(Message("The design has no routes of its own.")) }
    return .found(routes.compactMap { finding($0, design) })
  }

  private static func finding(_ route: Route, _ design: Design) -> Finding? {
    let topology = design.topology
    let span = topology.origin(of: .route(route))
    let mend = ["unroute \(route.table) \(route.destination)"]
    switch route.target {
    case .gone(let name):
      return finding(
        .broken, [route.table], at: span,
        Message(
          "The route for \(route.destination) in \(topology.noun(route.table)) is a black hole: `\(name)` was removed, and the packets fall back to no other route."
        ),
        mend: mend)
    case .part(let name):
      guard let gateway = topology[name], ["igw", "eigw", "peering", "transit-gateway"].contains(gateway.kind),
        let vpc = topology[route.table]?.parent, design.network.isBlackHole(route)
      else { return nil }
      if gateway.kind == "peering", topology.value(Attribute<Bool>("accepted"), of: gateway) != true {
        return finding(
          .broken, [route.table, name], at: span,
          Message(
            "The route for \(route.destination) in \(topology.noun(route.table)) leads to \(topology.noun(name)), which the other side has not accepted, so it carries nothing."
          ), mend: ["set \(name) accepted=yes"])
      }
      return finding(
        .broken, [route.table, name], at: span,
        Message(
          "The route for \(route.destination) in \(topology.noun(route.table)) leads to \(topology.noun(name)), which is not attached to \(topology.noun(vpc))."
        ),
        mend: mend + ownGateway(gateway.kind, vpc, route, design))
    }
  }

  /// The VPC's own gateway, where no server and no database would become public by it.
  private static func ownGateway(_ kind: String, _ vpc: Name, _ route: Route, _ design: Design) -> [String] {
    let follows = design.inner.lazy.flatMap { design.network.subnets(of: $0.name) }
      .contains { design.network.effectiveRoutes(of: $0)?.table == route.table }
    guard kind == "eigw" || (kind == "igw" && !follows), let own = design.topology.children(of: vpc, kind: kind).first
    else { return [] }
    return ["route \(route.table) \(route.destination) -> \(own.name)"]
  }

  private static let twoNetworks = """
    add vpc main cidr=10.0.0.0/16
    add vpc far cidr=10.1.0.0/16
    add peering link in main peer=far

    """

  static let failing = [
    RuleExample(twoNetworks + "route main.route-table 10.1.0.0/16 -> link  # NET-10"),
    RuleExample(
      twoNetworks + """
        add transit-gateway hub
        route main.route-table 10.1.0.0/16 -> hub  # NET-10
        """),
    RuleExample(
      """
      add vpc main cidr=10.0.0.0/16
      add subnet public-a in main az=a cidr=10.0.0.0/24
      add eip out-ip
      add nat way in public-a eip=out-ip
      add route-table inner in main
      route inner 0.0.0.0/0 -> way  # NET-10
      remove way
      """),
    RuleExample(
      """
      add vpc main cidr=10.0.0.0/16
      add igw gate
      route main.route-table 0.0.0.0/0 -> gate  # NET-10
      """),
  ]

  static let passing = [
    RuleExample(
      twoNetworks + """
        set link accepted=yes
        route main.route-table 10.1.0.0/16 -> link
        route far.route-table 10.0.0.0/16 -> link
        """),
    RuleExample(
      """
      add vpc main cidr=10.0.0.0/16
      add igw gate in main
      route main.route-table 0.0.0.0/0 -> gate
      """),
  ]
}
