import Topology

/// Tells of each part what it is for, by what it is and how it is connected, never by its name.
struct TierReader {
  private let topology: Topology
  private let wiring: Wiring
  private let served: Set<Name>
  private let logs: Set<Name>
  private let sessions: Set<Name>
  private let innerTargets: Set<Name>
  private let hasInnerBalancer: Bool

  init(_ topology: Topology, _ wiring: Wiring) {
    self.topology = topology
    self.wiring = wiring
    let distributions = topology.parts(of: "cloudfront")
    let servers = ["ec2", "asg", "launch-template"].flatMap { topology.parts(of: $0) }
    served = Set(
      distributions.flatMap { topology.forwards(of: $0.name).compactMap(\.target.part) }
        + distributions.compactMap { topology.value(Attribute<Name>("default-origin"), of: $0) }
        + servers.flatMap { server in
          ["static", "media"].compactMap { topology.value(Attribute<Name>($0), of: server) }
        })
    let loggers = [
      ("alb", "access-logs"), ("cloudfront", "logs"), ("waf", "logs"), ("flow-log", "to"), ("trail", "to"),
    ]
    logs = Set(
      loggers.flatMap { kind, key in
        topology.parts(of: kind).compactMap { topology.value(Attribute<Name>(key), of: $0) }
      })
    sessions = Set(servers.compactMap { topology.value(Attribute<Name>("sessions"), of: $0) })
    let inner = topology.parts(of: "alb").filter { topology.value(.scheme, of: $0) == "internal" }
    hasInnerBalancer = !inner.isEmpty
    let names = Set(inner.map(\.name))
    innerTargets = Set(
      wiring.balancings.filter { names.contains($0.balancer) }.flatMap { wiring.targets[$0.targetGroup] ?? [] })
  }

  /// What a part is for by its kind alone.
  private static let byKind: [String: Tier] = [
    "cloudfront": .edge, "oac": .edge, "waf": .edge, "zone": .edge, "record": .edge, "certificate": .edge,
    "alb": .entry, "listener": .entry, "target-group": .entry, "api-gateway": .entry, "user-pool": .entry,
    "lambda": .application, "sqs": .application,
    "rds": .data, "replica": .data, "db-subnet-group": .data, "dynamodb": .data,
    "s3": .assets, "cache": .sessions, "cache-subnet-group": .sessions,
    "secret": .secrets, "kms-key": .secrets, "role": .secrets, "key-pair": .secrets,
    "alarm": .observation, "sns": .observation, "log-group": .observation, "flow-log": .observation,
    "trail": .observation,
  ]

  var tiers: [Name: Tier] {
    Dictionary(topology.parts.map { ($0.name, tier(of: $0)) }, uniquingKeysWith: { first, _ in first })
  }

  private func tier(of part: Resource) -> Tier {
    switch part.kind {
    case "ec2", "asg": server(part)
    case "launch-template": software(of: part, isTarget: false) ?? template(part)
    case "scaling-policy": part.parent.flatMap { topology[$0] }.map { server($0) } ?? .application
    case "s3" where logs.contains(part.name) && !served.contains(part.name): .observation
    case "dynamodb" where sessions.contains(part.name): .sessions
    default: Self.byKind[part.kind] ?? .network
    }
  }

  private func server(_ part: Resource) -> Tier {
    if let tier = software(of: part, isTarget: innerTargets.contains(part.name)) { return tier }
    // A way in for administrators connects; it runs nothing of the service.
    return wiring.bastions.contains(part.name) ? .network : .application
  }

  /// A template is for what is made from it.
  private func template(_ part: Resource) -> Tier {
    wiring.made[part.name]?.first.map { server($0) } ?? .application
  }

  /// What the programs say, where they say it: databases alone are data; web servers alone, before an
  /// inner load balancer, are where requests enter.
  private func software(of part: Resource, isTarget: Bool) -> Tier? {
    let programs = topology.software(of: part)
    guard !programs.isEmpty else { return nil }
    if programs.allSatisfy(\.isDatabase) { return .data }
    if hasInnerBalancer, !isTarget, programs.allSatisfy(\.isWebServer) { return .entry }
    return nil
  }
}
