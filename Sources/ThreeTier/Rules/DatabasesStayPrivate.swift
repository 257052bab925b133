import Localization
import Topology

/// No database can be asked from the internet.
///
/// Source: https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html
enum DatabasesStayPrivate: Rule {
  static let code = "DATA-01"
  static let pillar = Pillar.security
  static let covers = ["check.rds", "tier.data.rds"]

  static func check(_ design: Design) -> Outcome {
    let databases = design.topology.parts(of: Kinds.passworded)
    guard !databases.isEmpty else { return .doesNotApply(Message("The design has no relational database.")) }
    let members = design.topology.parts(of: "aurora-instance").filter { $0.values["public"] == .flag(true) }
    return .found((databases + members).compactMap { finding($0, design.topology) })
  }

  private static func finding(_ database: Resource, _ topology: Topology) -> Finding? {
    let mend = ["set \(database.name) public=no"]
    switch database.values["public"] {
    case .flag(true):
      return finding(
        .critical, [database.name], at: topology.origin(of: database.name, attribute: "public"),
        Message("\(topology.noun(database.name)) has a public address. A database has no business on the internet."),
        mend: mend)
    case nil where Kinds.databases.contains(database.kind) && database.values["subnet-group"] == nil:
      return finding(
        .critical, [database.name], at: topology.origin(of: database.name),
        Message(
          "\(topology.noun(database.name)) names no subnet group. AWS then puts it into the default one, where it gets a public address."
        ),
        mend: database.kind == "aurora" ? [] : mend)
    default: return nil
    }
  }

  private static let home = RuleExample.twoZones + "add db-subnet-group home subnets=app-a,app-c\n"

  static let failing = [
    RuleExample(
      home + """
        add rds db engine=postgres subnet-group=home
        set db public=yes  # DATA-01
        """),
    RuleExample(
      """
      add aurora db engine=aurora-mysql  # DATA-01
      """),
    RuleExample(
      RuleExample.twoZones + """
        add db-subnet-group home subnets=app-a,app-c
        add aurora db engine=aurora-mysql subnet-group=home
        add aurora-instance db-a in db class=db.r7g.large public=yes  # DATA-01
        """),
    RuleExample(
      """
      add redshift warehouse node-type=ra3.large public=yes  # DATA-01
      """),
    RuleExample(home + "add rds db engine=postgres subnet-group=home public=yes  # DATA-01"),
    RuleExample(home + "add rds db engine=postgres  # DATA-01"),
  ]

  static let passing = [
    RuleExample(
      RuleExample.twoZones + """
        add db-subnet-group home subnets=app-a,app-c
        add aurora db engine=aurora-mysql subnet-group=home
        """),
    RuleExample(home + "add rds db engine=postgres subnet-group=home"),
    RuleExample(home + "add rds db engine=postgres public=no"),
  ]
}
