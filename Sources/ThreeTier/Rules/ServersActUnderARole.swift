import Localization
import Topology

/// Servers act under a role that EC2 may take, and carry no access keys.
///
/// Source: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/iam-roles-for-amazon-ec2.html
enum ServersActUnderARole: Rule {
  static let code = "IAM-01"
  static let pillar = Pillar.security
  static let covers = ["check.credentials", "tier.compute.template", "ec2.parts"]

  private static let keys: Set<String> = ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"]

  static func check(_ design: Design) -> Outcome {
    let topology = design.topology
    let subjects = topology.parts(of: "ec2") + topology.parts(of: "launch-template")
    guard !subjects.isEmpty else { return .doesNotApply(Message("The design has no servers.")) }
    return .found(subjects.flatMap { findings($0, design) })
  }

  private static func findings(_ part: Resource, _ design: Design) -> [Finding] {
    let topology = design.topology
    var findings: [Finding] = []
    if let role = topology.value(.role, of: part) {
      let trusted = topology.value(Attribute<[String]>("trust"), of: role) ?? []
      if !trusted.contains("ec2") {
        findings.append(
          finding(
            .high, [part.name, role], at: topology.origin(of: role, attribute: "trust"),
            Message("\(topology.noun(role)) does not trust EC2, so \(topology.noun(part.name)) cannot act under it."),
            mend: [trusted.isEmpty ? "set \(role) trust=ec2" : "set \(role) trust+=ec2"]))
      }
    } else if design.decides(part, ["role"]) {
      let name = design.freeName("\(part.name)-role")
      findings.append(
        finding(
          .high, [part.name], at: topology.origin(of: part.name, attribute: "role"),
          Message(
            "\(topology.noun(part.name)) has no role. What runs on it would need long-lived access keys to use AWS."),
          mend: ["add role \(name) trust=ec2 managed=AmazonSSMManagedInstanceCore", "set \(part.name) role=\(name)"]))
    }
    if let key = accessKey(in: part) {
      findings.append(
        finding(
          .high, [part.name], at: topology.origin(of: part.name, attribute: "env"),
          Message(
            "\(topology.noun(part.name)) carries the access key `\(key)` in its environment; whoever reads it can use it from anywhere."
          )))
    }
    return findings
  }

  private static func accessKey(in part: Resource) -> String? {
    guard case .list(let values)? = part.values["env"] else { return nil }
    return values.lazy.compactMap { if case .pair(let name, _) = $0, keys.contains(name) { name } else { nil } }.first
  }

  static let failing = [
    RuleExample("add launch-template web ami=al2023  # IAM-01"),
    RuleExample(
      """
      add role app-role trust=lambda  # IAM-01
      add launch-template web role=app-role
      """),
    RuleExample(
      """
      add role app-role trust=ec2
      add launch-template web role=app-role env=AWS_SECRET_ACCESS_KEY:abc  # IAM-01
      """),
    RuleExample(
      """
      add vpc main cidr=10.0.0.0/16
      add subnet app-a in main az=a cidr=10.0.1.0/24
      add role app-role trust=ec2
      add launch-template web role=app-role
      add ec2 app in app-a launch-template=web env=AWS_SECRET_ACCESS_KEY:abc  # IAM-01
      """),
  ]

  static let passing = [
    RuleExample(
      """
      add role app-role trust=ec2
      add launch-template web role=app-role
      """),
    RuleExample(
      """
      add vpc main cidr=10.0.0.0/16
      add subnet app-a in main az=a cidr=10.0.1.0/24
      add role app-role trust=ec2
      add launch-template web
      add ec2 app in app-a launch-template=web role=app-role
      """),
  ]
}
