import Localization
import Topology

/// A database's password comes from Secrets Manager and stands in no statement.
///
/// Source: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-secrets-manager.html
enum PasswordsComeFromSecrets: Rule {
  static let code = "DATA-07"
  static let pillar = Pillar.security
  static let covers = ["check.credentials", "rds.auth.secrets"]

  static func check(_ design: Design) -> Outcome {
    let databases = design.topology.parts(of: Kinds.passworded)
    guard !databases.isEmpty else { return .doesNotApply(Message("The design has no relational database.")) }
    let said = databases.filter { $0.values["password"] != nil }
    guard !said.isEmpty else { return .cannotTell(Message("No database says where its password comes from.")) }
    return .found(said.compactMap { finding($0, design) })
  }

  private static func finding(_ database: Resource, _ design: Design) -> Finding? {
    let topology = design.topology
    let span = topology.origin(of: database.name, attribute: "password")
    let name = topology.noun(database.name)
    let replicas = topology.children(of: database.name, kind: "replica")
    switch database.values["password"] {
    case .text("managed"):
      guard let replica = replicas.first, !takesBoth(database, topology) else { return nil }
      return finding(
        .broken, [database.name, replica.name], at: span,
        Message(
          "RDS manages the password of \(name) itself, and then makes no read replica such as \(topology.noun(replica.name)). A secret of your own with rotation goes together with replicas."
        ),
        mend: ownSecret(database, design))
    case .text:
      return finding(
        .critical, [database.name], at: span,
        Message(
          "The password of \(name) stands in the design itself. Whoever reads the file, its history or the log knows it."
        ),
        mend: replicas.isEmpty || takesBoth(database, topology)
          ? ["set \(database.name) password=managed"] : ownSecret(database, design))
    default: return nil
    }
  }

  /// SQL Server alone takes replicas beside a managed password.
  private static func takesBoth(_ database: Resource, _ topology: Topology) -> Bool {
    topology.value(.engine, of: database)?.hasPrefix("sqlserver") ?? false
  }

  private static func ownSecret(_ database: Resource, _ design: Design) -> [String] {
    let secret = design.freeName("\(database.name)-password")
    return ["add secret \(secret) for=\(database.name) rotation=30d"]
      + moved(from: database.name.implied("secret"), to: secret, design.topology)
      + ["set \(database.name) password=\(secret)"]
  }

  /// What refers to the secret that goes with a managed password, said of another: it could not go else.
  private static func moved(from old: Name, to new: String, _ topology: Topology) -> [String] {
    func renamed(_ text: String) -> String {
      text.split(separator: " ", omittingEmptySubsequences: false).map { word in
        word.split(separator: ",", omittingEmptySubsequences: false)
          .map { $0 == old.description ? new : String($0) }.joined(separator: ",")
      }.joined(separator: " ")
    }
    let settings = topology.parts.filter { $0.references.contains(old) }.flatMap { part in
      part.values.sorted { $0.key < $1.key }.filter { $0.value.references.contains(old) }
        .map { "set \(part.name) \($0.key)=\(renamed("\($0.value)"))" }
    }
    let clauses = topology.allClauses.filter { $0.references.contains(old) }
      .flatMap { [$0.withdrawal, renamed($0.text)] }
    return settings + clauses
  }

  static let failing = [
    RuleExample(
      """
      add redshift warehouse node-type=ra3.large password=snow2026  # DATA-07
      """),
    RuleExample("add rds db engine=postgres password=library2026  # DATA-07"),
    RuleExample(
      """
      add rds db engine=postgres password=managed backup-retention=7d  # DATA-07
      add replica reader in db
      """),
    // The secret that goes with the managed password is in use.
    RuleExample(
      RuleExample.twoZones + """
        add role keeper trust=ec2,rds
        add db-subnet-group home subnets=app-a,app-c
        add rds db engine=postgres password=managed subnet-group=home sg=db-sg  # DATA-07
        add replica reader in db
        add secret other rotation=30d
        grant keeper secretsmanager:GetSecretValue on db.secret,other
        add rds-proxy door target=db subnets=app-a,app-c sg=db-sg role=keeper secrets=db.secret
        add ec2 app in app-a role=keeper secrets=other,db.secret
        connect app -> db.secret
        """),
    RuleExample(
      """
      add rds db engine=postgres password=library2026  # DATA-07
      add replica reader in db
      """),
  ]

  static let passing = [
    RuleExample(
      """
      add aurora db engine=aurora-mysql password=managed
      add aurora-instance db-{a,c} in db class=db.r7g.large az={a,c}
      """),
    RuleExample("add rds db engine=postgres password=managed"),
    RuleExample(
      """
      add secret key rotation=30d
      add rds db engine=postgres password=key
      add replica reader in db
      """),
    RuleExample(
      """
      add rds db engine=sqlserver-ee password=managed
      add replica reader in db
      """),
  ]
}
