import Reachability
import Topology

extension Network {
  /// Whether an instance is there for administration: others admit SSH or RDP from its group, and
  /// it is no target.
  func isBastion(_ name: Name) -> Bool {
    let groups = Set(groups(of: name))
    let targets = topology.parts(of: "target-group").flatMap { topology.value(.targets, of: $0) ?? [] }
    guard !targets.contains(name) else { return false }
    let doors = PortSet.administration
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
}

extension PortSet {
  /// SSH and RDP.
  static let administration = PortSet([22...22, 3389...3389])
}
