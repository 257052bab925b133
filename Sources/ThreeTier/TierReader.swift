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
    let servers = topology.parts(of: Kinds.servers + Kinds.templates.keys.sorted())
    served = Set(
      distributions.flatMap { topology.forwards(of: $0.name).compactMap(\.target.part) }
        + distributions.compactMap { topology.value(Attribute<Name>("default-origin"), of: $0) }
        + servers.flatMap { server in
          ["static", "media"].compactMap { topology.value(Attribute<Name>($0), of: server) }
        })
    logs = Set(
      Kinds.loggers.flatMap { kind, key in
        topology.parts(of: kind).compactMap { topology.value(Attribute<Name>(key), of: $0) }
      })
    sessions = Set(servers.compactMap { topology.value(Attribute<Name>("sessions"), of: $0) })
    let inner = topology.parts(of: Kinds.balancers).filter { topology.value(.scheme, of: $0) == "internal" }
    hasInnerBalancer = !inner.isEmpty
    let names = Set(inner.map(\.name))
    innerTargets = Set(
      wiring.balancings.filter { names.contains($0.balancer) }.flatMap { wiring.targets[$0.targetGroup] ?? [] })
  }

  var tiers: [Name: Tier] {
    Dictionary(topology.parts.map { ($0.name, tier(of: $0)) }, uniquingKeysWith: { first, _ in first })
  }

  private func tier(of part: Resource) -> Tier {
    switch part.kind {
    case let kind where Kinds.servers.contains(kind): server(part)
    case let kind where Kinds.templates[kind] != nil: software(of: part, isTarget: false) ?? template(part)
    case "scaling-policy": part.parent.flatMap { topology[$0] }.map { server($0) } ?? .application
    case "ebs":
      topology.value(Attribute<Name>("instance"), of: part).flatMap { topology[$0] }.map { server($0) } ?? .data
    case "s3" where logs.contains(part.name) && !served.contains(part.name): .observation
    case "dynamodb" where sessions.contains(part.name): .sessions
    default: Kinds.tiers[part.kind] ?? .network
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
