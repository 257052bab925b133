import Localization
import Reachability
import Topology

/// No group admits all traffic or a wide range of ports, but from its own members.
///
/// Source: https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
enum GroupsAdmitFewPorts: Rule {
  static let code = "SG-06"
  static let pillar = Pillar.security
  static let covers = ["tier.net.appfromalb"]

  /// More ports side by side than this are no service's own.
  private static let most = 100

  static func check(_ design: Design) -> Outcome {
    let topology = design.topology
    let rules = topology.parts(of: "security-group").flatMap { topology.rules(of: $0.name) }
      .filter { $0.direction == .inbound }
    guard !rules.isEmpty else { return .doesNotApply(Message("No security group of the design admits anything.")) }
    return .found(rules.filter { isWide($0.traffic) && !isOwn($0) }.map { finding($0, design) })
  }

  private static func isWide(_ traffic: Traffic) -> Bool {
    switch traffic {
    case .all: true
    case .icmp: false
    case .tcp(let ports), .udp(let ports): ports.ranges.contains { $0.count > most }
    }
  }

  private static func isOwn(_ rule: GroupRule) -> Bool {
    rule.peer == .itself || rule.peer == .group(rule.group)
  }

  private static func finding(_ rule: GroupRule, _ design: Design) -> Finding {
    let topology = design.topology
    let isGroup = if case .group = rule.peer { true } else { false }
    let (group, source) = (topology.noun(rule.group), IngressReview.source(rule, topology))
    return finding(
      isGroup ? .medium : .high, [rule.group], at: topology.origin(of: .rule(rule)),
      rule.traffic == .all
        ? Message("\(group) admits \(source) on every port and protocol, whatever its members are for.")
        : Message("\(group) admits \(source) on `\(rule.traffic)`, far more ports than its members listen on."),
      mend: mend(rule, design))
  }

  /// The ports on which the members listen, in place of all; none where the design does not say them.
  private static func mend(_ rule: GroupRule, _ design: Design) -> [String] {
    let members = design.wiring.members[rule.group] ?? []
    let ports = members.reduce(PortSet([])) { $0.union(design.listeningPorts(of: $1)) }
      .intersection(rule.traffic.tcpPorts)
    guard !ports.isEmpty else { return [] }
    let wanted = "allow \(rule.group) tcp/\(ports) from \(rule.peer)"
    let isThere = design.topology.rules(of: rule.group).contains { Clause.rule($0).text == wanted }
    return [Clause.rule(rule).withdrawal] + (isThere ? [] : [wanted])
  }

  static let failing = [
    RuleExample(RuleExample.balanced + "allow app-sg all from alb-sg  # SG-06"),
    RuleExample(RuleExample.balanced + "allow app-sg tcp/1024-65535 from 10.0.0.0/16  # SG-06"),
    RuleExample(RuleExample.twoZones + "allow app-sg udp/0-65535 from 198.51.100.0/24  # SG-06"),
  ]

  static let passing = [
    RuleExample(
      RuleExample.balanced + """
        allow app-sg tcp/8000-8010 from alb-sg
        allow app-sg all from self
        allow app-sg icmp from 10.0.0.0/16
        allow app-sg out all to 0.0.0.0/0
        """)
  ]
}
