import Localization
import Reachability
import Topology

/// A DB subnet group has subnets in at least two zones, three where a Multi-AZ DB cluster stands in it, all of them
/// private.
///
/// Sources: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html,
/// https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/create-multi-az-db-cluster.html
enum DatabaseSubnetsSpanPrivateZones: Rule {
  static let code = "DATA-03"
  static let pillar = Pillar.reliability
  static let covers = ["check.rds", "tier.data.rds", "rds.subnetgroup"]

  static func check(_ design: Design) -> Outcome {
    let groups = design.topology.parts(of: "db-subnet-group").filter { !design.network.subnets(of: $0.name).isEmpty }
    guard !groups.isEmpty else { return .doesNotApply(Message("The design has no DB subnet group.")) }
    let choice = SubnetChoice(design)
    return .found(groups.flatMap { findings($0, choice, design) })
  }

  private static func findings(_ group: Resource, _ choice: SubnetChoice, _ design: Design) -> [Finding] {
    let topology = design.topology
    let span = topology.origin(of: group.name, attribute: "subnets")
    var findings: [Finding] = []
    let zones = design.network.zones(of: group.name)
    if zones.count < 2 {
      findings.append(
        finding(
          .broken, [group.name], at: span,
          Message("\(topology.noun(group.name)) has subnets in zone \(zones.joined()) only; AWS wants two zones."),
          mend: choice.privateSubnet(inAnotherZoneThan: group).map { ["set \(group.name) subnets+=\($0)"] } ?? []))
    }
    if zones.count == 2 {
      for database in topology.parts(of: "rds")
      where topology.value("subnet-group", of: database) == .reference(group.name)
        && topology.value("multi-az", of: database) == .text("cluster")
      {
        findings.append(
          finding(
            .broken, [database.name, group.name], at: topology.origin(of: database.name, attribute: "multi-az"),
            Message(
              "\(topology.noun(database.name)) is a Multi-AZ DB cluster, which has its instances in three zones, and \(topology.noun(group.name)) has subnets in two."
            ), mend: choice.privateSubnet(inAnotherZoneThan: group).map { ["set \(group.name) subnets+=\($0)"] } ?? []))
      }
    }
    for subnet in design.network.subnets(of: group.name) {
      guard let exposure = design.network.exposure(of: subnet), exposure.kind == .public else { continue }
      findings.append(
        finding(
          .high, [group.name, subnet], at: span,
          Message("\(topology.noun(group.name)) has \(topology.noun(subnet)), which is public: \(exposure.why)")))
    }
    return findings
  }

  static let failing = [
    RuleExample(RuleExample.twoZones + "add db-subnet-group home subnets=app-a  # DATA-03"),
    RuleExample(RuleExample.twoZones + "add db-subnet-group home subnets=app-a,public-c  # DATA-03"),
    RuleExample(
      RuleExample.twoZones + """
        add db-subnet-group home subnets=app-a,app-c
        add rds db engine=postgres class=db.m7g.large size=100GiB multi-az=cluster subnet-group=home  # DATA-03
        """),
  ]

  static let passing = [
    RuleExample(RuleExample.twoZones + "add db-subnet-group home subnets=app-a,app-c")
  ]
}
