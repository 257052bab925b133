import Localization
import Topology

/// Every subnet's block is inside its VPC's range, overlaps no other, and is a /16 to a /28.
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
    return .found(vpcs.flatMap { findings(in: $0, of: topology) })
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
    var taken: [(block: CIDR, name: Name)] = []
    for subnet in topology.children(of: vpc.name, kind: "subnet") {
      guard let block = topology.value(.cidr, of: subnet) else { continue }
      let span = topology.origin(of: subnet.name, attribute: "cidr")
      let free = topology.nextFreeBlock(in: vpc.name, length: min(max(block.length, 16), 28))
      let mend = free.map { ["set \(subnet.name) cidr=\($0)"] } ?? []
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
      if let other = taken.first(where: { $0.block.overlaps(block) }) {
        findings.append(
          finding(
            .broken, [subnet.name, other.name], at: span,
            Message(
              "The block \(block) of \(topology.noun(subnet.name)) overlaps \(topology.noun(other.name)), \(other.block)."
            ),
            mend: mend))
      }
      taken.append((block, subnet.name))
    }
    return findings
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
  ]

  static let passing = [
    RuleExample(
      """
      add vpc main cidr=10.0.0.0/16
      add subnet web in main az=a cidr=10.0.0.0/24
      add subnet app in main az=c cidr=10.0.1.0/28
      """)
  ]
}
