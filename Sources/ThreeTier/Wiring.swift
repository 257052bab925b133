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

/// Who sends requests to whom, looked up once for a design, so that no rule looks through all parts
/// for each part. O(n log n).
struct Wiring: Sendable {
  /// All ways from listeners to target groups, by default actions and rules.
  let balancings: [Balancing]
  /// What each target group sends requests to.
  let targets: [Name: [Name]]
  /// The target groups that send requests to a server.
  let targetGroups: [Name: [Name]]
  /// What the design means to happen, by the part that begins.
  let connections: [Name: [Connection]]
  /// The parts to which something is meant to connect, from wherever.
  let asked: Set<Name>
  /// The parts that are meant to connect to a part.
  let clients: [Name: [Name]]
  /// All who are meant to connect to a part, the internet and addresses too.
  let senders: [Name: [Endpoint]]
  /// The parts that have a group.
  let members: [Name: [Name]]
  /// The servers that are made from a template.
  let made: [Name: [Resource]]
  /// The alarms that watch a part.
  let alarms: [Name: [Resource]]
  /// Instances that are there for administration.
  let bastions: Set<Name>

  init(_ topology: Topology, _ network: Network) {
    balancings = Self.balancings(topology)
    var targets: [Name: [Name]] = [:]
    for group in topology.parts(of: "target-group") { targets[group.name] = topology.value(.targets, of: group) ?? [] }
    for server in topology.parts(of: Kinds.pools) {
      for group in topology.value(.targetGroups, of: server) ?? [] { targets[group, default: []].append(server.name) }
    }
    var targetGroups: [Name: [Name]] = [:]
    for group in targets.keys.sorted() {
      for target in targets[group] ?? [] { targetGroups[target, default: []].append(group) }
    }
    var senders: [Name: [Endpoint]] = [:]
    for connection in topology.connections {
      guard let end = connection.to.part, !(senders[end] ?? []).contains(connection.from) else { continue }
      senders[end, default: []].append(connection.from)
    }
    self.senders = senders
    var connections: [Name: [Connection]] = [:]
    var clients: [Name: [Name]] = [:]
    asked = Set(topology.connections.compactMap(\.to.part))
    for connection in topology.connections {
      guard let start = connection.from.part else { continue }
      connections[start, default: []].append(connection)
      if let end = connection.to.part { clients[end, default: []].append(start) }
    }
    // A proxy asks its database, though no statement says so again.
    for proxy in topology.parts(of: "rds-proxy") {
      guard let target = topology.value(Attribute<Name>("target"), of: proxy),
        !(clients[target] ?? []).contains(proxy.name)
      else { continue }
      clients[target, default: []].append(proxy.name)
    }
    var members: [Name: [Name]] = [:]
    for part in topology.parts(of: Network.groupedKinds) {
      for group in network.groups(of: part.name) { members[group, default: []].append(part.name) }
    }
    self.members = members
    var made: [Name: [Resource]] = [:]
    for server in topology.parts(of: Kinds.servers) {
      if let template = topology.template(of: server) { made[template.name, default: []].append(server) }
    }
    self.made = made
    var alarms: [Name: [Resource]] = [:]
    for alarm in topology.parts(of: "alarm") {
      if let watched = topology.value(Attribute<Name>("on"), of: alarm) { alarms[watched, default: []].append(alarm) }
    }
    self.alarms = alarms
    bastions = Self.bastions(topology, network, targets: Set(targetGroups.keys))
    (self.targets, self.targetGroups) = (targets, targetGroups)
    (self.connections, self.clients) = (connections, clients)
  }

  private static func balancings(_ topology: Topology) -> [Balancing] {
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

  /// Instances from whose groups others admit SSH or RDP and nothing else, which run no software of
  /// the service and are no targets.
  private static func bastions(_ topology: Topology, _ network: Network, targets: Set<Name>) -> Set<Name> {
    let doors = PortSet.administration
    var admitting: [Name: Set<Name>] = [:]
    for rule in topology.parts(of: "security-group").flatMap({ topology.rules(of: $0.name) }) {
      guard case .group(let peer) = rule.peer, rule.direction == .inbound else { continue }
      let ports = rule.traffic.tcpPorts
      if !ports.isEmpty, doors.contains(ports) { admitting[peer, default: []].insert(rule.group) }
    }
    let instances = topology.parts(of: "ec2").filter { part in
      guard !targets.contains(part.name), topology.software(of: part).isEmpty else { return false }
      let groups = Set(network.groups(of: part.name))
      return groups.contains { !(admitting[$0] ?? []).isSubset(of: groups) }
    }
    return Set(instances.map(\.name))
  }
}

extension PortSet {
  /// SSH and RDP.
  static let administration = PortSet([22...22, 3389...3389])
}
