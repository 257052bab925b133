import Localization
import Reachability
import Topology

/// A way that requests are sent by a load balancer: from its listener to a target group.
struct Balancing: Hashable {
  let balancer: Name
  let listener: Name
  let targetGroup: Name
  /// The clause that sends them; nil for the listener's default action.
  let rule: Forward?
}

extension Design {
  /// All ways from listeners to target groups, by default actions and rules.
  var balancings: [Balancing] {
    topology.parts(of: "listener").flatMap { listener -> [Balancing] in
      guard let balancer = listener.parent else { return [] }
      let standard =
        topology.value(Attribute<Name>("forward"), of: listener)
        .map { [Balancing(balancer: balancer, listener: listener.name, targetGroup: $0, rule: nil)] } ?? []
      let rules = topology.forwards(of: listener.name).compactMap { rule in
        rule.target.part.map { Balancing(balancer: balancer, listener: listener.name, targetGroup: $0, rule: rule) }
      }
      return standard + rules
    }
  }

  /// What a target group sends requests to: the parts that it names and the groups attached to it.
  func targets(of group: Name) -> [Name] { topology.targets(of: group) }

  /// The target groups that send requests to a server.
  func targetGroups(of server: Name) -> [Name] {
    topology.parts(of: "target-group").map(\.name).filter { targets(of: $0).contains(server) }
  }

  /// The port on which a target group sends requests.
  func port(of group: Name) -> UInt16? { topology.value(.port, of: group).flatMap { UInt16(exactly: $0) } }

  /// The port on which a target group asks whether a target is healthy.
  func healthPort(of group: Name) -> UInt16? {
    guard case .number(let port, _)? = topology[group]?.values["health-port"] else { return port(of: group) }
    return UInt16(exactly: port)
  }

  /// The parts that the design means to connect to `name`.
  func statedClients(of name: Name) -> [Name] {
    topology.connections.filter { $0.to == .part(name) }.compactMap(\.from.part)
  }

  /// The launch template of a server, else the server itself: where its settings are said.
  func settings(of server: Resource) -> Resource {
    topology.value(.launchTemplate, of: server).flatMap { topology[$0] } ?? server
  }
}

extension Topology {
  /// What a target group sends requests to: the parts that it names and the groups attached to it.
  func targets(of group: Name) -> [Name] {
    let attached = parts(of: "asg").filter { value(.targetGroups, of: $0)?.contains(group) ?? false }
    return (value(.targets, of: group) ?? []) + attached.map(\.name)
  }

  /// The target groups to which a load balancer's listeners send requests, each once.
  func targetGroups(of balancer: Resource) -> Set<Name> {
    let listeners = children(of: balancer.name, kind: "listener")
    return Set(
      listeners.compactMap { value(Attribute<Name>("forward"), of: $0) }
        + listeners.flatMap { forwards(of: $0.name).compactMap(\.target.part) })
  }
}
