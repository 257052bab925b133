import Localization
import Topology

/// Every part has what AWS requires to create it.
enum PartsAreComplete: Rule {
  static let code = "INT-04"
  static let pillar = Pillar.operations
  static let covers = ["tier.compute.template", "ec2.parts"]

  static func check(_ design: Design) -> Outcome {
    let parts = design.topology.parts.filter { !$0.isImplied }
    guard !parts.isEmpty else { return .doesNotApply(Message("The design has no parts.")) }
    let topology = design.topology
    return .found(
      parts.compactMap { finding($0, topology) }
        + topology.parts(of: "task-definition").flatMap { fargateFindings($0, topology) }
        + topology.parts(of: "ecs-service").compactMap { launchFinding($0, topology) }
        + topology.parts(of: "lambda").compactMap { interfaceFinding($0, topology) }
        + topology.parts(of: "rds").compactMap { zoneFinding($0, topology) }
        + design.behaviours.compactMap { signingFinding($0, design) }
        + topology.parts(of: "s3").flatMap { orderFindings($0, "notify", topology) }
        + topology.parts(of: "sns").flatMap { orderFindings($0, "subscribers", topology) })
  }

  private static func finding(_ part: Resource, _ topology: Topology) -> Finding? {
    let missing = topology.missing(for: part)
    guard !missing.isEmpty else { return nil }
    return finding(
      .broken, [part.name], at: topology.origin(of: part.name),
      Message(
        "\(topology.noun(part.name)) lacks \(missing.map { Message("`\($0)`") }), and AWS does not create it without."))
  }

  private static func isForFargate(_ task: Resource, _ topology: Topology) -> Bool {
    topology.value(Attribute<[String]>("compatible"), of: task)?.contains("fargate") ?? false
  }

  /// What AWS refuses of a task definition that says it fits Fargate.
  private static func fargateFindings(_ task: Resource, _ topology: Topology) -> [Finding] {
    guard isForFargate(task, topology) else { return [] }
    var findings: [Finding] = []
    if let network = topology.value(Attribute<String>("network"), of: task), network != "awsvpc" {
      findings.append(
        finding(
          .broken, [task.name], at: topology.origin(of: task.name, attribute: "network"),
          Message(
            "\(topology.noun(task.name)) has the network `\(network)`. On Fargate each task has an interface of its own, `network=awsvpc`."
          ),
          mend: ["set \(task.name) network=awsvpc"]))
    }
    if let cpu = topology.value(Attribute<Int>("cpu"), of: task),
      let memory = topology.value(Attribute<Int>("memory"), of: task)
    {
      let size = FargateSize(cpu: cpu, memory: memory)
      if !size.exists {
        findings.append(
          finding(
            .broken, [task.name], at: topology.origin(of: task.name, attribute: "memory"),
            Message(
              "\(topology.noun(task.name)) asks for `cpu=\("\(cpu)") memory=\("\(memory)")`, a size that Fargate does not have."
            ),
            mend: size.next.map { ["set \(task.name) cpu=\($0.cpu) memory=\($0.memory)"] } ?? []))
      }
    }
    return findings
  }

  /// A service that is to run on Fargate by a task definition that does not say that it fits.
  private static func launchFinding(_ service: Resource, _ topology: Topology) -> Finding? {
    guard topology.value(Attribute<String>("launch-type"), of: service) == "fargate",
      let task = topology.value(Attribute<Name>("task"), of: service).flatMap({ topology[$0] }),
      !isForFargate(task, topology)
    else { return nil }
    return finding(
      .broken, [service.name, task.name], at: topology.origin(of: task.name, attribute: "compatible"),
      Message(
        "\(topology.noun(service.name)) is to run on Fargate, and \(topology.noun(task.name)) does not say `compatible=fargate`."
      ),
      mend: ["set \(task.name) compatible+=fargate"])
  }

  /// AWS's ready-made policies by which a function may have network interfaces.
  private static let withInterfaces: Set<String> = [
    "AWSLambdaVPCAccessExecutionRole", "AWSLambdaENIManagementAccess", "AmazonEC2FullAccess", "PowerUserAccess",
    "AdministratorAccess",
  ]

  /// A function that is to stand in subnets, by a role that may not make the network interfaces for it.
  ///
  /// Source: https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html
  private static func interfaceFinding(_ function: Resource, _ topology: Topology) -> Finding? {
    guard function.values["subnets"] != nil, let role = topology.value(.role, of: function),
      withInterfaces.isDisjoint(with: topology.value(Attribute<[String]>("managed"), of: role) ?? []),
      !topology.grants(to: .part(role)).contains(where: { grant in
        grant.actions.contains { Permissions.matches($0, "ec2:CreateNetworkInterface") }
      })
    else { return nil }
    return finding(
      .broken, [function.name, role], at: topology.origin(of: role),
      Message(
        "\(topology.noun(function.name)) stands in subnets, and \(topology.noun(role)) may not make its network interfaces there. AWS does not create it."
      ),
      mend: ["set \(role) managed+=AWSLambdaVPCAccessExecutionRole"])
  }

  /// A database that is to stand in one zone and in several.
  ///
  /// Source: Amazon RDS API Reference, "CreateDBInstance".
  private static func zoneFinding(_ database: Resource, _ topology: Topology) -> Finding? {
    guard let zone = topology.value(.zone, of: database),
      let word = topology.value(Attribute<Value>("multi-az"), of: database)?.description, word != "no"
    else { return nil }
    return finding(
      .broken, [database.name], at: topology.origin(of: database.name, attribute: "az"),
      Message(
        "\(topology.noun(database.name)) has `multi-az=\(word)`, for which AWS chooses the zones, and names zone `\(zone)`. AWS refuses the two together."
      ),
      mend: ["set \(database.name) az=none"])
  }

  /// FIFO queues among those that a bucket or a standard topic tells.
  ///
  /// Sources: Amazon S3 User Guide, "Event notification types and destinations"; Amazon SNS Developer Guide,
  /// "Message delivery for FIFO topics".
  private static func orderFindings(_ sender: Resource, _ key: String, _ topology: Topology) -> [Finding] {
    (sender.values[key]?.references ?? []).filter { topology.value(Attribute<Bool>("fifo"), of: $0) == true }.map {
      finding(
        .broken, [sender.name, $0], at: topology.origin(of: sender.name, attribute: key),
        Message(
          "\(topology.noun($0)) is a FIFO queue, and \(topology.noun(sender.name)) delivers to standard queues only. AWS refuses it."
        ))
    }
  }

  /// An origin access control that signs for another kind of origin than the one that it is set before.
  ///
  /// Source: Amazon CloudFront API Reference, "OriginAccessControlConfig".
  private static func signingFinding(_ behaviour: Behaviour, _ design: Design) -> Finding? {
    let topology = design.topology
    guard let control = behaviour.word("oac").map({ Name($0) }), let kind = topology[behaviour.target]?.kind,
      let signed = topology.value(Attribute<String>("for"), of: control), signed != kind
    else { return nil }
    let others = design.behaviours.contains { $0.word("oac") == control.description && $0.target != behaviour.target }
    return finding(
      .broken, [behaviour.distribution.name, control, behaviour.target], at: behaviour.span(topology),
      Message(
        "\(topology.noun(control)) signs for `\(signed)`, and \(behaviour.noun(topology)) sets it before \(topology.noun(behaviour.target)). AWS refuses the two together."
      ),
      mend: others || !["s3", "lambda"].contains(kind) ? [] : ["set \(control) for=\(kind)"])
  }

  static let failing = [
    RuleExample(
      """
      add rds db engine=postgres class=db.m7g.large size=20GiB password=managed multi-az=yes az=a  # INT-04
      """),
    RuleExample(
      """
      add vpc main cidr=10.0.0.0/16
      add subnet app-a in main az=a  # INT-04
      """),
    RuleExample(
      """
      add s3 slips
      add cloudfront cdn viewer-protocol=https-only default-origin=slips
      add oac signer for=lambda
      forward cdn /slips/* -> slips oac=signer  # INT-04
      """),
    RuleExample(
      """
      add sqs dead fifo=yes
      add sqs jobs dlq=dead max-receives=5 fifo=yes
      add sns calls subscribers=jobs  # INT-04
      add s3 uploads notify=created:jobs  # INT-04
      """),
    RuleExample(
      """
      add sqs dead
      add sqs jobs dlq=dead  # INT-04
      """),
    RuleExample(
      """
      add vpc main cidr=10.0.0.0/16
      add subnet app-a in main az=a cidr=10.0.1.0/24
      add role clerk-role trust=lambda managed=AWSLambdaBasicExecutionRole  # INT-04
      add lambda clerk runtime=python3.13 role=clerk-role subnets=app-a
      """),
    RuleExample(
      """
      add task-definition shop image=shop/web:1.4 compatible=fargate cpu=1024 memory=1024  # INT-04
      """),
    RuleExample(
      RuleExample.twoZones + """
        add ecs-cluster shop
        add task-definition web image=shop/web:1.4 network=awsvpc cpu=1024 memory=2048  # INT-04
        add ecs-service site in shop task=web launch-type=fargate subnets=app-a,app-c sg=app-sg desired=2
        """),
    RuleExample(
      """
      add vpc main cidr=10.0.0.0/16
      add subnet app-a in main az=a cidr=10.0.1.0/24
      add ec2 app in app-a type=t3.small  # INT-04
      add nat way in app-a  # INT-04
      """),
    RuleExample(
      """
      add zone shop-zone domain=shop.example.kr
      add record half in shop-zone name=www routing=weighted value=203.0.113.9  # INT-04
      """),
    RuleExample(
      """
      add zone shop-zone domain=shop.example.kr
      add record near in shop-zone name=www routing=latency value=203.0.113.9  # INT-04
      """),
    RuleExample(
      """
      add zone shop-zone domain=shop.example.kr
      add record first in shop-zone name=www routing=failover value=203.0.113.9  # INT-04
      """),
  ]

  static let passing = [
    RuleExample(
      """
      add vpc main cidr=10.0.0.0/16
      add subnet app-a in main az=a cidr=10.0.1.0/24
      add role clerk-role trust=lambda managed=AWSLambdaVPCAccessExecutionRole
      add lambda clerk runtime=python3.13 role=clerk-role subnets=app-a
      add role baker-role trust=lambda
      grant baker-role ec2:*NetworkInterface* on *
      add lambda baker runtime=python3.13 role=baker-role subnets=app-a
      """),
    RuleExample(
      """
      add task-definition web image=shop/web:1.4 compatible=fargate network=awsvpc cpu=8192 memory=20480
      add task-definition job image=shop/job:1.4 cpu=300 memory=99
      """),
    RuleExample(
      """
      add vpc main cidr=10.0.0.0/16
      add subnet app-a in main az=a cidr=10.0.1.0/24
      add launch-template web ami=al2023 type=t3.small
      add ec2 app in app-a launch-template=web
      add nat everywhere in main
      """),
    RuleExample(
      """
      add zone shop-zone domain=shop.example.kr
      add record {half,rest} in shop-zone name=www routing=weighted weight={10,90} value=203.0.113.{9,10}
      add record {first,second} in shop-zone name=shop routing=failover failover={primary,secondary} value=203.0.113.{9,10}
      """),
  ]
}
