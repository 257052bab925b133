import Localization
import Topology

/// Automatic backups of a database are kept for at least seven days.
///
/// Source: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithAutomatedBackups.html
enum BackupsReachBackAWeek: Rule {
  static let code = "DATA-05"
  static let pillar = Pillar.reliability
  static let covers = ["check.rds", "rds.backup"]

  static func check(_ design: Design) -> Outcome {
    let topology = design.topology
    let databases = topology.parts(of: Kinds.passworded)
    guard !databases.isEmpty else { return .doesNotApply(Message("The design has no relational database.")) }
    return .found(databases.compactMap { finding($0, topology) })
  }

  private static func finding(_ database: Resource, _ topology: Topology) -> Finding? {
    let days = topology.value(Attribute<Int>("backup-retention"), of: database) ?? 1
    guard days < 7 else { return nil }
    let name = topology.noun(database.name)
    let message =
      switch days {
      case 0: Message("\(name) keeps no backups at all.")
      case 1: Message("\(name) keeps backups for one day. A mistake that is noticed later cannot be undone.")
      default: Message("\(name) keeps backups for \(days) days. A mistake that is noticed later cannot be undone.")
      }
    return finding(
      .high, [database.name], at: topology.origin(of: database.name, attribute: "backup-retention"), message,
      mend: ["set \(database.name) backup-retention=7d"])
  }

  static let failing = [
    RuleExample(
      """
      add aurora db engine=aurora-mysql  # DATA-05
      """),
    RuleExample("add rds db engine=postgres backup-retention=6d  # DATA-05"),
    RuleExample("add rds db engine=postgres  # DATA-05"),
    RuleExample("add rds db engine=postgres backup-retention=0d  # DATA-05"),
  ]

  static let passing = [
    RuleExample(
      """
      add aurora db engine=aurora-mysql backup-retention=7d
      """),
    RuleExample("add rds db engine=postgres backup-retention=14d"),
  ]
}
