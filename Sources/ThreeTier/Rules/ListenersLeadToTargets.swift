import Localization
import Topology

/// Every load balancer sends requests somewhere, and every target group to which one sends has targets.
///
/// Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html
enum ListenersLeadToTargets: Rule {
  static let code = "LB-06"
  static let pillar = Pillar.reliability
  static let covers = ["flow.request", "tier.compute.asg", "map.infra"]

  static func check(_ design: Design) -> Outcome {
    let topology = design.topology
    let balancers = topology.parts(of: Kinds.balancers)
    guard !balancers.isEmpty else { return .doesNotApply(Message("The design has no load balancer.")) }
    let ways = Dictionary(grouping: design.balancings, by: \.balancer)
    let misfits = topology.parts(of: "target-group").flatMap { group in
      design.targets(of: group.name).compactMap { topology[$0] }.compactMap { misfit($0, in: group, topology) }
    }
    return .found(balancers.flatMap { findings($0, ways[$0.name] ?? [], design) } + misfits)
  }

  private static func findings(_ balancer: Resource, _ ways: [Balancing], _ design: Design) -> [Finding] {
    let topology = design.topology
    guard !ways.isEmpty else {
      let listeners = topology.children(of: balancer.name, kind: "listener")
      let message =
        listeners.isEmpty
        ? Message("\(topology.noun(balancer.name)) has no listener, so it hears no request.")
        : Message("No listener of \(topology.noun(balancer.name)) sends requests to a target group.")
      return [
        finding(
          .broken, [balancer.name] + listeners.map(\.name),
          at: topology.origin(of: listeners.first?.name ?? balancer.name), message)
      ]
    }
    return ways.filter { design.targets(of: $0.targetGroup).isEmpty }.map { finding($0, design) }
  }

  private static func finding(_ way: Balancing, _ design: Design) -> Finding {
    let topology = design.topology
    let span =
      way.rule.map { topology.origin(of: .forward($0)) } ?? topology.origin(of: way.listener, attribute: "forward")
    return finding(
      .broken, [way.listener, way.targetGroup], at: span,
      Message(
        "\(topology.noun(way.listener)) sends requests to \(topology.noun(way.targetGroup)), which has no targets. Users get the status 503."
      ),
      mend: mend(way, design))
  }

  /// The finding for a target that a group of this type does not take: AWS refuses to register it.
  private static func misfit(_ target: Resource, in group: Resource, _ topology: Topology) -> Finding? {
    let key = Attribute<String>("target-type")
    guard let type = topology.value(key, of: group), let types = types(for: target, topology), !types.contains(type)
    else { return nil }
    return finding(
      .broken, [group.name, target.name], at: topology.origin(of: group.name, attribute: key.key),
      Message(
        "\(topology.noun(group.name)) has targets of the type `\(type)`, and \(topology.noun(target.name)) can only be one of the type `\(types[0])`."
      ),
      mend: ["set \(group.name) target-type=\(types[0])"])
  }

  /// As what a part can be registered, the usual type first; nil where any may do.
  ///
  /// Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/load-balancer-awsvpc.html
  private static func types(for target: Resource, _ topology: Topology) -> [String]? {
    switch target.kind {
    case "ec2": return ["instance", "ip"]
    case "asg": return ["instance"]
    case "lambda", "alb": return [target.kind]
    case "ecs-service":
      // A task with a network interface of its own has an address and is no instance.
      guard let task = topology.value(Attribute<Name>("task"), of: target) else { return nil }
      let isOnFargate = topology.value(Attribute<[String]>("compatible"), of: task)?.contains("fargate") ?? false
      return isOnFargate || topology.value(Attribute<String>("network"), of: task) == "awsvpc" ? ["ip"] : ["instance"]
    default: return nil
    }
  }

  /// The one target group that has targets, where there is just one.
  private static func mend(_ way: Balancing, _ design: Design) -> [String] {
    let full = design.topology.parts(of: "target-group").map(\.name).filter { !design.targets(of: $0).isEmpty }
    guard way.rule == nil, full.count == 1, let other = full.first else { return [] }
    return ["set \(way.listener) forward=\(other)"]
  }

  private static let door =
    RuleExample.twoZones + """
      add ec2 app in app-a sg=app-sg
      add target-group blue in main protocol=http port=80
      add target-group green in main protocol=http port=80 targets=app
      add alb front in main subnets=public-a,public-c sg=alb-sg

      """

  static let failing = [
    RuleExample(
      RuleExample.twoZones + """
        add nlb front in main subnets=public-a,public-c  # LB-06
        """),
    RuleExample(door + "add listener door in front protocol=http port=80 forward=blue  # LB-06"),
    RuleExample(
      door + """
        add listener door in front protocol=http port=80 respond=403
        forward door /shop/* -> blue priority=10  # LB-06
        """),
    RuleExample(door + "add listener door in front protocol=http port=80 respond=403  # LB-06"),
    RuleExample(
      tasks + """
        add target-group tasks in main protocol=http port=80  # LB-06
        add ecs-service web in shop task=web-task subnets=app-a,app-c target-groups=tasks
        add listener door in front protocol=http port=80 forward=tasks
        """),
  ]

  private static let tasks =
    RuleExample.twoZones + """
      add ecs-cluster shop
      add task-definition web-task image=shop/web:1.4 compatible=fargate network=awsvpc cpu=512 memory=1024
      add alb front in main subnets=public-a,public-c sg=alb-sg

      """

  static let passing = [
    RuleExample(
      tasks + """
        add target-group tasks in main target-type=ip protocol=http port=80
        add ecs-service web in shop task=web-task subnets=app-a,app-c target-groups=tasks
        add listener door in front protocol=http port=80 forward=tasks
        """),
    RuleExample(
      tasks + """
        add lambda answers runtime=python3.13
        add target-group answers-group in main target-type=lambda targets=answers
        add listener door in front protocol=http port=80 forward=answers-group
        """),
    RuleExample(door + "add listener door in front protocol=http port=80 forward=green"),
    RuleExample(
      door + """
        add listener door in front protocol=http port=80 respond=403
        forward door /shop/* -> green priority=10
        """),
    RuleExample(
      door + """
        add launch-template web
        add asg servers launch-template=web subnets=app-a,app-c min=2 max=4 target-groups=blue
        add listener door in front protocol=http port=80 forward=blue
        """),
  ]
}
