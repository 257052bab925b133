import Localization
import Topology

/// The storage of a database is encrypted, and with it its backups, snapshots and replicas.
///
/// Source: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.Encryption.html
/// Source: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Overview.Encryption.html
enum DatabaseStorageIsEncrypted: Rule {
  static let code = "DATA-04"
  static let pillar = Pillar.security
  static let covers = ["check.rds", "rds.storage"]

  static func check(_ design: Design) -> Outcome {
    let topology = design.topology
    let databases = topology.parts(of: Kinds.passworded)
    guard !databases.isEmpty else { return .doesNotApply(Message("The design has no relational database.")) }
    return .found(
      // Every new Aurora cluster is encrypted, and says nothing of it.
      databases.filter { $0.kind != "aurora" && topology.value(Attribute<Bool>("encrypted"), of: $0) != true }.map {
        database in
        finding(
          .high, [database.name], at: topology.origin(of: database.name, attribute: "encrypted"),
          Message(
            "The storage of \(topology.noun(database.name)) is not encrypted, nor is any backup of it. It can be chosen only when the database is made."
          ),
          mend: ["set \(database.name) encrypted=yes"])
      })
  }

  static let failing = [
    RuleExample(
      """
      add redshift warehouse node-type=ra3.large encrypted=no  # DATA-04
      """),
    RuleExample("add rds db engine=postgres  # DATA-04"),
    RuleExample("add rds db engine=postgres encrypted=no  # DATA-04"),
  ]

  static let passing = [
    RuleExample(
      """
      add aurora db engine=aurora-mysql
      add redshift warehouse node-type=ra3.large
      """),
    RuleExample("add rds db engine=postgres encrypted=yes"),
  ]
}
