import CommandLanguage
import Localization
import Reachability
import Topology

/// Each subnet in use names its route table and does not fall into the main one, where a route that was
/// meant for one subnet holds for all.
///
/// Source: https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Route_Tables.html
enum SubnetsNameTheirTable: Rule {
  static let code = "NET-09"
  static let pillar = Pillar.operations
  static let covers = ["tier.net.subnets"]

  static func check(_ design: Design) -> Outcome {
    let topology = design.topology
    let subnets = topology.parts(of: "subnet")
    guard !subnets.isEmpty else { return .doesNotApply(Message("The design has no subnets.")) }
    // A bare main table is a safe place for data, and for subnets with nothing in them.
    let leading =
      design.servers.map(\.name) + topology.parts(of: Kinds.balancers + ["nat", "lambda"]).map(\.name)
    let busy = Set(leading.flatMap { design.network.subnets(of: $0) })
    let fallen = Dictionary(grouping: subnets) { subnet -> Name? in
      guard let routes = design.network.effectiveRoutes(of: subnet.name), routes.isMain else { return nil }
      let isBare = routes.entries.allSatisfy { $0.target == .local }
      return isBare && !busy.contains(subnet.name) ? nil : routes.table
    }
    return .found(
      fallen.sorted { ($0.key ?? "") < ($1.key ?? "") }.compactMap { table, subnets in
        table.map { finding($0, subnets, design) }
      })
  }

  private static func finding(_ table: Name, _ subnets: [Resource], _ design: Design) -> Finding {
    let topology = design.topology
    return finding(
      .low, subnets.map(\.name) + [table],
      at: subnets.first.flatMap { topology.origin(of: $0.name, attribute: "route-table") },
      Message(
        "\(subnets.map { topology.noun($0.name) }) follow \(topology.noun(table)), the main one, which every new subnet falls into. A route added for one of them holds for all."
      ), mend: mend(table, subnets, design))
  }

  /// A table with the same routes, named by these subnets.
  private static func mend(_ table: Name, _ subnets: [Resource], _ design: Design) -> [String] {
    let topology = design.topology
    guard let vpc = topology[table]?.parent else { return [] }
    let own = design.freeName("\(vpc)-routes")
    let routes = topology.routes(of: table).filter { $0.target.part != nil }
      .map { "route \(own) \($0.destination) -> \($0.target)" }
    let endpoints = topology.children(of: vpc, kind: "endpoint").filter {
      (topology.value(Attribute<[Name]>("route-tables"), of: $0) ?? []).contains(table)
    }
    return ["add route-table \(own) in \(vpc)"] + routes + endpoints.map { "set \($0.name) route-tables+=\(own)" }
      + subnets.map { "set \($0.name) route-table=\(own)" }
  }

  static let failing = [
    RuleExample(
      """
      add vpc main cidr=10.0.0.0/16
      add subnet desk-a in main az=a cidr=10.0.10.0/24  # NET-09
      add alb inner in main scheme=internal subnets=desk-a
      """),
    RuleExample(
      """
      add vpc main cidr=10.0.0.0/16
      add subnet door-a in main az=a cidr=10.0.10.0/24  # NET-09
      add nat door in door-a connectivity=private
      """),
    RuleExample(
      """
      add vpc main cidr=10.0.0.0/16
      add subnet desk-a in main az=a cidr=10.0.10.0/24  # NET-09
      add lambda clerk runtime=python3.13 subnets=desk-a
      """),
    RuleExample(
      """
      add vpc main cidr=10.0.0.0/16
      add igw gate in main
      route main.route-table 0.0.0.0/0 -> gate
      add subnet public-a in main az=a cidr=10.0.0.0/24  # NET-09
      """),
    RuleExample(
      """
      add vpc main cidr=10.0.0.0/16
      add subnet app-a in main az=a cidr=10.0.10.0/24  # NET-09
      add ec2 app in app-a
      """),
  ]

  static let passing = [
    RuleExample(
      """
      add vpc main cidr=10.0.0.0/16
      add route-table inner in main
      add subnet app-a in main az=a cidr=10.0.10.0/24 route-table=inner
      add ec2 app in app-a
      add subnet data-{a,c} in main az={a,c} cidr=10.0.{20,21}.0/24
      add db-subnet-group home subnets=data-a,data-c
      add rds db engine=postgres subnet-group=home
      """)
  ]
}
