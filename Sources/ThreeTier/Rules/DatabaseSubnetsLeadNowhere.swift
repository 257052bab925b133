import Localization
import Reachability
import Topology

/// Subnets of databases have no default route: a database begins no connections, and what cannot get
/// out carries no data off.
///
/// Source: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html
enum DatabaseSubnetsLeadNowhere: Rule {
  static let code = "NET-08"
  static let pillar = Pillar.security
  static let covers = ["check.rds"]

  /// Engines with features that call outside: RDS Custom is managed by its agent, Oracle and SQL Server
  /// send mail and link to other databases, Db2 asks for its licence.
  private static let callers = ["custom-", "oracle", "sqlserver", "db2"]

  static func check(_ design: Design) -> Outcome {
    let topology = design.topology
    let databases = topology.parts(of: Kinds.databases + Kinds.databaseMembers)
    let users = design.servers.filter { design.tiers[$0.name] != .data } + topology.parts(of: ["lambda", "rds-proxy"])
    let shared = Set(users.flatMap { design.network.subnets(of: $0.name) })
    // A database that shares one of its subnets may stand in that one, so closing the others would keep nothing in.
    let open = databases.map { Set(design.network.subnets(of: $0.name)) }.filter { !$0.isDisjoint(with: shared) }
    let calling = Set(databases.filter { needsAWayOut($0, topology) }.flatMap { design.network.subnets(of: $0.name) })
    let all = Set(databases.flatMap { design.network.subnets(of: $0.name) })
    let subnets = all.subtracting(open.joined()).subtracting(calling)
    guard !subnets.isEmpty else {
      return .doesNotApply(
        open.isEmpty
          ? Message("No database stands in subnets of its own.")
          : Message(
            "Databases share \(all.intersection(shared).sorted().map { topology.noun($0) }) with servers, which may need a way out."
          ))
    }
    let tables = Dictionary(grouping: subnets.sorted()) { design.network.effectiveRoutes(of: $0)?.table ?? $0 }
    let followers = Dictionary(grouping: topology.parts(of: "subnet").map(\.name)) {
      design.network.effectiveRoutes(of: $0)?.table ?? $0
    }
    return .found(
      tables.sorted { $0.key < $1.key }.flatMap { table, members in
        findings(table, members, followers[table] ?? [], design)
      })
  }

  private static func needsAWayOut(_ database: Resource, _ topology: Topology) -> Bool {
    let source =
      Kinds.databaseMembers.contains(database.kind) ? database.parent.flatMap { topology[$0] } ?? database : database
    let engine = topology.value(.engine, of: source) ?? ""
    return callers.contains { engine.hasPrefix($0) }
  }

  private static func findings(_ table: Name, _ subnets: [Name], _ followers: [Name], _ design: Design) -> [Finding] {
    let topology = design.topology
    let routes = topology.routes(of: table).filter { route in
      // A way to the internet gateway is told by NET-03, a black hole by NET-10.
      guard route.destination.length == 0, let target = route.target.part.flatMap({ topology[$0] }) else {
        return false
      }
      return target.kind != "igw"
    }
    guard let first = subnets.first, let vpc = topology[table]?.parent else { return [] }
    return routes.map { route in
      var mend = [Clause.route(route).withdrawal]
      if Set(followers) != Set(subnets) {
        let own = design.freeName("\(first)-routes")
        mend = ["add route-table \(own) in \(vpc)"] + subnets.map { "set \($0) route-table=\(own)" }
      }
      return finding(
        .low, [table] + subnets, at: topology.origin(of: .route(route)),
        Message(
          "\(subnets.map { topology.noun($0) }) of databases can get out by the route `\(route.destination) -> \(route.target)`. A database begins no connections, and whoever breaks in can carry data off by it."
        ), mend: mend)
    }
  }

  private static let network = """
    add vpc main cidr=10.0.0.0/16
    add igw gate in main
    add route-table public in main
    route public 0.0.0.0/0 -> gate
    add route-table inner in main
    add subnet public-a in main az=a cidr=10.0.0.0/24 route-table=public
    add subnet data-{a,c} in main az={a,c} cidr=10.0.{20,21}.0/24 route-table=inner
    add db-subnet-group home subnets=data-a,data-c
    add eip way-ip
    add nat way in public-a eip=way-ip

    """

  static let failing = [
    RuleExample(
      network + """
        add rds db engine=postgres subnet-group=home
        route inner 0.0.0.0/0 -> way  # NET-08
        """),
    RuleExample(
      network + """
        add rds db engine=postgres subnet-group=home
        add subnet app-a in main az=a cidr=10.0.10.0/24 route-table=inner
        add ec2 app in app-a
        route inner 0.0.0.0/0 -> way  # NET-08
        """),
  ]

  static let passing = [
    RuleExample(
      network + """
        add rds db engine=postgres subnet-group=home
        add endpoint door in main service=s3 route-tables=inner
        """),
    // One database shares a subnet with a server and may stand there; the other stands apart.
    RuleExample(
      network + """
        route inner 0.0.0.0/0 -> way
        add rds db engine=postgres subnet-group=home
        add ec2 app in data-a
        add route-table shut in main
        add subnet safe-{a,c} in main az={a,c} cidr=10.0.{30,31}.0/24 route-table=shut
        add db-subnet-group cellar subnets=safe-a,safe-c
        add rds archive engine=postgres subnet-group=cellar
        """),
  ]
}
