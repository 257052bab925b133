import Reachability
import Topology

/// The statements that put an Auto Scaling group in place of servers that were started by hand.
struct GroupMend {
  private let design: Design
  private let choice: SubnetChoice
  /// Servers that more than target groups and connections refer to, and which must not go in silence.
  private let held: Set<Name>
  /// The places of what is meant of each part, among all that is meant.
  private let meant: [Name: [Int]]
  /// The statements that are known, by target groups: they are the same for all servers behind them.
  private var known: [[Name]: [String]] = [:]

  /// Looks through all references and stated connections once.
  init(_ design: Design) {
    self.design = design
    choice = SubnetChoice(design)
    let topology = design.topology
    let parts = topology.parts.filter { $0.kind != "target-group" }.flatMap(\.references)
    let clauses = topology.allClauses.flatMap { clause -> [Name] in
      if case .connection = clause { return [] }
      return clause.references
    }
    held = Set(parts + clauses).filter { topology[$0]?.kind == "ec2" }
    meant = topology.connections.enumerated().reduce(into: [:]) { places, connection in
      for end in Set([connection.element.from.part, connection.element.to.part].compactMap { $0 }) {
        places[end, default: []].append(connection.offset)
      }
    }
  }

  /// The statements for a server and those that answer beside it; none where something else holds on to
  /// one of them, or where there is no second zone.
  mutating func statements(for server: Resource) -> [String] {
    let topology = design.topology
    let pools = design.targetGroups(of: server.name)
    guard let pool = pools.first else { return statements(for: [server], behind: []) }
    if let known = known[pools] { return known }
    let members = design.targets(of: pool).compactMap { topology[$0] }
      .filter { $0.kind == "ec2" && design.targetGroups(of: $0.name) == pools }
    let statements = statements(for: members, behind: pools)
    known[pools] = statements
    return statements
  }

  private func statements(for servers: [Resource], behind pools: [Name]) -> [String] {
    guard held.isDisjoint(with: servers.map(\.name)), let first = servers.first,
      let subnets = subnets(for: servers, first)
    else { return [] }
    let group = design.freeName("\(first.name)-group")
    let (template, making) = template(for: first)
    let attached = pools.isEmpty ? "" : " target-groups=\(list(pools)) health-check=ec2,elb grace=300s"
    let most = max(4, servers.count * 2)
    return making
      + ["add asg \(group) launch-template=\(template) subnets=\(list(subnets)) min=2 max=\(most)\(attached)"]
      + ["add scaling-policy \(design.freeName("\(group)-cpu")) in \(group) metric=cpu target=50"]
      + pools.compactMap { detaching(servers, from: $0) } + reconnecting(servers, as: group)
      + servers.map { "remove \($0.name)" }
  }

  private func list(_ names: [Name]) -> String { names.map(\.description).joined(separator: ",") }

  /// One subnet in each zone, and one in another where all servers share theirs.
  private func subnets(for servers: [Resource], _ first: Resource) -> [Name]? {
    var chosen: [String: Name] = [:]
    for subnet in servers.flatMap({ design.network.subnets(of: $0.name) }) {
      if let zone = design.topology.value(.zone, of: subnet), chosen[zone] == nil { chosen[zone] = subnet }
    }
    if chosen.count > 1 { return chosen.values.sorted() }
    guard let one = chosen.values.first, let other = choice.privateSubnet(inAnotherZoneThan: first) else { return nil }
    return [one, other].sorted()
  }

  /// The server's own template where that says everything, else one that says what the server does.
  private func template(for server: Resource) -> (name: String, making: [String]) {
    let old = design.topology.value(.launchTemplate, of: server).flatMap { design.topology[$0] }
    // An address of one's own is for a server that stands alone.
    let own = server.values.filter { !["launch-template", "public-ip"].contains($0.key) }
    if let old, own.isEmpty { return (old.name.description, []) }
    let values = (old?.values ?? [:]).merging(own) { $1 }
    let keys = (ResourceKind.named("launch-template")?.attributes ?? []).map(\.key)
    let said = keys.compactMap { key in values[key].map { " \(key)=\($0)" } }.joined()
    let name = design.freeName("\(server.name)-template")
    return (name, ["add launch-template \(name)\(said)"])
  }

  private func detaching(_ servers: [Resource], from pool: Name) -> String? {
    let stated = Set(design.topology.value(.targets, of: pool) ?? [])
    let leaving = stated.intersection(servers.map(\.name))
    guard !leaving.isEmpty else { return nil }
    return leaving == stated ? "set \(pool) targets=none" : "set \(pool) targets-=\(list(leaving.sorted()))"
  }

  /// What is meant of the servers, meant of the group.
  private func reconnecting(_ servers: [Resource], as group: String) -> [String] {
    let names = Set(servers.map(\.name))
    func renamed(_ end: Endpoint) -> String { end.part.map { names.contains($0) } ?? false ? group : end.description }
    let concerned = Set(servers.flatMap { meant[$0.name] ?? [] }).sorted().map { design.topology.connections[$0] }
    var said: Set<String> = []
    let anew = concerned.compactMap { connection -> String? in
      let (start, end) = (renamed(connection.from), renamed(connection.to))
      guard said.insert("\(start) \(end)").inserted else { return nil }
      return connection.text(from: start, to: end, for: connection.purposes)
    }
    return concerned.map { Clause.connection($0).withdrawal } + anew
  }
}
