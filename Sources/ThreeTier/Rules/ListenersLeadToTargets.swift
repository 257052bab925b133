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
    return .found(
      balancers.flatMap { findings($0, ways[$0.name] ?? [], design) } + misfits + unreceived(design) + unspoken(design))
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

  /// The protocols in which the kinds of load balancers listen and talk to targets, the usual one first.
  ///
  /// Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html
  private static let protocols = ["alb": ["http", "https"], "nlb": ["tcp", "tls", "udp", "tcp-udp"]]

  /// The findings for listeners and target groups of protocols that their load balancer does not speak: AWS makes
  /// no such listener, and neither a target group with HTTP and checks of health over TCP.
  private static func unspoken(_ design: Design) -> [Finding] {
    let topology = design.topology
    let key = Attribute<String>.targetProtocol
    let listeners = topology.parts(of: "listener").compactMap { listener -> Finding? in
      guard let balancer = listener.parent.flatMap({ topology[$0] }), let spoken = protocols[balancer.kind],
        let word = topology.value(key, of: listener), !spoken.contains(word)
      else { return nil }
      return finding(
        .broken, [listener.name, balancer.name], at: topology.origin(of: listener.name, attribute: key.key),
        Message(
          "\(topology.noun(balancer.name)) has no listeners with `protocol=\(word)`: it listens with \(spoken.map { Message.verbatim("`\($0)`") })."
        ))
    }
    let ways = Dictionary(grouping: design.balancings, by: \.targetGroup)
    let groups = topology.parts(of: "target-group").compactMap { group -> Finding? in
      guard topology.value(Attribute<String>("target-type"), of: group) != "lambda",
        let balancer = ways[group.name]?.first.flatMap({ topology[$0.balancer] }),
        let spoken = protocols[balancer.kind],
        let word = topology.value(key, of: group), !spoken.contains(word)
      else { return mischecked(group, topology) }
      let wish = balancer.kind == "alb" && design.port(of: group.name) == 443 ? "https" : spoken[0]
      let checks = balancer.kind == "alb" && group.values["health-protocol"] == .text("tcp")
      return finding(
        .broken, [group.name, balancer.name], at: topology.origin(of: group.name, attribute: key.key),
        Message(
          "\(topology.noun(group.name)) has `protocol=\(word)`, and \(topology.noun(balancer.name)) talks to targets with \(spoken.map { Message.verbatim("`\($0)`") }) only."
        ),
        mend: ["set \(group.name) protocol=\(wish)" + (checks ? " health-protocol=\(wish)" : "")])
    }
    return listeners + groups
  }

  /// The finding for a target group with HTTP whose health is asked over TCP.
  private static func mischecked(_ group: Resource, _ topology: Topology) -> Finding? {
    guard let word = topology.value(.targetProtocol, of: group), ["http", "https"].contains(word),
      topology.value(Attribute<String>("target-type"), of: group) != "lambda",
      group.values["health-protocol"] == .text("tcp")
    else { return nil }
    return finding(
      .broken, [group.name], at: topology.origin(of: group.name, attribute: "health-protocol"),
      Message(
        "\(topology.noun(group.name)) has `protocol=\(word)` and `health-protocol=tcp`; AWS checks health over TCP only where requests go over TCP, TLS or UDP."
      ),
      mend: ["set \(group.name) health-protocol=\(word)"])
  }

  /// The findings for behaviours whose requests no rule takes, or not that for the site's own address. A secret
  /// header that is not sent is EDGE-05's matter.
  private static func unreceived(_ design: Design) -> [Finding] {
    let refused = Set(EdgeGuard.all(design).flatMap(\.refused).map { [$0.distribution.name.description, $0.path] })
    return design.behaviours.compactMap { behaviour in
      guard !refused.contains([behaviour.distribution.name.description, behaviour.path]),
        let reception = EdgeReception(behaviour, design.topology)
      else { return nil }
      let ends = [behaviour.distribution.name, reception.balancer]
      if reception.refusesAll {
        return finding(.broken, ends, at: reception.span, reception.refusal, mend: reception.mend)
      }
      guard !reception.narrowRules.isEmpty else { return nil }
      return finding(.medium, ends, at: reception.span, reception.gap, mend: reception.mend)
    }
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
    RuleExample(
      door + """
        add target-group blues in main protocol=tcp port=80 targets=app  # LB-06
        add listener door in front protocol=http port=80 forward=blues
        """),
    RuleExample(
      door + """
        add target-group blues in main protocol=http health-protocol=tcp port=80 targets=app  # LB-06
        add listener door in front protocol=http port=80 forward=blues
        """),
    RuleExample(
      RuleExample.twoZones + """
        add ec2 app in app-a sg=app-sg
        add target-group blues in main protocol=http port=80 targets=app  # LB-06
        add nlb front in main subnets=public-a,public-c
        add listener door in front protocol=tcp port=80 forward=blues
        """),
    RuleExample(
      door + """
        add listener door in front protocol=tcp port=80 forward=green  # LB-06
        """),
    RuleExample(
      distributed + """
        forward door host=www.example.kr -> green priority=10  # LB-06
        forward cdn * -> front send=all-viewer
        """),
    RuleExample(
      distributed + """
        forward door host=shop.example.kr -> green priority=10  # LB-06
        forward cdn * -> front send=all-viewer-except-host origin-domain=origin.example.kr
        """),
    RuleExample(
      distributed + """
        forward door /api/* -> green priority=10  # LB-06
        forward cdn * -> front send=all-viewer
        """),
    RuleExample(
      distributed + """
        forward door /api/* -> green priority=10  # LB-06
        forward cdn /app/* -> front send=all-viewer
        """),
    // The redirect of the other listener takes nothing of what comes over HTTPS.
    RuleExample(
      door + """
        add certificate cert domain=shop.example.kr
        add listener plain in front protocol=http port=80 redirect=https
        add listener secure in front protocol=https port=443 certificate=cert respond=403
        forward secure host=www.example.kr -> green priority=10  # LB-06
        add cloudfront cdn aliases=shop.example.kr viewer-protocol=redirect-to-https
        forward cdn * -> front send=all-viewer
        """),
    RuleExample(
      distributed + """
        set front scheme=internal
        add secret key
        forward door header=X-Origin-Verify:key -> green priority=10  # LB-06
        forward cdn * -> front send=all-viewer vpc-origin=yes
        """),
  ]

  private static let distributed =
    door + """
      add cloudfront cdn aliases=shop.example.kr
      add listener door in front protocol=http port=80 respond=403

      """

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
    RuleExample(
      RuleExample.twoZones + """
        add ec2 app in app-a sg=app-sg
        add target-group blues in main protocol=tcp health-protocol=http port=80 targets=app
        add nlb front in main subnets=public-a,public-c
        add listener door in front protocol=tcp port=80 forward=blues
        """),
    RuleExample(
      distributed + """
        forward door /api/* host=*.example.kr -> green priority=10
        forward cdn /api/v2/* -> front send=all-viewer
        forward cdn /*/docs -> front send=all-viewer
        """),
    RuleExample(
      distributed + """
        forward door /a* -> green priority=10
        forward door / -> green priority=20
        forward cdn * -> front send=all-viewer
        """),
  ]
}
