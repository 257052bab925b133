import Localization
import Topology

/// No group admits SSH or RDP from the whole internet.
///
/// Source: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/security-group-rules-reference.html
enum NobodyAdministersFromTheWorld: Rule {
  static let code = "SG-05"
  static let pillar = Pillar.security
  static let covers = ["tier.net.appfromalb", "ec2.parts"]

  private static let doors = PortSet.administration

  static func check(_ design: Design) -> Outcome {
    let topology = design.topology
    let groups = topology.parts(of: "security-group").filter { !$0.isImplied || !topology.rules(of: $0.name).isEmpty }
    guard !groups.isEmpty else { return .doesNotApply(Message("The design has no security group of its own.")) }
    return .found(
      groups.flatMap { group in
        topology.rules(of: group.name).filter { isOpen($0) }.map { finding($0, topology) }
      })
  }

  private static func isOpen(_ rule: GroupRule) -> Bool {
    guard rule.direction == .inbound, case .network(let block) = rule.peer, block.length <= 4 else { return false }
    return !rule.traffic.tcpPorts.intersection(doors).isEmpty
  }

  private static func finding(_ rule: GroupRule, _ topology: Topology) -> Finding {
    let open = rule.traffic.tcpPorts.intersection(doors)
    var kept = PortSet([])
    if case .tcp(let ports) = rule.traffic { kept = ports.subtracting(doors) }
    return finding(
      .critical, [rule.group], at: topology.origin(of: .rule(rule)),
      Message(
        "\(topology.noun(rule.group)) admits the whole world on port \(open), where servers are administered. Session Manager needs no open port."
      ),
      mend: [Clause.rule(rule).withdrawal]
        + (kept.isEmpty ? [] : ["allow \(rule.group) tcp/\(kept) from \(rule.peer)"]))
  }

  static let failing = [
    RuleExample(RuleExample.twoZones + "allow app-sg tcp/22 from 0.0.0.0/0  # SG-05"),
    RuleExample(RuleExample.twoZones + "allow app-sg tcp/3000-4000 from ::/0  # SG-05"),
    RuleExample(RuleExample.twoZones + "allow app-sg all from 0.0.0.0/0  # SG-05"),
  ]

  static let passing = [
    RuleExample(
      RuleExample.twoZones + """
        allow app-sg tcp/22 from 203.0.113.0/24
        allow alb-sg tcp/443 from 0.0.0.0/0
        """)
  ]
}
