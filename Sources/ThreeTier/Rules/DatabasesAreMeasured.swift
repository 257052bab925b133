import Localization
import Topology

/// A database is measured from the inside: Enhanced Monitoring, or Database Insights Advanced. The
/// standard mode of the latter is on for everybody and no merit.
///
/// Source: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Monitoring.OS.html
enum DatabasesAreMeasured: Rule {
  static let code = "DATA-13"
  static let pillar = Pillar.operations
  static let covers = ["rds.monitoring"]

  static func check(_ design: Design) -> Outcome {
    let topology = design.topology
    let databases = topology.parts(of: Kinds.databases)
    guard !databases.isEmpty else { return .doesNotApply(Message("The design has no relational database.")) }
    return .found(
      databases.filter { !isMeasured($0, topology) }.map { database in
        finding(
          .low, [database.name],
          at: topology.origin(
            of: database.name, attribute: database.kind == "aurora" ? "insights" : "enhanced-monitoring"),
          Message(
            "\(topology.noun(database.name)) is seen from outside only. When it is slow, nothing tells which process or query makes it so."
          ),
          mend: members(of: database, topology).map { "set \($0.name) enhanced-monitoring=60s" })
      })
  }

  /// What has an operating system to look at: the instances of a cluster, else the database itself.
  private static func members(of database: Resource, _ topology: Topology) -> [Resource] {
    database.kind == "aurora" ? topology.children(of: database.name, kind: "aurora-instance") : [database]
  }

  private static func isMeasured(_ database: Resource, _ topology: Topology) -> Bool {
    let members = members(of: database, topology)
    return !members.isEmpty
      && members.allSatisfy { topology.value(Attribute<Int>("enhanced-monitoring"), of: $0) ?? 0 > 0 }
      || topology.value(Attribute<String>("insights"), of: database) == "advanced"
  }

  static let failing = [
    RuleExample(
      """
      add aurora db engine=aurora-mysql  # DATA-13
      add aurora-instance db-a in db class=db.r7g.large enhanced-monitoring=60s
      add aurora-instance db-c in db class=db.r7g.large
      """),
    RuleExample("add rds db engine=postgres insights=standard  # DATA-13"),
    RuleExample("add rds db engine=postgres enhanced-monitoring=0s  # DATA-13"),
  ]

  static let passing = [
    RuleExample("add rds db engine=postgres enhanced-monitoring=1s"),
    RuleExample(
      """
      add aurora db engine=aurora-mysql insights=advanced
      """),
    RuleExample(
      """
      add aurora db engine=aurora-mysql
      add aurora-instance db-{a,c} in db class=db.r7g.large enhanced-monitoring=60s
      """),
    RuleExample("add rds db engine=postgres enhanced-monitoring=60s"),
    RuleExample("add rds db engine=postgres insights=advanced"),
  ]
}
