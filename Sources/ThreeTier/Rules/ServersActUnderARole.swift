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
    let subjects = topology.parts(of: ["ec2", "launch-template", "task-definition"])
    let actors = Kinds.actors.flatMap { actor in
      topology.parts(of: actor.kind).compactMap { mistrusted($0, actor.key, actor.service, topology) }
    }
    guard !subjects.isEmpty || Kinds.actors.contains(where: { !topology.parts(of: $0.kind).isEmpty }) else {
      return .doesNotApply(Message("The design has no servers."))
    }
    return .found(actors + subjects.flatMap { findings($0, design) })
  }

  /// A role that does not trust the service which acts under it.
  private static func mistrusted(_ part: Resource, _ key: String, _ service: String, _ topology: Topology) -> Finding? {
    guard let role = topology.value(Attribute<Name>(key), of: part) else { return nil }
    let trusted = topology.value(Attribute<[String]>("trust"), of: role) ?? []
    guard !trusted.contains(service) else { return nil }
    return finding(
      .high, [part.name, role], at: topology.origin(of: role, attribute: "trust"),
      Message(
        "\(topology.noun(role)) does not trust the service `\(service)`, so \(topology.noun(part.name)) cannot act under it."
      ),
      mend: [trusted.isEmpty ? "set \(role) trust=\(service)" : "set \(role) trust+=\(service)"])
  }

  private static func findings(_ part: Resource, _ design: Design) -> [Finding] {
    let topology = design.topology
    var findings: [Finding] = []
    if part.kind == "task-definition" {
      findings += [unfetched(part, design)].compactMap { $0 }
    } else if topology.value(.role, of: part) == nil, design.decides(part, ["role"]) {
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

  /// A task on Fargate, or one with secrets or logs, that nobody may fetch things for.
  ///
  /// Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html
  private static func unfetched(_ task: Resource, _ design: Design) -> Finding? {
    let topology = design.topology
    let isOnFargate = topology.value(Attribute<[String]>("compatible"), of: task)?.contains("fargate") ?? false
    guard task.values["execution-role"] == nil,
      isOnFargate || task.values["secrets"] != nil || task.values["logs"] != nil
    else { return nil }
    let role = design.freeName("\(task.name)-execution-role")
    let secrets = task.values["secrets"]?.references ?? []
    return finding(
      .high, [task.name], at: topology.origin(of: task.name, attribute: "execution-role"),
      Message(
        "\(topology.noun(task.name)) names no execution role, so nobody may fetch its image and secrets or write its logs. Its tasks do not start."
      ),
      mend: [
        "add role \(role) trust=ecs-tasks managed=AmazonECSTaskExecutionRolePolicy",
        "set \(task.name) execution-role=\(role)",
      ]
        + (secrets.isEmpty
          ? []
          : ["grant \(role) secretsmanager:GetSecretValue on \(secrets.map(\.description).joined(separator: ","))"]))
  }

  private static func accessKey(in part: Resource) -> String? {
    guard case .list(let values)? = part.values["env"] else { return nil }
    return values.lazy.compactMap { if case .pair(let name, _) = $0, keys.contains(name) { name } else { nil } }.first
  }

  static let failing = [
    RuleExample(
      """
      add role clerk trust=ec2  # IAM-01
      add task-definition web image=shop/web:1.4 role=clerk
      """),
    RuleExample(
      """
      add task-definition web image=shop/web:1.4 compatible=fargate  # IAM-01
      """),
    RuleExample(
      """
      add role door-role trust=lambda  # IAM-01
      add rds-proxy door role=door-role
      """),
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
      add role clerk trust=ecs-tasks
      add role porter trust=ecs-tasks
      add task-definition web image=shop/web:1.4 compatible=fargate role=clerk execution-role=porter
      """),
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
