import Localization
import Reachability
import Topology

/// A read replica can be made, since its source keeps backups, and stands in another zone.
///
/// Source: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ReadRepl.html
enum ReplicasStandElsewhere: Rule {
  static let code = "DATA-09"
  static let pillar = Pillar.reliability
  static let covers = ["check.rds", "rds.replica"]

  static func check(_ design: Design) -> Outcome {
    let topology = design.topology
    let sources = topology.parts(of: "rds").map { ($0, topology.children(of: $0.name, kind: "replica")) }
      .filter { !$0.1.isEmpty }
    guard !sources.isEmpty else { return .doesNotApply(Message("The design has no read replica.")) }
    return .found(
      sources.flatMap { source, replicas in
        [unready(source, replicas, topology)].compactMap { $0 } + replicas.compactMap { beside($0, source, design) }
      })
  }

  private static func unready(_ source: Resource, _ replicas: [Resource], _ topology: Topology) -> Finding? {
    guard topology.value(Attribute<Int>("backup-retention"), of: source) == 0 else { return nil }
    return finding(
      .broken, [source.name] + replicas.map(\.name),
      at: topology.origin(of: source.name, attribute: "backup-retention"),
      Message("\(topology.noun(source.name)) keeps no backups, and RDS makes a read replica from a backup only."),
      mend: ["set \(source.name) backup-retention=7d"])
  }

  /// A replica that shares the zone of its source, or may. A source with a standby moves between zones,
  /// so no zone is the other one.
  private static func beside(_ replica: Resource, _ source: Resource, _ design: Design) -> Finding? {
    let topology = design.topology
    guard topology.value(Attribute<String>("multi-az"), of: source) == "no", !design.isAbroad(replica)
    else { return nil }
    let home = topology.value(.zone, of: source)
    let zone = topology.value(.zone, of: replica)
    if zone != nil, zone != home { return nil }
    let message =
      zone.map {
        Message(
          "\(topology.noun(replica.name)) stands in zone \($0), as \(topology.noun(source.name)) does. When it fails, both are gone."
        )
      }
      ?? Message(
        "\(topology.noun(replica.name)) names no zone, and AWS may put it beside \(topology.noun(source.name)).")
    return finding(
      .medium, [replica.name, source.name], at: topology.origin(of: replica.name, attribute: "az"), message,
      mend: parting(replica, source, home, design))
  }

  /// Two zones of the subnet group, one for each.
  private static func parting(
    _ replica: Resource, _ source: Resource, _ home: String?, _ design: Design
  ) -> [String] {
    let zones = design.topology.value(.subnetGroup, of: source).map { design.network.zones(of: $0) } ?? []
    guard let first = home ?? zones.first, let other = zones.first(where: { $0 != first }) else { return [] }
    return (home == nil ? ["set \(source.name) az=\(first)"] : []) + ["set \(replica.name) az=\(other)"]
  }

  private static let home = RuleExample.twoZones + "add db-subnet-group home subnets=app-a,app-c\n"

  static let failing = [
    RuleExample(
      home + """
        add rds db engine=postgres subnet-group=home multi-az=yes backup-retention=0d  # DATA-09
        add replica reader in db
        """),
    RuleExample(
      home + """
        add rds db engine=postgres subnet-group=home az=a
        add replica reader in db az=a  # DATA-09
        """),
    RuleExample(
      home + """
        add rds db engine=postgres subnet-group=home
        add replica reader in db  # DATA-09
        """),
  ]

  static let passing = [
    RuleExample(
      home + """
        add rds db engine=postgres subnet-group=home az=a
        add replica reader in db az=c
        add replica far in db region=us-east-1
        """),
    RuleExample(
      home + """
        add rds db engine=postgres subnet-group=home multi-az=yes
        add replica reader in db
        """),
  ]
}
