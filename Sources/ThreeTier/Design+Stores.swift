import Topology

extension Design {
  /// The caches that can have replicas: Redis and Valkey, not Memcached.
  var replicatedCaches: [Resource] {
    topology.parts(of: "cache").filter { ["redis", "valkey"].contains(topology.value(.engine, of: $0)) }
  }

  /// Whether AWS runs a cache without nodes to choose.
  func isServerless(_ cache: Resource) -> Bool {
    topology.value(Attribute<String>("mode"), of: cache) == "serverless"
  }

  /// Whether a read replica stands in another region than its source.
  func isAbroad(_ replica: Resource) -> Bool {
    let region = Attribute<String>("region")
    guard let there = topology.value(region, of: replica) else { return false }
    let vpc = replica.parent.flatMap { topology[$0] }.flatMap { topology.vpc(of: $0) }
    return there != (vpc.flatMap { topology.value(region, of: $0) } ?? topology.region)
  }
}
