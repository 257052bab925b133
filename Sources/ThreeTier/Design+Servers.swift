import CommandLanguage
import Reachability
import Topology

extension Design {
  /// Servers that run something of the service: instances and Auto Scaling groups, bastions left out.
  var servers: [Resource] {
    topology.parts(of: "ec2").filter { !isBastion($0.name) } + topology.parts(of: "asg")
  }

  /// What runs or keeps the service's own work and belongs behind the load balancer.
  var inner: [Resource] { servers + topology.parts(of: "rds") + topology.parts(of: "cache") }

  /// Whether an instance is there for administration: others admit SSH or RDP from its group, and
  /// it is no target.
  func isBastion(_ name: Name) -> Bool {
    let groups = Set(network.groups(of: name))
    let targets = topology.parts(of: "target-group").flatMap { topology.value(.targets, of: $0) ?? [] }
    guard !targets.contains(name) else { return false }
    let doors = PortSet([22...22, 3389...3389])
    return topology.parts(of: "security-group").contains { group in
      !groups.contains(group.name)
        && topology.rules(of: group.name).contains { rule in
          guard case .group(let peer) = rule.peer, rule.direction == .inbound, groups.contains(peer) else {
            return false
          }
          return !rule.traffic.tcpPorts.isEmpty && doors.contains(rule.traffic.tcpPorts)
        }
    }
  }

  /// The statement that put a part into its subnets.
  func placement(of part: Resource) -> Span? {
    switch part.kind {
    case "asg", "alb", "endpoint", "lambda": return topology.origin(of: part.name, attribute: "subnets")
    case "rds", "cache":
      guard let group = topology.value(.subnetGroup, of: part) else { return topology.origin(of: part.name) }
      return topology.origin(of: group, attribute: "subnets")
    default: return topology.origin(of: part.name)
    }
  }

  /// The table that a subnet follows, and its default route's statement.
  func defaultRoute(of subnet: Name) -> EffectiveRoutes.Entry? {
    network.effectiveRoutes(of: subnet)?.entries.first { $0.destination == .block(.anyIPv4) }
  }

  /// A name for a part to be added that nothing has yet.
  func freeName(_ wish: String) -> String {
    guard topology[Name(wish)] != nil else { return wish }
    return (2...).lazy.map { "\(wish)-\($0)" }.first { topology[Name($0)] == nil } ?? wish
  }
}
