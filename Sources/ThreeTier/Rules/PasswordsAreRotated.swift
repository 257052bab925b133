import Localization
import Topology

/// Secrets that hold a store's password are changed by a service, so that a leaked one soon ends.
///
/// Source: https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotating-secrets.html
enum PasswordsAreRotated: Rule {
  static let code = "IAM-04"
  static let pillar = Pillar.security
  static let covers = ["check.credentials", "rds.auth.secrets"]

  static func check(_ design: Design) -> Outcome {
    let topology = design.topology
    var stores: [Name: Name] = [:]
    for database in topology.parts(of: Kinds.passworded) {
      for secret in database.values["password"]?.references ?? [] { stores[secret] = database.name }
    }
    for secret in topology.parts(of: "secret") {
      if let store = topology.value(Attribute<Name>("for"), of: secret) { stores[secret.name] = store }
    }
    // A password that RDS keeps by itself is changed every seven days.
    let secrets = topology.parts(of: "secret").filter { $0.isImplied || stores[$0.name] != nil }
    guard !secrets.isEmpty else {
      return .doesNotApply(Message("No secret holds a password that a service could change."))
    }
    return .found(
      secrets.compactMap { secret in stores[secret.name].flatMap { finding(secret, of: $0, topology) } })
  }

  private static func finding(_ secret: Resource, of store: Name, _ topology: Topology) -> Finding? {
    guard !secret.isImplied, secret.values["rotation"] == nil else { return nil }
    return finding(
      .medium, [secret.name, store], at: topology.origin(of: secret.name, attribute: "rotation"),
      Message(
        "\(topology.noun(secret.name)) keeps the password of \(topology.noun(store)) as it is for ever. Whoever once saw it gets in until somebody changes it by hand."
      ),
      mend: ["set \(secret.name)\(secret.values["for"] == nil ? " for=\(store)" : "") rotation=30d"])
  }

  static let failing = [
    RuleExample(
      """
      add secret db-password  # IAM-04
      add rds db engine=postgres password=db-password
      """),
    RuleExample(
      """
      add cache store engine=valkey
      add secret store-password for=store  # IAM-04
      """),
  ]

  static let passing = [
    RuleExample(
      """
      add rds db engine=postgres password=managed
      add secret django-key
      """),
    RuleExample(
      """
      add secret db-password rotation=30d
      add rds db engine=postgres password=db-password
      """),
  ]
}
