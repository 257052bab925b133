import Localization
import Topology

/// A database refuses to be deleted until somebody turns the protection off.
///
/// Source: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_DeleteInstance.html
enum DatabasesRefuseDeletion: Rule {
  static let code = "DATA-06"
  static let pillar = Pillar.reliability
  static let covers = ["check.rds"]

  static func check(_ design: Design) -> Outcome {
    let topology = design.topology
    let databases = topology.parts(of: Kinds.databases)
    guard !databases.isEmpty else { return .doesNotApply(Message("The design has no relational database.")) }
    return .found(
      databases.filter { $0.values["deletion-protection"] != .flag(true) }.map { database in
        finding(
          .medium, [database.name], at: topology.origin(of: database.name, attribute: "deletion-protection"),
          Message("One mistaken statement deletes \(topology.noun(database.name)), and its automatic backups with it."),
          mend: ["set \(database.name) deletion-protection=yes"])
      })
  }

  static let failing = [
    RuleExample(
      """
      add aurora db engine=aurora-mysql  # DATA-06
      """),
    RuleExample("add rds db engine=postgres  # DATA-06"),
    RuleExample("add rds db engine=postgres deletion-protection=no  # DATA-06"),
  ]

  static let passing = [RuleExample("add rds db engine=postgres deletion-protection=yes")]
}
