import Localization
import Reachability
import Topology

/// Every tier that stands in subnets spans at least two Availability Zones.
///
/// Source: https://docs.aws.amazon.com/wellarchitected/latest/reliability-pillar/use-fault-isolation-to-protect-your-workload.html
enum TiersSpanZones: Rule {
  static let code = "NET-04"
  static let pillar = Pillar.reliability
  static let covers = ["tier.net.subnets", "check.rds"]

  static func check(_ design: Design) -> Outcome {
    let tiers = [design.topology.parts(of: "alb"), design.servers, data(design.topology)]
      .map { $0.filter { !design.network.subnets(of: $0.name).isEmpty } }.filter { !$0.isEmpty }
    guard !tiers.isEmpty else { return .doesNotApply(Message("No tier stands in subnets.")) }
    return .found(tiers.compactMap { finding($0, design) })
  }

  /// What keeps data and does not span zones by itself.
  private static func data(_ topology: Topology) -> [Resource] {
    topology.parts(of: "rds")
      + topology.parts(of: "cache").filter { topology.value(Attribute<String>("mode"), of: $0) != "serverless" }
  }

  private static func finding(_ parts: [Resource], _ design: Design) -> Finding? {
    let zones = Set(parts.flatMap { design.network.zones(of: $0.name) })
    guard zones.count == 1, let zone = zones.first, let first = parts.first else { return nil }
    return finding(
      .high, parts.map(\.name), at: design.placement(of: first),
      Message(
        "\(parts.map { design.topology.noun($0.name) }): all in zone \(zone). When it fails, the whole tier is gone."))
  }

  static let failing = [
    RuleExample(
      """
      add vpc main cidr=10.0.0.0/16
      add subnet app-a in main az=a cidr=10.0.1.0/24
      add subnet app-b in main az=a cidr=10.0.2.0/24
      add launch-template web
      add asg app launch-template=web subnets=app-a,app-b min=2 max=4  # NET-04
      """)
  ]

  static let passing = [
    RuleExample(
      """
      add vpc main cidr=10.0.0.0/16
      add subnet app-a in main az=a cidr=10.0.1.0/24
      add subnet app-c in main az=c cidr=10.0.2.0/24
      add launch-template web
      add asg app launch-template=web subnets=app-a,app-c min=2 max=4
      """),
    RuleExample(
      """
      add vpc main cidr=10.0.0.0/16
      add subnet app-a in main az=a cidr=10.0.1.0/24
      add subnet app-c in main az=c cidr=10.0.2.0/24
      add ec2 one in app-a
      add ec2 two in app-c
      """),
  ]
}
