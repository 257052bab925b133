import Localization
import Reachability
import Topology

/// Rules name groups of their own VPC or of one peered with it in the same Region (inbound rules, over a transit gateway
/// too, where that is turned on), and parts have groups of the VPC in which they stand.
///
/// Source: https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
enum GroupsStayInTheirVPC: Rule {
  static let code = "SG-10"
  static let pillar = Pillar.reliability
  static let covers = ["tier.net.appfromalb"]

  static func check(_ design: Design) -> Outcome {
    let topology = design.topology
    let rules = topology.parts(of: "security-group").flatMap { topology.rules(of: $0.name) }.filter {
      if case .group = $0.peer { true } else { false }
    }
    let parts = topology.parts(of: Network.groupedKinds.filter { !Kinds.balancers.contains($0) && $0 != "endpoint" })
      .filter {
        topology.sayer(of: "sg", for: $0).values["sg"] != nil
      }
    guard !rules.isEmpty || !parts.isEmpty else {
      return .doesNotApply(Message("No rule and no part of the design names a security group."))
    }
    return .found(rules.compactMap { finding($0, design) } + parts.compactMap { finding($0, design) })
  }

  private static func finding(_ rule: GroupRule, _ design: Design) -> Finding? {
    let topology = design.topology
    guard case .group(let peer) = rule.peer, let home = topology[rule.group]?.parent,
      let other = topology[peer]?.parent, !design.network.mayNameGroups(of: other, in: home, rule.direction)
    else { return nil }
    return finding(
      .broken, [rule.group, peer], at: topology.origin(of: .rule(rule)),
      Message(
        "A rule of \(topology.noun(rule.group)) names \(topology.noun(peer)), which belongs to \(topology.noun(other)). A rule names groups of its own VPC, or of one peered with it in the same Region; over a transit gateway inbound rules do, where `group-references` is on at it and at both attachments."
      ),
      mend: [Clause.rule(rule).withdrawal])
  }

  /// A part whose subnets and groups belong to different VPCs.
  private static func finding(_ part: Resource, _ design: Design) -> Finding? {
    let topology = design.topology
    if (Kinds.databases + ["cache"]).contains(part.kind), part.values["subnet-group"] == nil {
      return homeless(part, topology)
    }
    guard let home = design.network.subnets(of: part.name).first.flatMap({ topology[$0]?.parent }),
      let stranger = design.network.groups(of: part.name).first(where: {
        topology[$0]?.parent.map { $0 != home } ?? false
      })
    else { return nil }
    let sayer = topology.sayer(of: "sg", for: part)
    return finding(
      .broken, [part.name, stranger] + (sayer.name == part.name ? [] : [sayer.name]),
      at: topology.origin(of: sayer.name, attribute: "sg"),
      Message(
        "\(topology.noun(part.name)) stands in \(topology.noun(home)) and has \(topology.noun(stranger)) of another VPC. AWS does not start it."
      ))
  }

  /// A store without a subnet group goes to the default VPC, in which none of the design's groups is.
  private static func homeless(_ store: Resource, _ topology: Topology) -> Finding? {
    guard let group = store.values["sg"]?.references.first, let home = topology[group]?.parent else { return nil }
    let kind = Kinds.databases.contains(store.kind) ? "db-subnet-group" : "cache-subnet-group"
    let known = topology.parts(of: kind).first { topology.vpc(of: $0) == home }?.name
    return finding(
      .broken, [store.name, group], at: topology.origin(of: store.name, attribute: "subnet-group"),
      Message(
        "\(topology.noun(store.name)) names no subnet group, so AWS looks for a place in the default VPC, and \(topology.noun(group)) belongs to \(topology.noun(home)). AWS does not create it."
      ),
      mend: known.map { ["set \(store.name) subnet-group=\($0)"] } ?? [])
  }

  private static let networks = """
    add vpc one cidr=10.0.0.0/16
    add vpc two cidr=10.1.0.0/16
    add subnet app-a in one az=a cidr=10.0.1.0/24
    add security-group one-sg in one
    add security-group two-sg in two

    """

  private static let attached =
    networks + """
      add subnet far-a in two az=a cidr=10.1.1.0/24
      add transit-gateway hub group-references=yes
      add transit-gateway-attachment one-hub in one gateway=hub subnets=app-a
      add transit-gateway-attachment two-hub in two gateway=hub subnets=far-a

      """

  static let failing = [
    RuleExample(attached + "allow one-sg out tcp/80 to two-sg  # SG-10"),
    RuleExample(
      attached + """
        set hub group-references=no
        allow one-sg tcp/80 from two-sg  # SG-10
        """),
    RuleExample(networks + "allow one-sg tcp/80 from two-sg  # SG-10"),
    RuleExample(
      networks + """
        add peering link in one peer=two
        allow one-sg tcp/80 from two-sg  # SG-10
        """),
    RuleExample(
      networks + """
        set two region=us-east-1
        add peering link in one peer=two accepted=yes
        allow one-sg tcp/80 from two-sg  # SG-10
        """),
    RuleExample(
      networks + """
        add launch-template web sg=two-sg  # SG-10
        add asg app launch-template=web subnets=app-a min=2 max=4
        """),
    RuleExample(
      networks + """
        add subnet far-a in two az=a cidr=10.1.1.0/24
        add db-subnet-group away subnets=far-a
        add db-subnet-group home subnets=app-a
        add rds db engine=postgres sg=one-sg  # SG-10
        """),
    RuleExample(
      networks + """
        add cache visits engine=valkey mode=serverless sg=one-sg  # SG-10
        """),
  ]

  static let passing = [
    RuleExample(attached + "allow one-sg tcp/80 from two-sg"),
    RuleExample(
      networks + """
        add peering link in one peer=two accepted=yes
        allow one-sg tcp/80 from two-sg
        """),
    RuleExample(
      networks + """
        add db-subnet-group home subnets=app-a
        add rds db engine=postgres subnet-group=home sg=one-sg
        """),
    RuleExample(
      networks + """
        add security-group alb-sg in one
        allow one-sg tcp/80 from alb-sg
        add launch-template web sg=one-sg
        add asg app launch-template=web subnets=app-a min=2 max=4
        """),
  ]
}
