import Localization
import Topology

/// A database has a standby in a second zone. Read replicas are none.
///
/// Source: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.MultiAZ.html
enum DatabasesHaveAStandby: Rule {
  static let code = "DATA-02"
  static let pillar = Pillar.reliability
  static let covers = ["check.rds", "tier.data.rds", "rds.multiaz"]

  static func check(_ design: Design) -> Outcome {
    let databases = design.topology.parts(of: "rds")
    guard !databases.isEmpty else { return .doesNotApply(Message("The design has no relational database.")) }
    return .found(databases.compactMap { finding($0, design.topology) })
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
    RuleExample("add rds db engine=postgres  # DATA-02"),
    RuleExample(
      """
      add rds db engine=postgres multi-az=no backup-retention=7d  # DATA-02
      add replica reader in db
      """),
  ]

  static let passing = [
    RuleExample("add rds db engine=postgres multi-az=yes"),
    RuleExample("add rds db engine=postgres multi-az=cluster"),
  ]
}
