import Localization
import Topology

/// Neither user data nor environment variables of servers and functions hold a secret.
///
/// Source: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/user-data.html
enum SettingsHoldNoSecrets: Rule {
  static let code = "IAM-02"
  static let pillar = Pillar.security
  static let covers = ["check.credentials", "rds.auth.secrets"]

  static func check(_ design: Design) -> Outcome {
    let topology = design.topology
    let subjects = topology.parts(of: ["launch-template", "task-definition", "ec2", "lambda"])
      .filter { $0.values["env"] != nil || $0.values["user-data"] != nil }
    guard !subjects.isEmpty else {
      return .doesNotApply(Message("No server or function has user data or environment variables."))
    }
    // Servers are often started by one script, which is read once.
    var read: [String: String?] = [:]
    return .found(
      subjects.flatMap { [environment($0, design), userData($0, topology, &read)].compactMap { $0 } })
  }

  private static func environment(_ part: Resource, _ design: Design) -> Finding? {
    let topology = design.topology
    let entries = topology.value(Attribute<[Value]>("env"), of: part) ?? []
    let secrets = entries.filter { name(ofSecret: $0) != nil }
    guard let first = secrets.first.flatMap({ name(ofSecret: $0) }) else { return nil }
    let left = entries.filter { !secrets.contains($0) }
    return finding(
      .critical, [part.name], at: topology.origin(of: part.name, attribute: "env"),
      Message(
        "\(topology.noun(part.name)) holds the secret `\(first)` as an environment variable. Whoever may look at its settings reads it, and so does whoever reads this design."
      ),
      mend: ["set \(part.name) env=\(left.isEmpty ? "none" : Value.list(left).description)"]
        + replacement(for: secrets, of: part, design))
  }

  private static func name(ofSecret entry: Value) -> String? {
    guard case .pair(let name, let value) = entry else { return nil }
    let text = String(value) ?? value.description
    return SecretText.isSecret(name, text) ? name : nil
  }

  /// A secret to be read at the start, in the place of what stood in the settings. AWS's own keys need
  /// none: a role takes their place.
  private static func replacement(for secrets: [Value], of part: Resource, _ design: Design) -> [String] {
    let needsOne = secrets.contains { entry in
      if case .pair(let name, _) = entry { !name.hasPrefix("AWS_") } else { false }
    }
    guard needsOne else { return [] }
    let secret = design.freeName("\(part.name)-secret")
    let reader = part.kind == "task-definition" ? Attribute<Name>("execution-role") : .role
    let grant = design.topology.value(reader, of: part).map { "grant \($0) secretsmanager:GetSecretValue on \(secret)" }
    return ["add secret \(secret)", "set \(part.name) secrets\(part.values["secrets"] == nil ? "" : "+")=\(secret)"]
      + (grant.map { [$0] } ?? [])
  }

  private static func userData(_ part: Resource, _ topology: Topology, _ read: inout [String: String?]) -> Finding? {
    guard let script = topology.value(Attribute<String>("user-data"), of: part) else { return nil }
    let found = read[script] ?? SecretText.secret(inScript: script)
    read[script] = .some(found)
    guard let secret = found else { return nil }
    return finding(
      .critical, [part.name], at: topology.origin(of: part.name, attribute: "user-data"),
      Message(
        "The user data of \(topology.noun(part.name)) holds a secret: `\(secret)`. Every program on the server reads it from the metadata service."
      ))
  }

  static let failing = [
    RuleExample(
      """
      add task-definition web image=shop/web:1.4 env=DB_PASSWORD:snow2026  # IAM-02
      """),
    RuleExample("add launch-template web env=DEBUG:no,DATABASE_PASSWORD:hunter2  # IAM-02"),
    RuleExample(
      """
      add role runner trust=lambda
      add secret other
      add lambda job runtime=python3.13 role=runner env=STRIPE_API_KEY:sk_live_1 secrets=other  # IAM-02
      """),
    RuleExample("add launch-template web env=AWS_SECRET_ACCESS_KEY:abc  # IAM-02"),
    RuleExample("add launch-template web user-data=\"export DB_PASSWORD='hunter2'; systemctl start nginx\"  # IAM-02"),
    RuleExample("add launch-template web user-data=\"createuser --password hunter2 shop\"  # IAM-02"),
    RuleExample("add launch-template web env=DATABASE_URL:postgres://shop:hunter2@db.internal/shop  # IAM-02"),
    RuleExample("add launch-template web user-data=\"aws configure set x AKIAIOSFODNN7EXAMPLE\"  # IAM-02"),
  ]

  static let passing = [
    RuleExample(
      """
      add task-definition web image=shop/web:1.4 env=STAGE:test
      """),
    RuleExample(
      """
      add secret django
      add launch-template web secrets=django env=DEBUG:no,SECRET_ARN:arn-of-django,TOKEN_TTL:600,PGPASSFILE:/run/pgpass
      """),
    RuleExample(
      "add launch-template web user-data=\"DB_PASSWORD=$(read-secret db) systemctl enable --now nginx; curl https://example.kr:443/a@b\""
    ),
    RuleExample("add launch-template web env=DATABASE_URL:postgres://db.internal:5432/shop,PRIMARY_KEY:id"),
  ]
}
