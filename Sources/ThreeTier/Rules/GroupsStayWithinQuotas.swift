import CommandLanguage
import Localization
import Reachability
import Topology

/// Security groups stay within what AWS allows without a request: 60 rules each way, in which a prefix
/// list weighs as much as it has room for, and five groups on an interface.
///
/// Source: https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html
enum GroupsStayWithinQuotas: Rule {
  static let code = "NET-16"
  static let pillar = Pillar.operations
  static let covers = ["aws.vpc"]

  /// Rules of a group in one direction, counted for IPv4 and IPv6 apart.
  private static let mostRules = 60
  /// Groups of one network interface.
  private static let mostGroups = 5
  /// How many rules a prefix list of AWS stands for.
  /// Source: https://docs.aws.amazon.com/vpc/latest/userguide/working-with-aws-managed-prefix-lists.html
  private static let weights = ["pl-cloudfront": 55, "pl-s3": 1, "pl-dynamodb": 1]

  static func check(_ design: Design) -> Outcome {
    let topology = design.topology
    let groups = topology.parts(of: "security-group").filter { !topology.rules(of: $0.name).isEmpty }
    let parts = topology.parts(of: Network.groupedKinds + ["launch-template"]).filter { $0.values["sg"] != nil }
    guard !groups.isEmpty || !parts.isEmpty else {
      return .doesNotApply(Message("No security group has rules or members."))
    }
    return .found(groups.flatMap { crowded($0, topology) } + parts.compactMap { burdened($0, topology) })
  }

  private static func crowded(_ group: Resource, _ topology: Topology) -> [Finding] {
    [Direction.inbound, .outbound].compactMap { direction in
      let rules = topology.rules(of: group.name).filter { $0.direction == direction }
      let standing = direction == .outbound && topology.allowsAllOut(group.name) ? 1 : 0
      let count =
        [AddressFamily.ipv4, .ipv6].map { family in
          rules.reduce(standing) { $0 + weight($1, family) }
        }.max() ?? 0
      guard count > mostRules else { return nil }
      // The heaviest rule is the one to ask about; where all weigh the same, the group.
      let heaviest = rules.max { weight($0, .ipv4) < weight($1, .ipv4) }.flatMap { weight($0, .ipv4) > 1 ? $0 : nil }
      let span = heaviest.map { topology.origin(of: .rule($0)) } ?? topology.origin(of: group.name)
      return finding(
        .broken, [group.name], at: span,
        heaviest.map { rule in
          Message(
            "\(topology.noun(group.name)) has rules that weigh \(count) (\(direction.rawValue)); AWS allows \(mostRules). `\(Clause.rule(rule).text)` alone weighs \(weight(rule, .ipv4))."
          )
        }
          ?? Message(
            "\(topology.noun(group.name)) has \(count) rules (\(direction.rawValue)); AWS allows \(mostRules)."))
    }
  }

  /// How many rules AWS counts for one family: each range of ports is a rule of its own.
  private static func weight(_ rule: GroupRule, _ family: AddressFamily) -> Int {
    let ranges: Int
    switch rule.traffic {
    case .all, .icmp: ranges = 1
    case .tcp(let ports), .udp(let ports): ranges = ports.ranges.count
    }
    switch rule.peer {
    case .network(let block): return block.family == family ? ranges : 0
    case .prefixList(let list): return ranges * (weights[list] ?? 1)
    case .group, .itself: return ranges
    }
  }

  private static func burdened(_ part: Resource, _ topology: Topology) -> Finding? {
    let groups = topology.value(.securityGroups, of: part) ?? []
    guard groups.count > mostGroups else { return nil }
    return finding(
      .broken, [part.name] + groups, at: topology.origin(of: part.name, attribute: "sg"),
      Message(
        "\(topology.noun(part.name)) has \(groups.count) security groups; AWS allows \(mostGroups) on a network interface."
      ))
  }

  private static let group = """
    add vpc main cidr=10.0.0.0/16
    add security-group door-sg in main

    """

  static let failing = [
    RuleExample(
      group + """
        allow door-sg tcp/443 from pl-cloudfront  # NET-16
        allow door-sg tcp/443 from 203.0.113.{1,2,3,4,5,6}/32
        """),
    RuleExample(group + "allow door-sg tcp/80,443 from pl-cloudfront  # NET-16"),
    RuleExample(
      group + """
        add security-group {a,b,c,d,e}-sg in main
        add lambda job runtime=python3.13 sg=door-sg,a-sg,b-sg,c-sg,d-sg,e-sg  # NET-16
        """),
  ]

  static let passing = [
    RuleExample(
      group + """
        allow door-sg tcp/443 from pl-cloudfront
        allow door-sg tcp/443 from 203.0.113.{1,2,3,4,5}/32
        add security-group {a,b,c,d}-sg in main
        add lambda job runtime=python3.13 sg=door-sg,a-sg,b-sg,c-sg,d-sg
        """)
  ]
}
