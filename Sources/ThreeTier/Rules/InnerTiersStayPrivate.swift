import Localization
import Reachability
import Topology

/// No subnet of the application or data tier has a route to an internet gateway.
///
/// Source: https://docs.aws.amazon.com/vpc/latest/userguide/configure-subnets.html
enum InnerTiersStayPrivate: Rule {
  static let code = "NET-03"
  static let pillar = Pillar.security
  static let covers = ["tier.net.subnets", "check.rds"]

  static func check(_ design: Design) -> Outcome {
    let placed = design.inner.filter { !design.network.subnets(of: $0.name).isEmpty }
    guard !placed.isEmpty else { return .doesNotApply(Message("No server and no database stands in a subnet.")) }
    // Subnets in which something stands that needs the way out.
    let outward = Set(
      design.topology.parts(of: Kinds.balancers + ["nat"]).flatMap { design.network.subnets(of: $0.name) })
    return .found(
      placed.compactMap { part in
        // One cause, one finding: the first public subnet stands for the others.
        design.network.subnets(of: part.name).lazy.compactMap { finding(part, in: $0, outward, design) }.first
      })
  }

  private static func finding(_ part: Resource, in subnet: Name, _ outward: Set<Name>, _ design: Design) -> Finding? {
    guard let exposure = design.network.exposure(of: subnet), exposure.kind == .public else { return nil }
    let topology = design.topology
    return finding(
      .high, [part.name, subnet, exposure.table], at: design.placement(of: part),
      Message("\(topology.noun(part.name)) stands in \(topology.noun(subnet)), which is public: \(exposure.why)"),
      mend: outward.contains(subnet) ? [] : mend(subnet, design))
  }

  /// A table of its own, where nothing in the subnet needs the way out.
  private static func mend(_ subnet: Name, _ design: Design) -> [String] {
    let topology = design.topology
    guard let vpc = topology[subnet]?.parent else { return [] }
    let table = design.freeName("\(subnet)-routes")
    return ["add route-table \(table) in \(vpc)", "set \(subnet) route-table=\(table)"]
  }

  private static let network = """
    add vpc main cidr=10.0.0.0/16
    add igw gate in main
    route main.route-table 0.0.0.0/0 -> gate
    add route-table inner in main
    add security-group app-sg in main

    """

  static let failing = [
    RuleExample(
      network + """
        add subnet private-a in main az=a cidr=10.0.1.0/24
        add ec2 app in private-a sg=app-sg  # NET-03
        """),
    RuleExample(
      network + """
        add subnet data-a in main az=a cidr=10.0.1.0/24 route-table=inner
        add subnet data-c in main az=c cidr=10.0.2.0/24
        add db-subnet-group home subnets=data-a,data-c  # NET-03
        add rds db engine=postgres subnet-group=home sg=app-sg
        """),
  ]

  static let passing = [
    RuleExample(
      network + """
        add subnet private-a in main az=a cidr=10.0.1.0/24 route-table=inner
        add ec2 app in private-a sg=app-sg
        """),
    RuleExample(
      network + """
        add subnet public-a in main az=a cidr=10.0.0.0/24
        add subnet private-a in main az=a cidr=10.0.1.0/24 route-table=inner
        add security-group door-sg in main
        allow app-sg tcp/22 from door-sg
        add ec2 door in public-a sg=door-sg public-ip=yes
        add ec2 app in private-a sg=app-sg
        """),
  ]
}
