import Reachability
import Topology

extension Design {
  /// The ports on which a part hears others, as far as the design says; empty where it does not.
  func listeningPorts(of name: Name) -> PortSet {
    guard let part = topology[name] else { return PortSet([]) }
    switch part.kind {
    case "alb":
      return union(
        topology.children(of: name, kind: "listener").compactMap { topology.value(.port, of: $0) }.map {
          UInt16(exactly: $0)
        })
    case "ec2", "asg":
      let called = targetGroups(of: name).flatMap { [port(of: $0), healthPort(of: $0)] }
      return called.isEmpty ? union(topology.software(of: part).map(\.openPort)) : union(called)
    case "rds": return DatabasesAdmitTheirClientsOnly.port(of: part, topology)
    case "cache": return CachesAdmitTheirClientsOnly.ports(of: part, topology)
    case "endpoint": return PortSet(443)
    default: return PortSet([])
    }
  }

  private func union(_ ports: [UInt16?]) -> PortSet {
    PortSet(ports.compactMap { $0 }.map { $0...$0 })
  }
}
