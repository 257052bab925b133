import Localization
import Reachability
import Topology

/// A cache of nodes has a replica in another zone that takes over by itself.
///
/// Source: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/AutoFailover.html
enum CachesHaveAStandby: Rule {
  static let code = "DATA-10"
  static let pillar = Pillar.reliability
  static let covers = ["tier.compute.stateless", "tier.data.sessions"]

  static func check(_ design: Design) -> Outcome {
    let caches = design.replicatedCaches
    guard !caches.isEmpty else { return .doesNotApply(Message("The design has no Redis or Valkey cache.")) }
    let choice = SubnetChoice(design)
    return .found(
      caches.filter { !design.isServerless($0) }.compactMap { cache in
        unready(cache, design.topology) ?? crowded(cache, choice, design)
      })
  }

  private static func unready(_ cache: Resource, _ topology: Topology) -> Finding? {
    let nodes = topology.value(Attribute<Int>("nodes"), of: cache) ?? 1
    var lacking: [(key: String, value: String)] = nodes < 2 ? [("nodes", "2")] : []
    lacking += ["multi-az", "failover"].filter { cache.values[$0] != .flag(true) }.map { ($0, "yes") }
    guard let first = lacking.first else { return nil }
    let name = topology.noun(cache.name)
    let message =
      nodes < 2
      ? Message("\(name) has one node. When it fails, every session in it is gone and every user is logged out.")
      : Message(
        "\(name) has a replica that does not take over by itself in another zone. A failure waits for a person.")
    return finding(
      .medium, [cache.name], at: topology.origin(of: cache.name, attribute: first.key), message,
      mend: ["set \(cache.name) " + lacking.map { "\($0.key)=\($0.value)" }.joined(separator: " ")])
  }

  /// A subnet group of one zone leaves the replica no other zone to stand in.
  private static func crowded(_ cache: Resource, _ choice: SubnetChoice, _ design: Design) -> Finding? {
    let topology = design.topology
    guard let group = topology.value(.subnetGroup, of: cache) else { return nil }
    let zones = design.network.zones(of: group)
    guard zones.count == 1, let resource = topology[group] else { return nil }
    return finding(
      .medium, [group, cache.name], at: topology.origin(of: group, attribute: "subnets"),
      Message(
        "\(topology.noun(group)) has subnets in zone \(zones.joined()) only, so every node of \(topology.noun(cache.name)) stands there."
      ),
      mend: choice.privateSubnet(inAnotherZoneThan: resource).map { ["set \(group) subnets+=\($0)"] } ?? [])
  }

  private static let home = RuleExample.twoZones + "add cache-subnet-group home subnets=app-a,app-c\n"

  static let failing = [
    RuleExample(home + "add cache store engine=valkey subnet-group=home  # DATA-10"),
    RuleExample(home + "add cache store engine=redis nodes=2 subnet-group=home  # DATA-10"),
    RuleExample(home + "add cache store engine=redis nodes=3 failover=yes multi-az=no subnet-group=home  # DATA-10"),
    RuleExample(
      RuleExample.twoZones + """
        add cache-subnet-group home subnets=app-a  # DATA-10
        add cache store engine=valkey nodes=2 multi-az=yes failover=yes subnet-group=home
        """),
  ]

  static let passing = [
    RuleExample(home + "add cache store engine=valkey nodes=2 multi-az=yes failover=yes subnet-group=home"),
    RuleExample(
      """
      add cache store engine=valkey mode=serverless
      add cache pages engine=memcached
      """),
  ]
}
