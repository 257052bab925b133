import Localization
import Reachability
import Topology

/// A cache admits the servers that use it and nobody else, on its engine's port.
///
/// Source: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/VPCs.html
enum CachesAdmitTheirClientsOnly: Rule {
  static let code = "SG-04"
  static let pillar = Pillar.security
  static let covers = ["tier.compute.stateless", "tier.data.sessions"]

  static func check(_ design: Design) -> Outcome {
    let caches = design.topology.parts(of: "cache")
    guard !caches.isEmpty else { return .doesNotApply(Message("The design has no cache.")) }
    return .found(
      caches.flatMap { cache in
        ClientOnlyRule.findings(
          cache, ports: { ports(of: $0, design.topology) }, severity: .high, code: code, design)
      })
  }

  /// The port that was given, else the engine's own; a serverless cache reads on 6380 too.
  static func ports(of cache: Resource, _ topology: Topology) -> PortSet {
    if let port = topology.value(.port, of: cache).flatMap({ UInt16(exactly: $0) }) { return PortSet(port) }
    if topology.value(.engine, of: cache) == "memcached" { return PortSet(11211) }
    return topology.value(Attribute<String>("mode"), of: cache) == "serverless" ? PortSet([6379...6380]) : PortSet(6379)
  }

  private static let cache =
    RuleExample.twoZones + """
      add ec2 app in app-a sg=app-sg
      add cache-subnet-group home subnets=app-a,app-c
      add cache sessions engine=valkey node-type=cache.t4g.small subnet-group=home sg=db-sg

      """

  static let failing = [
    RuleExample(
      RuleExample.twoZones + """
        add ec2 app in app-a sg=app-sg
        add cache sessions engine=valkey mode=serverless sg=db-sg
        allow db-sg tcp/6379-6381 from app-sg  # SG-04
        """),
    // Each opens the other, and neither's rule may go.
    RuleExample(
      cache + """
        add cache pages engine=memcached node-type=cache.t4g.small subnet-group=home sg=db-sg  # SG-04
        set sessions sg=db-sg  # SG-04
        connect app -> sessions
        connect app -> pages
        allow db-sg tcp/6379 from app-sg
        allow db-sg tcp/11211 from app-sg
        """),
    RuleExample(cache + "allow db-sg tcp/6379 from 0.0.0.0/0  # SG-04"),
    RuleExample(cache + "allow db-sg tcp/6000-7000 from app-sg  # SG-04"),
  ]

  static let passing = [
    RuleExample(
      RuleExample.twoZones + """
        add ec2 app in app-a sg=app-sg
        add cache-subnet-group home subnets=app-a,app-c
        add cache pages engine=memcached subnet-group=home sg=db-sg
        allow db-sg tcp/11211 from app-sg
        """),
    RuleExample(cache + "allow db-sg tcp/6379 from app-sg"),
    RuleExample(
      RuleExample.twoZones + """
        add ec2 app in app-a sg=app-sg
        add cache sessions engine=valkey mode=serverless sg=db-sg
        allow db-sg tcp/6379-6380 from app-sg
        """),
  ]
}
