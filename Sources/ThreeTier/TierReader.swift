import Topology

/// Tells of each part what it is for.
struct TierReader {
  private let topology: Topology

  init(_ topology: Topology) { self.topology = topology }

  /// What a part is for by its kind alone.
  private static let byKind: [String: Tier] = [
    "cloudfront": .edge, "oac": .edge, "waf": .edge, "zone": .edge, "record": .edge, "certificate": .edge,
    "alb": .entry, "listener": .entry, "target-group": .entry, "api-gateway": .entry, "user-pool": .entry,
    "ec2": .application, "asg": .application, "launch-template": .application, "scaling-policy": .application,
    "lambda": .application,
    "rds": .data, "replica": .data, "db-subnet-group": .data, "dynamodb": .data,
    "s3": .assets, "cache": .sessions, "cache-subnet-group": .sessions,
    "secret": .secrets, "kms-key": .secrets, "role": .secrets,
    "alarm": .observation, "sns": .observation, "log-group": .observation, "flow-log": .observation,
    "trail": .observation,
  ]

  /// Software on a server that makes it a database and not an application.
  static let databases: Set<String> = ["mysql", "postgres", "postgresql", "mariadb", "mongodb", "oracle", "sqlserver"]

  var tiers: [Name: Tier] {
    Dictionary(uniqueKeysWithValues: topology.parts.map { ($0.name, tier(of: $0)) })
  }

  private func tier(of part: Resource) -> Tier {
    if part.kind == "ec2" || part.kind == "launch-template" {
      let software = topology.value(Attribute<[String]>("stack"), of: part) ?? []
      let names = Set(software.map { String($0.split(separator: ":")[0]) })
      if !names.isEmpty, names.isSubset(of: Self.databases) { return .data }
    }
    return Self.byKind[part.kind] ?? .network
  }
}
