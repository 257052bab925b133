import Reachability
public import Topology

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

  /// What a target group sends to its targets as requests: its protocol on its port.
  func requestTraffic(of group: Name) -> [Traffic] {
    guard let port = port(of: group) else { return [] }
    return Self.traffic(topology.value(.targetProtocol, of: group), port)
  }

  /// What a listener takes: its protocol on its port.
  func traffic(of listener: Resource) -> [Traffic] {
    guard let port = topology.value(.port, of: listener).flatMap({ UInt16(exactly: $0) }) else { return [] }
    return Self.traffic(topology.value(.targetProtocol, of: listener), port)
  }

  private static func traffic(_ spoken: String?, _ port: UInt16) -> [Traffic] {
    switch spoken {
    case "udp": [.udp(PortSet(port))]
    case "tcp-udp": [.tcp(PortSet(port)), .udp(PortSet(port))]
    default: [.tcp(PortSet(port))]
    }
  }

  /// All that a target group asks its targets, health checks too, which are never sent over UDP.
  func calls(of group: Name) -> [Traffic] {
    let health = healthPort(of: group).map { Traffic.tcp(PortSet($0)) }
    let requests = requestTraffic(of: group)
    return requests + [health].compactMap { $0 }.filter { !requests.contains($0) }
  }

  /// Whose addresses the targets see in requests that come by a way; nil where they see the load balancer's.
  ///
  /// A Network Load Balancer keeps its clients' addresses, but for targets that are named by address and asked
  /// over TCP or TLS; health checks come from its own. Source: Elastic Load Balancing, Network Load Balancers,
  /// "Edit target group attributes".
  func clients(of way: Balancing) -> [Endpoint?] {
    guard keepsClients(way), let balancer = topology[way.balancer] else { return [nil] }
    let stated = wiring.senders[balancer.name] ?? []
    if stated.isEmpty { return [topology.value(.scheme, of: balancer) == "internal" ? nil : .internet] }
    return stated.map { network.isVPCOrigin(balancer.name, of: $0.part) ? nil : $0 }
  }

  /// The clients under whose own addresses a load balancer hands requests on to a part, so that a flow that begins
  /// at the load balancer is not what the part sees of them.
  public func clientsSeen(by part: Name, through balancer: Name) -> [Endpoint] {
    let ways = balancings.filter { $0.balancer == balancer && targets(of: $0.targetGroup).contains(part) }
    return ways.flatMap { clients(of: $0) }.compactMap { $0 }.reduce(into: []) { seen, client in
      if !seen.contains(client) { seen.append(client) }
    }
  }

  /// Whether targets see in requests that come by a way who asked the load balancer.
  func keepsClients(_ way: Balancing) -> Bool {
    guard topology[way.balancer]?.kind == "nlb" else { return false }
    let isByAddress = topology.value(Attribute<String>("target-type"), of: way.targetGroup) == "ip"
    return !isByAddress || ["udp", "tcp-udp"].contains(topology.value(.targetProtocol, of: way.targetGroup))
  }

  /// The parts that the design means to connect to `name`.
  func statedClients(of name: Name) -> [Name] { wiring.clients[name] ?? [] }

  /// The launch template of a server, else the server itself: where its settings are said.
  func settings(of server: Resource) -> Resource {
    topology.template(of: server) ?? server
  }
}
