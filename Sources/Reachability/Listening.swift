import Topology

/// The ports on which a load balancer takes connections: those of its listeners and no others.
///
/// Source: Elastic Load Balancing, Network Load Balancers, "Listeners for your Network Load Balancers".
struct Listening: Sendable, Hashable {
  var tcp = PortSet([])
  var udp = PortSet([])

  /// The load balancers that have listeners, by name. O(n) in the listeners.
  static func all(in topology: Topology) -> [Name: Listening] {
    var found: [Name: Listening] = [:]
    for part in topology.parts(of: "listener") {
      guard let balancer = part.parent,
        let port = topology.value(Attribute<Int>("port"), of: part).flatMap({ UInt16(exactly: $0) })
      else { continue }
      let spoken = topology.value(Attribute<String>("protocol"), of: part)
      if spoken != "udp" { found[balancer, default: Listening()].tcp.formUnion(port) }
      if spoken == "udp" || spoken == "tcp-udp" { found[balancer, default: Listening()].udp.formUnion(port) }
    }
    return found
  }
}

extension PortSet {
  fileprivate mutating func formUnion(_ port: UInt16) { self = union(PortSet(port)) }
}
