import Reachability
import Topology

extension Design {
  /// All ways from listeners to target groups, by default actions and rules.
  var balancings: [Balancing] { wiring.balancings }

  /// What a target group sends requests to: the parts that it names and the groups attached to it.
  func targets(of group: Name) -> [Name] { wiring.targets[group] ?? [] }

  /// The target groups that send requests to a server.
  func targetGroups(of server: Name) -> [Name] { wiring.targetGroups[server] ?? [] }

  /// The port on which a target group sends requests.
  func port(of group: Name) -> UInt16? { topology.value(.port, of: group).flatMap { UInt16(exactly: $0) } }

  /// The port on which a target group asks whether a target is healthy.
  func healthPort(of group: Name) -> UInt16? {
    guard case .number(let port, _)? = topology[group]?.values["health-port"] else { return port(of: group) }
    return UInt16(exactly: port)
  }

  /// The parts that the design means to connect to `name`.
  func statedClients(of name: Name) -> [Name] { wiring.clients[name] ?? [] }

  /// The launch template of a server, else the server itself: where its settings are said.
  func settings(of server: Resource) -> Resource {
    topology.template(of: server) ?? server
  }
}
