import Localization
import Topology

/// Roles allow named actions on named resources: neither `*` as action nor `*` as resource, where the
/// action has a resource.
///
/// Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html
enum RolesGrantNoWildcards: Rule {
  static let code = "IAM-03"
  static let pillar = Pillar.security
  static let covers = ["check.credentials", "aws.iam"]

  /// Actions that are about no single resource, so that a policy can only say `*`.
  ///
  /// Source: https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
  private static let withoutResource = [
    "s3:ListAllMyBuckets", "ec2:Describe*", "autoscaling:Describe*", "elasticloadbalancing:Describe*",
    "cloudwatch:PutMetricData", "cloudwatch:ListMetrics", "cloudwatch:GetMetric*", "xray:Put*", "xray:GetSampling*",
    "ecr:GetAuthorizationToken", "sts:GetCallerIdentity", "kms:ListKeys", "kms:ListAliases", "kms:GenerateRandom",
    "secretsmanager:ListSecrets", "secretsmanager:GetRandomPassword", "sqs:ListQueues", "sns:ListTopics",
    "dynamodb:ListTables", "ssm:DescribeParameters", "ssmmessages:*", "ec2messages:*", "lambda:ListFunctions",
    "iam:ListRoles", "acm:ListCertificates", "cloudfront:ListDistributions", "route53:ListHostedZones",
    "rekognition:Detect*", "comprehend:Detect*", "translate:TranslateText", "polly:SynthesizeSpeech",
    "textract:DetectDocumentText",
  ]

  /// AWS's ready-made policies that allow about everything, besides those whose name ends in `FullAccess`.
  private static let wide: Set<String> = ["AdministratorAccess", "PowerUserAccess", "SecretsManagerReadWrite"]

  static func check(_ design: Design) -> Outcome {
    let topology = design.topology
    let roles = topology.parts(of: "role").filter {
      $0.values["managed"] != nil || !topology.grants(to: .part($0.name)).isEmpty
    }
    guard !roles.isEmpty else { return .doesNotApply(Message("No role of the design allows anything.")) }
    let uses = Dictionary(uniqueKeysWithValues: design.roleUses.map { ($0.role, $0.needs) })
    return .found(roles.flatMap { findings($0, needs: uses[$0.name] ?? [], topology) })
  }

  private static func findings(_ role: Resource, needs: [Permissions.Need], _ topology: Topology) -> [Finding] {
    let policies = (topology.value(Attribute<[String]>("managed"), of: role) ?? []).filter {
      wide.contains($0) || $0.hasSuffix("FullAccess")
    }
    let managed = policies.map { policy in
      finding(
        .high, [role.name], at: topology.origin(of: role.name, attribute: "managed"),
        Message(
          "\(topology.noun(role.name)) has `\(policy)`, which allows far more than one service uses, on every resource of the account."
        ),
        mend: mend(["set \(role.name) managed-=\(policy)"], role.name, needs, topology))
    }
    return managed
      + topology.grants(to: .part(role.name)).compactMap { grant in
        fault(of: grant, role.name, topology).map { severity, message in
          finding(
            severity, [role.name] + grant.resources.map(\.name), at: topology.origin(of: .grant(grant)), message,
            mend: mend([Clause.grant(grant).withdrawal], role.name, needs, topology))
        }
      }
  }

  private static func fault(of grant: Grant, _ role: Name, _ topology: Topology) -> (Severity, Message)? {
    let role = topology.noun(role)
    if grant.actions.contains("*") {
      return (
        .high, Message("\(role) allows every action of every service (`*`). One break-in then takes the whole account.")
      )
    }
    let whole = grant.actions.first { $0.hasSuffix(":*") }
    guard grant.resources.isEmpty else {
      return whole.map {
        (.medium, Message("\(role) allows `\($0)`: deleting and changing permissions, too. Name the actions in use."))
      }
    }
    let open = grant.actions.filter { action in !withoutResource.contains { Permissions.matches($0, action) } }
    guard !open.isEmpty else { return nil }
    return (
      .high,
      Message(
        "\(role) allows \(open.map { Message("`\($0)`") }) on everything (`*`), also on what belongs to other services of the account."
      )
    )
  }

  /// Takes a permission back, and gives what the users of the role need instead.
  private static func mend(
    _ withdrawal: [String], _ role: Name, _ needs: [Permissions.Need], _ topology: Topology
  ) -> [String] {
    guard let rest = try? Script.apply(withdrawal.joined(separator: "\n"), to: topology) else { return [] }
    let missing = Dictionary(grouping: Permissions(rest).missing(needs, for: role), by: \.resource)
    return withdrawal
      + missing.sorted { $0.key < $1.key }.map { resource, needs in
        var told: Set<String> = []
        let actions = needs.compactMap(\.actions.first).filter { told.insert($0).inserted }
        return "grant \(role) \(actions.joined(separator: ",")) on \(resource)"
      }
  }

  private static let start = """
    add s3 uploads
    add vpc main cidr=10.0.0.0/16
    add subnet app-a in main az=a cidr=10.0.1.0/24
    add role worker trust=ec2
    add ec2 app in app-a role=worker
    connect app -> uploads for=get,put

    """

  static let failing = [
    RuleExample(start + "grant worker * on *  # IAM-03"),
    RuleExample(start + "grant worker s3:GetObject,s3:ListAllMyBuckets on *  # IAM-03"),
    RuleExample(start + "grant worker s3:* on uploads  # IAM-03"),
    RuleExample("add role worker trust=ec2 managed=AmazonSSMManagedInstanceCore,AmazonS3FullAccess  # IAM-03"),
    RuleExample("add role worker trust=lambda managed=AdministratorAccess  # IAM-03"),
  ]

  static let passing = [
    RuleExample(start + "grant worker s3:GetObject,s3:PutObject on uploads"),
    RuleExample(
      """
      add role worker trust=ec2 managed=AmazonSSMManagedInstanceCore
      grant worker cloudwatch:PutMetricData,ec2:DescribeInstances on *
      """),
  ]
}
