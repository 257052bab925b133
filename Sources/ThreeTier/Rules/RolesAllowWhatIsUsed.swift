import Localization
import Topology

/// The roles of servers and functions allow the secrets, buckets and queues that these use, with the
/// keys behind them, and no others. What a stated connection lacks is `INT-01`'s to tell.
///
/// Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html
enum RolesAllowWhatIsUsed: Rule {
  static let code = "IAM-05"
  static let pillar = Pillar.security
  static let covers = ["check.credentials", "aws.iam", "rds.auth.secrets"]

  /// The kinds of what a grant to an application is about.
  private static let judged: Set<String> = [
    "secret", "s3", "sqs", "sns", "dynamodb", "kms-key", "kinesis", "step-functions",
  ]

  static func check(_ design: Design) -> Outcome {
    let topology = design.topology
    let roles = design.roleUses.filter { role in
      role.settings.contains { !$0.needs.isEmpty } || !topology.grants(to: .part(role.role)).isEmpty
    }
    guard !roles.isEmpty else {
      return .doesNotApply(Message("No server or function with a role uses a secret, bucket or queue."))
    }
    let permissions = Permissions(topology)
    return .found(roles.flatMap { findings($0, permissions, topology) })
  }

  private static func findings(_ role: RoleUse, _ permissions: Permissions, _ topology: Topology) -> [Finding] {
    var told: Set<Permissions.Need> = []
    let lacking = role.settings.compactMap { setting -> Finding? in
      let missing = permissions.missing(setting.needs, for: role.role).filter { told.insert($0).inserted }
      return missing.isEmpty ? nil : lack(of: missing, setting, role.role, topology)
    }
    guard role.isStated else { return lacking }
    return lacking
      + topology.grants(to: .part(role.role)).compactMap { excess($0, role, topology) }
  }

  /// What a role does not allow and a setting needs, as a finding.
  private static func lack(
    of missing: [Permissions.Need], _ setting: RoleUse.Setting, _ role: Name, _ topology: Topology
  ) -> Finding {
    let words = missing.compactMap(\.actions.first).map { Message("`\($0)`") }
    let user = topology.noun(setting.user)
    let target = topology.noun(setting.target.name)
    let behind = missing.first { $0.resource != setting.target.name }?.resource
    let feeds = topology[setting.user]?.values["source"]?.references.contains(setting.target.name) == true
    let message =
      if feeds {
        Message(
          "\(user) is to be fed from \(target), and \(topology.noun(role)) does not allow \(words). AWS refuses to tie the two."
        )
      } else if missing.count == 1, let behind {
        Message(
          "\(user) uses \(target), which is encrypted under \(topology.noun(behind)), and \(topology.noun(role)) does not allow \(words) on the key. AWS refuses the request."
        )
      } else {
        Message(
          "\(user) is meant to use \(target), and \(topology.noun(role)) does not allow \(words). AWS refuses the request."
        )
      }
    let mend = Dictionary(grouping: missing, by: \.resource).sorted { $0.key < $1.key }.map { resource, needs in
      "grant \(role) \(needs.compactMap(\.actions.first).joined(separator: ",")) on \(resource)"
    }
    return finding(
      feeds ? .broken : .medium, [role, setting.target.name, setting.user], at: topology.origin(of: role), message,
      mend: mend)
  }

  /// What a grant allows and nobody uses, as a finding.
  private static func excess(_ grant: Grant, _ use: RoleUse, _ topology: Topology) -> Finding? {
    let idle = grant.resources.filter { resource in
      !use.mayUse(resource.name) && topology[resource.name].map { judged.contains($0.kind) } ?? false
    }
    guard let first = idle.first else { return nil }
    let left = grant.resources.filter { !idle.contains($0) }
    let clause = Clause.grant(grant)
    let rest = Clause.grant(grant.limited(to: left))
    return finding(
      .medium, [use.role] + idle.map(\.name), at: topology.origin(of: clause),
      Message(
        "\(topology.noun(use.role)) allows \(grant.actions.map { Message("`\($0)`") }) on \(topology.noun(first.name)), which nothing that acts under it is meant to use. Whoever breaks in there gets it, too."
      ),
      mend: [clause.withdrawal] + (left.isEmpty ? [] : [rest.text]))
  }

  private static let start = """
    add vpc main cidr=10.0.0.0/16
    add subnet app-a in main az=a cidr=10.0.1.0/24
    add kms-key files-key
    add s3 uploads encryption=sse-kms kms-key=files-key
    add secret {api,other}-key
    add role reader trust=ec2

    """

  static let failing = [
    RuleExample(
      """
      add dynamodb orders key=id
      add role clerk-role trust=lambda  # IAM-05
      add lambda clerk runtime=python3.13 role=clerk-role source=orders
      """),
    RuleExample(
      RuleExample.twoZones + """
        add secret key
        add role porter trust=ecs-tasks  # IAM-05
        add ecs-cluster shop
        add task-definition web image=shop/web:1.4 execution-role=porter secrets=key
        add ecs-service app in shop task=web subnets=app-a,app-c sg=app-sg desired=2
        """),
    RuleExample(
      """
      add vpc main cidr=10.0.0.0/16
      add subnet app-a in main az=a cidr=10.0.1.0/24
      add secret api-key
      add role reader trust=ec2  # IAM-05
      add ec2 app in app-a role=reader secrets=api-key
      """),
    RuleExample(
      """
      add kms-key files-key
      add s3 uploads encryption=sse-kms kms-key=files-key
      add role reader trust=ec2  # IAM-05
      grant reader s3:PutObject on uploads
      add vpc main cidr=10.0.0.0/16
      add subnet app-a in main az=a cidr=10.0.1.0/24
      add launch-template web role=reader media=uploads
      add asg app launch-template=web subnets=app-a min=2 max=4
      """),
    RuleExample(
      start + """
        grant reader secretsmanager:GetSecretValue on api-key,other-key  # IAM-05
        add ec2 app in app-a role=reader secrets=api-key
        connect app -> api-key
        """),
    RuleExample(
      start + """
        grant reader secretsmanager:GetSecretValue on api-key
        grant reader kms:Decrypt on files-key  # IAM-05
        add ec2 app in app-a role=reader
        connect app -> api-key
        """),
    RuleExample(
      """
      add sqs {jobs,dead}
      add role loader trust=lambda managed=AWSLambdaBasicExecutionRole  # IAM-05
      add lambda load runtime=python3.13 role=loader source=jobs dlq=dead
      """),
  ]

  static let passing = [
    RuleExample(
      RuleExample.twoZones + """
        add secret key
        add role porter trust=ecs-tasks
        add ecs-cluster shop
        add task-definition web image=shop/web:1.4 execution-role=porter secrets=key
        add ecs-service app in shop task=web subnets=app-a,app-c sg=app-sg desired=2
        grant porter secretsmanager:GetSecretValue on key
        """),
    RuleExample(
      start + """
        grant reader kms:Decrypt,kms:GenerateDataKey on files-key
        grant reader s3:Get*,s3:PutObject,s3:DeleteObject on uploads/media/*
        grant reader secretsmanager:GetSecretValue on api-key
        add launch-template web role=reader media=uploads secrets=api-key
        add asg app launch-template=web subnets=app-a min=2 max=4
        connect app -> api-key
        """),
    RuleExample(
      """
      add sqs jobs
      add s3 uploads notify=created:jobs
      add role loader trust=lambda managed=AWSLambdaSQSQueueExecutionRole
      grant loader s3:GetObject on uploads
      add lambda load runtime=python3.13 role=loader source=jobs
      """),
    RuleExample(
      """
      add rds db engine=postgres password=managed
      add vpc main cidr=10.0.0.0/16
      add subnet app-a in main az=a cidr=10.0.1.0/24
      add role reader trust=ec2
      grant reader secretsmanager:GetSecretValue on db.secret
      add ec2 app in app-a role=reader
      connect app -> db
      """),
    // What nobody states cannot be told to be too much.
    RuleExample(
      start + """
        grant reader s3:GetObject on uploads
        add ec2 app in app-a role=reader
        """),
  ]
}
