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
    let tiers = (design.topology.parts(of: Kinds.balancers).map { [$0] } + pools(design) + data(design))
      .map { $0.filter { !design.network.subnets(of: $0.name).isEmpty } }.filter { !$0.isEmpty }
    guard !tiers.isEmpty else { return .doesNotApply(Message("No tier stands in subnets.")) }
    return .found(
      tiers.sorted { ($0.first?.name ?? "") < ($1.first?.name ?? "") }.compactMap { finding($0, design) })
  }

  /// What does different work cannot stand in for another: the servers of each target group are a
  /// tier of their own; where no load balancer is, all are one. Instances for whose answers nobody waits are told
  /// by APP-01: what they do waits, and no tier is gone.
  private static func pools(_ design: Design) -> [[Resource]] {
    let groups = design.wiring.targets.values.map { $0.sorted().compactMap { design.topology[$0] } }
    let pools = Set(groups.map { $0.filter { Kinds.servers.contains($0.kind) } }).filter { !$0.isEmpty }
    guard pools.isEmpty else { return Array(pools) }
    return [
      design.servers.filter { design.tiers[$0.name] != .data && ($0.kind != "ec2" || design.answersSomebody($0)) }
    ]
  }

  /// What keeps data and does not span zones by itself, each for itself: the storage of Aurora does, and its
  /// instances are told by DATA-02.
  private static func data(_ design: Design) -> [[Resource]] {
    let topology = design.topology
    let caches = topology.parts(of: "cache").filter {
      topology.value(Attribute<String>("mode"), of: $0) != "serverless"
    }
    return (topology.parts(of: ["rds", "rds-proxy", "opensearch", "efs"]) + caches).map { [$0] } + [
      design.databaseServers
    ]
  }

  private static func finding(_ parts: [Resource], _ design: Design) -> Finding? {
    let zones = Set(parts.flatMap { design.network.zones(of: $0.name) })
    guard zones.count == 1, let zone = zones.first, let first = parts.first else { return nil }
    let topology = design.topology
    let span =
      first.values["az"] == nil ? design.placement(of: first) : topology.origin(of: first.name, attribute: "az")
    return finding(
      .high, parts.map(\.name), at: span,
      Message(
        "\(parts.map { topology.noun($0.name) }): all in zone \(zone). When it fails, the whole tier is gone."))
  }

  static let failing = [
    RuleExample(
      RuleExample.twoZones + """
        add ec2 app in app-a stack=gunicorn:8000,django  # NET-04
        """),
    RuleExample(
      RuleExample.twoZones + """
        add ecs-cluster shop
        add task-definition web image=shop/web:1.4
        add ecs-service app in shop task=web subnets=app-a desired=2  # NET-04
        """),
    RuleExample(
      """
      add vpc main cidr=10.0.0.0/16
      add subnet app-a in main az=a cidr=10.0.1.0/24
      add subnet app-b in main az=a cidr=10.0.2.0/24
      add launch-template web
      add asg app launch-template=web subnets=app-a,app-b min=2 max=4  # NET-04
      """),
    // The blog's server cannot answer for the shop's.
    RuleExample(
      """
      add vpc main cidr=10.0.0.0/16
      add subnet app-{a,c} in main az={a,c} cidr=10.0.{1,2}.0/24
      add ec2 shop in app-a  # NET-04
      add ec2 blog in app-c
      add target-group shop-pool in main protocol=http port=80 targets=shop
      add target-group blog-pool in main protocol=http port=80 targets=blog,shop
      """),
    // The cache in the other zone keeps no data of the database.
    RuleExample(
      """
      add vpc main cidr=10.0.0.0/16
      add subnet data-a in main az=a cidr=10.0.1.0/24
      add subnet data-c in main az=c cidr=10.0.2.0/24
      add db-subnet-group home subnets=data-a  # NET-04
      add rds db engine=postgres subnet-group=home
      add cache-subnet-group shelf subnets=data-c  # NET-04
      add cache store engine=valkey subnet-group=shelf
      """),
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
      add ec2 one in app-a stack=gunicorn:8000,django
      add ec2 two in app-c stack=gunicorn:8000,django
      """),
    // The work of a single box waits, as APP-01 says; the service goes on.
    RuleExample(
      RuleExample.twoZones + """
        add launch-template web
        add asg app launch-template=web subnets=app-a,app-c min=2 max=4
        add ec2 box in app-a
        """),
  ]
}
