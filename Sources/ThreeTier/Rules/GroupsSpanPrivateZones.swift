import Reachability
import Localization
import Topology

/// An Auto Scaling group has private subnets in at least two zones.
///
/// Source: https://docs.aws.amazon.com/autoscaling/ec2/userguide/auto-scaling-benefits.html
enum GroupsSpanPrivateZones: Rule {
  static let code = "APP-03"
  static let pillar = Pillar.reliability
  static let covers = ["tier.net.subnets", "tier.compute.asg"]

  static func check(_ design: Design) -> Outcome {
    let groups = design.topology.parts(of: "asg").filter { !design.network.subnets(of: $0.name).isEmpty }
    guard !groups.isEmpty else { return .doesNotApply(Message("The design has no Auto Scaling group in subnets.")) }
    return .found(groups.flatMap { findings($0, design) })
  }

  private static func findings(_ group: Resource, _ design: Design) -> [Finding] {
    let topology = design.topology
    let span = design.placement(of: group)
    var findings: [Finding] = []
    let zones = design.network.zones(of: group.name)
    if zones.count < 2 {
      findings.append(
        finding(
          .high, [group.name], at: span,
          Message(
            "\(topology.noun(group.name)) starts servers in zone \(zones.joined()) only. When it fails, no server is left."
          ),
          mend: mend(group, zones, design)))
    }
    for subnet in design.network.subnets(of: group.name) {
      guard let exposure = design.network.exposure(of: subnet), exposure.kind == .public else { continue }
      findings.append(
        finding(
          .high, [group.name, subnet], at: span,
          Message(
            "\(topology.noun(group.name)) starts servers in \(topology.noun(subnet)), which is public: \(exposure.why)")
        ))
    }
    return findings
  }

  /// A private subnet of another zone, where there is one.
  private static func mend(_ group: Resource, _ zones: [String], _ design: Design) -> [String] {
    let topology = design.topology
    guard let vpc = design.network.subnets(of: group.name).first.flatMap({ topology[$0]?.parent }) else { return [] }
    let other = topology.children(of: vpc, kind: "subnet").first { subnet in
      topology.value(.zone, of: subnet).map { !zones.contains($0) } ?? false
        && design.network.exposure(of: subnet.name)?.kind == .private
    }
    return other.map { ["set \(group.name) subnets+=\($0.name)"] } ?? []
  }

  private static let start = RuleExample.twoZones + "add launch-template web\n"

  static let failing = [
    RuleExample(start + "add asg app launch-template=web subnets=app-a min=2 max=4  # APP-03"),
    RuleExample(start + "add asg app launch-template=web subnets=public-a,public-c min=2 max=4  # APP-03"),
  ]

  static let passing = [
    RuleExample(start + "add asg app launch-template=web subnets=app-a,app-c min=2 max=4")
  ]
}
