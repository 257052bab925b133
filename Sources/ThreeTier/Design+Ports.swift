import Reachability
import Topology

extension Design {
  /// The ports on which a part hears others, as far as the design says; empty where it does not.
  func listeningPorts(of name: Name) -> PortSet {
    guard let part = topology[name] else { return PortSet([]) }
    switch part.kind {
    case let kind where Kinds.balancers.contains(kind):
      return union(
        topology.children(of: name, kind: "listener").compactMap { topology.value(.port, of: $0) }.map {
          UInt16(exactly: $0)
        })
    case let kind where Kinds.servers.contains(kind):
      let called = targetGroups(of: name).flatMap { [port(of: $0), healthPort(of: $0)] }
      return called.isEmpty ? union(topology.software(of: part).map(\.openPort)) : union(called)
    default: return storePorts(of: part)
    }
  }

  /// The ports of a store, of what stands before one, or of an endpoint, by its kind.
  func storePorts(of part: Resource) -> PortSet {
    switch part.kind {
    case "replica", "aurora-instance": part.parent.flatMap { topology[$0] }.map { storePorts(of: $0) } ?? PortSet([])
    case "rds-proxy":
      topology.value(Attribute<Name>("target"), of: part).flatMap { topology[$0] }
        .map { DatabasesAdmitTheirClientsOnly.enginePort(of: $0, topology) } ?? PortSet([])
    case let kind where Kinds.databaseDoors.contains(kind): DatabasesAdmitTheirClientsOnly.port(of: part, topology)
    case "cache": CachesAdmitTheirClientsOnly.ports(of: part, topology)
    // Source: https://docs.aws.amazon.com/efs/latest/ug/network-access.html
    case "efs": PortSet(2049)
    case "endpoint", "opensearch", "eks-cluster": PortSet(443)
    default: PortSet([])
    }
  }

  private func union(_ ports: [UInt16?]) -> PortSet {
    PortSet(ports.compactMap { $0 }.map { $0...$0 })
  }
}
