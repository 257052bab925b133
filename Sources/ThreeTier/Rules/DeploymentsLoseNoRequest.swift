import CommandLanguage
import Localization
import Topology

/// A new version can go out without a request being lost: a leaving server finishes what it began, a
/// failing one counts as failing, and another one answers meanwhile.
///
/// Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-target-group-attributes.html
enum DeploymentsLoseNoRequest: Rule {
  static let code = "APP-13"
  static let pillar = Pillar.reliability
  static let covers = ["map.infra", "more.deploy"]

  static func check(_ design: Design) -> Outcome {
    let pools = design.topology.parts(of: "target-group").filter { group in
      design.targets(of: group.name).contains { design.topology.isPart($0, of: Kinds.servers) }
    }
    guard !pools.isEmpty else { return .doesNotApply(Message("No server stands behind a load balancer.")) }
    return .found(pools.flatMap { findings($0, design) })
  }

  private static func findings(_ pool: Resource, _ design: Design) -> [Finding] {
    let topology = design.topology
    let name = topology.noun(pool.name)
    var findings: [Finding] = []
    if topology.value(Attribute<Int>("deregistration-delay"), of: pool) == 0 {
      findings.append(
        finding(
          .medium, [pool.name], at: topology.origin(of: pool.name, attribute: "deregistration-delay"),
          Message("\(name) gives a leaving server no time. Requests that it is answering are cut off."),
          mend: ["set \(pool.name) deregistration-delay=60s"]))
    }
    if let codes = topology.value(Attribute<String>("health-codes"), of: pool), admitsErrors(codes) {
      findings.append(
        finding(
          .medium, [pool.name], at: topology.origin(of: pool.name, attribute: "health-codes"),
          Message(
            "\(name) takes the codes \(codes) for healthy. A new version that only answers with errors replaces the old one all the same."
          ),
          mend: ["set \(pool.name) health-codes=200-399"]))
    }
    let targets = design.targets(of: pool.name).compactMap { topology[$0] }
    if targets.count == 1, let server = targets.first, isLone(server, topology) {
      findings.append(
        finding(
          .medium, [pool.name, server.name], at: lonePlace(server, pool, topology),
          Message(
            "\(name) has one server, \(topology.noun(server.name)). While it changes to a new version, nobody answers."),
          mend: server.kind == "asg"
            ? ["set \(server.name) max=\(max(1, topology.value(.minimum, of: server) ?? 1) * 2)"] : []))
    }
    return findings
  }

  /// Whether codes of errors, 400 and above, are among those of health: `200`, `200,301` or `200-499`.
  private static func admitsErrors(_ codes: String) -> Bool {
    codes.split { !$0.isNumber }.contains { Int($0).map { $0 >= 400 } ?? false }
  }

  /// Whether a target is one server and cannot be two for the time of a change.
  private static func isLone(_ server: Resource, _ topology: Topology) -> Bool {
    // A service starts the new task before it stops the old one.
    guard server.kind != "ecs-service" else {
      return topology.value(Attribute<Int>("max-healthy"), of: server) == 100
        && topology.value(.desired, of: server).map { $0 < 2 } ?? false
    }
    return server.kind == "ec2" || topology.value(.maximum, of: server).map { $0 < 2 } ?? false
  }

  private static func lonePlace(_ server: Resource, _ pool: Resource, _ topology: Topology) -> Span? {
    if server.kind == "ecs-service" { return topology.origin(of: server.name, attribute: "max-healthy") }
    return server.kind == "asg"
      ? topology.origin(of: server.name, attribute: "max") : topology.origin(of: pool.name, attribute: "targets")
  }

  private static let start = RuleExample.twoZones + "add launch-template web\n"

  static let failing = [
    RuleExample(
      start + """
        add target-group pool in main protocol=http port=80 deregistration-delay=0s  # APP-13
        add asg app launch-template=web subnets=app-a,app-c min=2 max=4 target-groups=pool
        """),
    RuleExample(
      start + """
        add target-group pool in main protocol=http port=80 health-codes=200-499  # APP-13
        add asg app launch-template=web subnets=app-a,app-c min=2 max=4 target-groups=pool
        """),
    RuleExample(
      start + """
        add target-group pool in main protocol=http port=80
        add asg app launch-template=web subnets=app-a,app-c min=1 max=1 target-groups=pool  # APP-13
        """),
    RuleExample(
      start + """
        add ec2 app in app-a
        add target-group pool in main protocol=http port=80 targets=app  # APP-13
        """),
  ]

  static let passing = [
    RuleExample(
      start + """
        add target-group pool in main protocol=http port=80 health-codes=200-399 deregistration-delay=30s
        add asg app launch-template=web subnets=app-a,app-c min=1 max=2 target-groups=pool
        """)
  ]
}
