import CommandLanguage
import Localization
import Topology

/// Every subnet's block is inside its VPC's range, overlaps no other, and is a /16 to a /28; its IPv6 block
/// fits too; and VPCs that are peered do not overlap.
///
/// Source: https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html
enum SubnetBlocksFit: Rule {
  static let code = "NET-01"
  static let pillar = Pillar.operations
  static let covers = ["tier.net.subnets"]

  static func check(_ design: Design) -> Outcome {
    let topology = design.topology
    let vpcs = topology.parts(of: "vpc")
    guard !vpcs.isEmpty else { return .doesNotApply(Message("The design has no VPC.")) }
    return .found(
      vpcs.flatMap { findings(in: $0, of: topology) }
        + topology.parts(of: "subnet").compactMap { finding($0, topology) }
        + topology.parts(of: "peering").compactMap { overlap($0, topology) })
  }

  /// What is wrong with a subnet's IPv6 block.
  private static func finding(_ subnet: Resource, _ topology: Topology) -> Finding? {
    guard case .network(let block)? = subnet.values["cidr6"], let vpc = subnet.parent else { return nil }
    let span = topology.origin(of: subnet.name, attribute: "cidr6")
    if topology.value(Attribute<Bool>("ipv6"), of: vpc) != true {
      return finding(
        .broken, [subnet.name, vpc], at: span,
        Message("\(topology.noun(subnet.name)) has IPv6 addresses, and \(topology.noun(vpc)) has none to give."),
        mend: ["set \(vpc) ipv6=yes"])
    }
    guard !(44...64).contains(block.length) || block.length % 4 != 0 else { return nil }
    return finding(
      .broken, [subnet.name], at: span,
      Message("\(topology.noun(subnet.name)) has the IPv6 block \(block); AWS takes /44 to /64 in steps of 4."))
  }

  /// Two peered VPCs whose ranges have come to overlap.
  private static func overlap(_ peering: Resource, _ topology: Topology) -> Finding? {
    guard let home = peering.parent.flatMap({ topology[$0] }),
      let peer = topology.value(Attribute<Name>("peer"), of: peering).flatMap({ topology[$0] })
    else { return nil }
    let others = topology.ranges(of: peer)
    guard let range = topology.ranges(of: home).first(where: { range in others.contains { $0.overlaps(range) } }),
      let other = others.first(where: { $0.overlaps(range) })
    else { return nil }
    return finding(
      .broken, [peering.name, home.name, peer.name], at: topology.origin(of: peering.name),
      Message(
        "\(topology.noun(peering.name)) connects \(topology.noun(home.name)) and \(topology.noun(peer.name)), whose ranges \(range) and \(other) overlap; AWS does not peer them."
      ))
  }

  private static func findings(in vpc: Resource, of topology: Topology) -> [Finding] {
    var findings: [Finding] = []
    let ranges = topology.ranges(of: vpc)
    for range in ranges where !(16...28).contains(range.length) {
      findings.append(
        finding(
          .broken, [vpc.name], at: topology.origin(of: vpc.name, attribute: "cidr"),
          Message("\(topology.noun(vpc.name)) has the range \(range); AWS takes /16 to /28.")))
    }
    let subnets = topology.children(of: vpc.name, kind: "subnet")
    let overlapping = overlaps(among: subnets, topology)
    for subnet in subnets {
      guard let block = topology.value(.cidr, of: subnet) else { continue }
      let span = topology.origin(of: subnet.name, attribute: "cidr")
      var mend: [String] {
        let free = topology.nextFreeBlock(in: vpc.name, length: min(max(block.length, 16), 28))
        return free.map { ["set \(subnet.name) cidr=\($0)"] } ?? []
      }
      if !(16...28).contains(block.length) {
        findings.append(
          finding(
            .broken, [subnet.name], at: span,
            Message("\(topology.noun(subnet.name)) has the block \(block); AWS takes /16 to /28."), mend: mend))
      }
      if !ranges.isEmpty, !ranges.contains(where: { $0.contains(block) }) {
        findings.append(
          finding(
            .broken, [subnet.name, vpc.name], at: span,
            Message(
              "The block \(block) of \(topology.noun(subnet.name)) lies outside the range of \(topology.noun(vpc.name))."
            ),
            mend: mend))
      }
      if let other = overlapping[subnet.name] {
        findings.append(
          finding(
            .broken, [subnet.name, other.name], at: span,
            Message(
              "The block \(block) of \(topology.noun(subnet.name)) overlaps \(topology.noun(other.name)), \(other.block)."
            ),
            mend: mend))
      }
    }
    return findings
  }

  /// For each subnet whose block overlaps an earlier statement's, that one. Blocks nest or are
  /// apart, so in the order of addresses only those that still contain the next one need a look.
  private static func overlaps(
    among subnets: [Resource], _ topology: Topology
  ) -> [Name: (block: CIDR, name: Name)] {
    let blocks = subnets.compactMap { subnet in topology.value(.cidr, of: subnet).map { (block: $0, name: subnet.name) }
    }
    func place(_ name: Name) -> (Int, Int) {
      let span = topology.origin(of: name, attribute: "cidr")
      return (span?.line ?? 0, span?.column ?? 0)
    }
    var found: [Name: (block: CIDR, name: Name)] = [:]
    var open: [(block: CIDR, name: Name)] = []
    for next in blocks.sorted(by: { ($0.block, $0.name) < ($1.block, $1.name) }) {
      while let last = open.last, !last.block.contains(next.block) { open.removeLast() }
      if let outer = open.last {
        let nextIsLater = place(outer.name) <= place(next.name)
        found[nextIsLater ? next.name : outer.name] = nextIsLater ? outer : next
      }
      open.append(next)
    }
    return found
  }

  static let failing = [
    RuleExample(
      """
      add vpc main cidr=10.0.0.0/16
      add subnet tiny in main az=a cidr=10.0.0.0/29  # NET-01
      """),
    RuleExample(
      """
      add vpc main cidr=10.0.0.0/16
      add subnet web in main az=a cidr=10.0.0.0/24  # NET-01
      set main cidr=10.1.0.0/16
      """),
    RuleExample(
      """
      add vpc main cidr=10.0.0.0/16
      add subnet web in main az=a cidr=10.0.0.0/24 cidr6=2001:db8:0:1::/64  # NET-01
      """),
    RuleExample(
      """
      add vpc main cidr=10.0.0.0/16 ipv6=yes
      add subnet web in main az=a cidr=10.0.0.0/24 cidr6=2001:db8:0:1::/70  # NET-01
      """),
    RuleExample(
      """
      add vpc main cidr=10.0.0.0/16
      add vpc far cidr=10.1.0.0/16
      add peering link in main peer=far accepted=yes  # NET-01
      set far more-cidrs=10.0.128.0/20
      """),
  ]

  static let passing = [
    RuleExample(
      """
      add vpc main cidr=10.0.0.0/16 ipv6=yes
      add subnet web in main az=a cidr=10.0.0.0/24 cidr6=2001:db8:0:1::/64
      add vpc far cidr=10.1.0.0/16
      add peering link in main peer=far accepted=yes
      """),
    RuleExample(
      """
      add vpc main cidr=10.0.0.0/16
      add subnet whole in main az=a cidr=10.0.0.0/16
      """),
    RuleExample(
      """
      add vpc main cidr=10.0.0.0/16
      add subnet web in main az=a cidr=10.0.0.0/24
      add subnet app in main az=c cidr=10.0.1.0/28
      """),
  ]
}
