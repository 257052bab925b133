import Localization
import Reachability
import Topology

/// The groups of an internet-facing load balancer admit ports 80 and 443 and no other.
///
/// Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-update-security-groups.html
enum EntryOpensWebPortsOnly: Rule {
  static let code = "SG-01"
  static let pillar = Pillar.security
  static let covers = ["tier.net.albports"]

  private static let web = PortSet([80...80, 443...443])

  static func check(_ design: Design) -> Outcome {
    let topology = design.topology
    let balancers = topology.parts(of: "alb").filter { topology.value(.scheme, of: $0) == "internet-facing" }
    guard !balancers.isEmpty else { return .doesNotApply(Message("The design has no internet-facing load balancer.")) }
    return .found(balancers.flatMap { findings($0, design) })
  }

  private static func findings(_ balancer: Resource, _ design: Design) -> [Finding] {
    let topology = design.topology
    let groups = design.network.groups(of: balancer.name)
    let rules = groups.flatMap { topology.rules(of: $0) }.filter { $0.direction == .inbound }
    let wrong = rules.filter { !isRight($0.traffic) }.map { finding(balancer, $0, topology) }
    guard !rules.contains(where: { !$0.traffic.tcpPorts.intersection(web).isEmpty }) else { return wrong }
    return wrong + [
      finding(
        .high, [balancer.name] + groups, at: topology.origin(of: balancer.name, attribute: "sg"),
        Message("The groups of \(topology.noun(balancer.name)) admit neither port 80 nor 443, so no user gets in."),
        mend: groups.first { isBalancersAlone($0, design) }.map {
          ["allow \($0) tcp/443 from \(users(of: balancer.name, topology))"]
        } ?? [])
    ]
  }

  /// Whether a group is no server's too, which a rule for users would open.
  private static func isBalancersAlone(_ group: Name, _ design: Design) -> Bool {
    (design.wiring.members[group] ?? []).allSatisfy { design.topology[$0]?.kind == "alb" }
  }

  /// Where requests come from: CloudFront's addresses where a distribution stands before the load balancer.
  private static func users(of balancer: Name, _ topology: Topology) -> String {
    let isOrigin = topology.parts(of: "cloudfront").contains { distribution in
      topology.value(Attribute<Name>("default-origin"), of: distribution) == balancer
        || topology.forwards(of: distribution.name).contains { $0.target.part == balancer }
    }
    return isOrigin ? "pl-cloudfront" : "0.0.0.0/0"
  }

  private static func isRight(_ traffic: Traffic) -> Bool {
    if case .tcp(let ports) = traffic { web.contains(ports) } else { false }
  }

  private static func finding(_ balancer: Resource, _ rule: GroupRule, _ topology: Topology) -> Finding {
    let kept = rule.traffic.tcpPorts.intersection(web)
    return finding(
      .high, [balancer.name, rule.group], at: topology.origin(of: .rule(rule)),
      Message(
        "\(topology.noun(rule.group)) of \(topology.noun(balancer.name)) admits `\(rule.traffic)`. Users need 443, and 80 only to be sent on to it."
      ),
      mend: [Clause.rule(rule).withdrawal] + (kept.isEmpty ? [] : ["allow \(rule.group) tcp/\(kept) from \(rule.peer)"])
    )
  }

  static let failing = [
    RuleExample(RuleExample.balanced + "allow alb-sg tcp/443,8443 from 0.0.0.0/0  # SG-01"),
    RuleExample(
      RuleExample.balanced + """
        allow alb-sg tcp/443 from 0.0.0.0/0
        allow alb-sg tcp/8080 from 0.0.0.0/0  # SG-01
        """),
    RuleExample(RuleExample.balanced + "allow alb-sg all from 0.0.0.0/0  # SG-01"),
    RuleExample(
      RuleExample.twoZones + """
        allow app-sg tcp/80 from alb-sg
        add alb front in main subnets=public-a,public-c sg=alb-sg  # SG-01
        """),
  ]

  static let passing = [
    RuleExample(RuleExample.balanced + "allow alb-sg tcp/80,443 from 0.0.0.0/0"),
    RuleExample(
      RuleExample.balanced + """
        allow alb-sg tcp/443 from pl-cloudfront
        add security-group inner-sg in main
        allow inner-sg tcp/8080 from app-sg
        add alb inner in main scheme=internal subnets=app-a,app-c sg=inner-sg
        """),
  ]
}
