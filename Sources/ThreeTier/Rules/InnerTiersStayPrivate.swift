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
    return .found(placed.compactMap { finding($0, outward, design) })
  }

  /// One cause, one finding, however many subnets of the part are public.
  private static func finding(_ part: Resource, _ outward: Set<Name>, _ design: Design) -> Finding? {
    let topology = design.topology
    let open = design.network.subnets(of: part.name).compactMap { subnet in
      design.network.exposure(of: subnet).flatMap { $0.kind == .public ? (subnet: subnet, exposure: $0) : nil }
    }
    guard let first = open.first else { return nil }
    let subnets = open.map(\.subnet)
    let tables = Set(open.map(\.exposure.table)).sorted()
    let isSixth = open.allSatisfy { $0.exposure.route?.destination == .block(.anyIPv6) }
    return finding(
      .high, [part.name] + subnets + tables, at: design.placement(of: part),
      subnets.count == 1
        ? Message(
          "\(topology.noun(part.name)) stands in \(topology.noun(first.subnet)), which is public: \(first.exposure.why)"
        )
        : Message(
          "\(topology.noun(part.name)) stands in public subnets, \(subnets.map { topology.noun($0) }). \(first.exposure.why)"
        ),
      mend: subnets.contains(where: outward.contains)
        ? [] : isSixth ? turning(tables, design) : mend(subnets, design))
  }

  /// A table of its own, where nothing in the subnets needs the way out.
  private static func mend(_ subnets: [Name], _ design: Design) -> [String] {
    guard let first = subnets.first, let vpc = design.topology[first]?.parent else { return [] }
    let table = design.freeName("\(first)-routes")
    return ["add route-table \(table) in \(vpc)"] + subnets.map { "set \($0) route-table=\(table)" }
  }

  /// Tables whose only way to an internet gateway is that of IPv6: an egress-only gateway lets nobody in by it.
  private static func turning(_ tables: [Name], _ design: Design) -> [String] {
    let topology = design.topology
    guard let vpc = tables.first.flatMap({ topology[$0]?.parent }) else { return [] }
    let own = topology.children(of: vpc, kind: "eigw").first?.name
    let gateway = own?.description ?? design.freeName("outward")
    return (own == nil ? ["add eigw \(gateway) in \(vpc)"] : [])
      + tables.flatMap { ["unroute \($0) ::/0", "route \($0) ::/0 -> \(gateway)"] }
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
      """
      add vpc main cidr=10.0.0.0/16 ipv6=yes
      add igw gate in main
      route main.route-table ::/0 -> gate
      add subnet private-{a,c} in main az={a,c} cidr=10.0.{1,2}.0/24 cidr6=2001:db8:0:{1,2}::/64
      add launch-template web
      add asg app launch-template=web subnets=private-a,private-c min=2 max=4  # NET-03
      """),
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
      """
      add vpc main cidr=10.0.0.0/16 ipv6=yes
      add eigw sixth in main
      route main.route-table ::/0 -> sixth
      add subnet private-a in main az=a cidr=10.0.1.0/24 cidr6=2001:db8:0:1::/64
      add ec2 app in private-a
      """),
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
