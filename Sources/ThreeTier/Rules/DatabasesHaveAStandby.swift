import Localization
import Reachability
import Topology

/// A database has a standby in a second zone. Read replicas are none.
///
/// Source: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.MultiAZ.html
enum DatabasesHaveAStandby: Rule {
  static let code = "DATA-02"
  static let pillar = Pillar.reliability
  static let covers = ["check.rds", "tier.data.rds", "rds.multiaz"]

  static func check(_ design: Design) -> Outcome {
    let databases = design.topology.parts(of: Kinds.databases)
    guard !databases.isEmpty else { return .doesNotApply(Message("The design has no relational database.")) }
    return .found(
      databases.compactMap { $0.kind == "aurora" ? alone($0, design) : finding($0, design.topology) })
  }

  /// A cluster whose instances are one, or all in one zone; its storage spans three by itself.
  ///
  /// Source: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Concepts.AuroraHighAvailability.html
  private static func alone(_ cluster: Resource, _ design: Design) -> Finding? {
    let topology = design.topology
    let members = topology.children(of: cluster.name, kind: "aurora-instance")
    let named = members.map { topology.value(.zone, of: $0) }
    guard members.count < 2 || (!named.contains(nil) && Set(named).count == 1) else { return nil }
    let home = named.first.flatMap { $0 }
    // All that its subnets offer, and not only the zones in which its instances stand now. Where AWS chose the
    // first one's zone, it knows better than we which is another.
    let offered = topology.value(.subnetGroup, of: cluster).map { design.network.zones(of: $0) } ?? []
    let other = home.flatMap { home in offered.first { $0 != home } }
    let size = members.first.flatMap { topology.value(Attribute<String>("class"), of: $0) } ?? "db.r7g.large"
    let name = topology.noun(cluster.name)
    return finding(
      .high, [cluster.name] + members.map(\.name), at: topology.origin(of: members.last?.name ?? cluster.name),
      members.count < 2
        ? Message(
          "\(name) has no instance that could take over in another zone. When its zone fails, the data waits until AWS has made a new one."
        )
        : Message("The instances of \(name) all stand in zone \(home ?? ""). When it fails, none can take over."),
      mend: members.isEmpty
        ? []
        : [
          "add aurora-instance \(design.freeName("\(cluster.name)-reader")) in \(cluster.name) class=\(size)"
            + (other.map { " az=\($0)" } ?? "")
        ])
  }

  private static func finding(_ database: Resource, _ topology: Topology) -> Finding? {
    switch topology.value("multi-az", of: database) {
    case .flag(true), .text("yes"), .text("cluster"): return nil
    default: break
    }
    let replicas = topology.children(of: database.name, kind: "replica")
    let message =
      replicas.isEmpty
      ? Message(
        "\(topology.noun(database.name)) stands in one zone only. When it fails, the data is out of reach until somebody restores a backup."
      )
      : Message(
        "\(topology.noun(database.name)) has a read replica and no standby. A replica lags behind and is not promoted by itself."
      )
    return finding(
      .high, [database.name], at: topology.origin(of: database.name, attribute: "multi-az"), message,
      mend: (database.values["az"] == nil ? [] : ["set \(database.name) az=none"]) + [
        "set \(database.name) multi-az=yes"
      ])
  }

  static let failing = [
    RuleExample(
      RuleExample.twoZones + """
        add db-subnet-group home subnets=app-a,app-c
        add aurora db engine=aurora-mysql subnet-group=home
        add aurora-instance db-a in db class=db.r7g.large az=a  # DATA-02
        """),
    RuleExample(
      RuleExample.twoZones + """
        add db-subnet-group home subnets=app-a,app-c
        add aurora db engine=aurora-mysql subnet-group=home
        add aurora-instance db-a in db class=db.r7g.large az=a
        add aurora-instance db-b in db class=db.r7g.large az=a  # DATA-02
        """),
    RuleExample("add rds db engine=postgres  # DATA-02"),
    RuleExample(
      """
      add rds db engine=postgres multi-az=no backup-retention=7d  # DATA-02
      add replica reader in db
      """),
  ]

  static let passing = [
    RuleExample(
      RuleExample.twoZones + """
        add db-subnet-group home subnets=app-a,app-c
        add aurora db engine=aurora-mysql subnet-group=home
        add aurora-instance db-{a,c} in db class=db.r7g.large az={a,c}
        """),
    RuleExample("add rds db engine=postgres multi-az=yes"),
    RuleExample("add rds db engine=postgres multi-az=cluster"),
  ]
}
