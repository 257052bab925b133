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
    return .found(balancers.flatMap { findings($0, ways[$0.name] ?? [], design) })
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
  ]

  static let passing = [
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
