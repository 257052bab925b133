import Localization
import Topology

extension Walk {
  /// A part of the connections with the route that they follow.
  struct Branch {
    let entry: EffectiveRoutes.Entry
    let connections: Connections
  }

  /// Asks the table that a subnet follows where the requests go; what has no route, or a black hole, ends here.
  mutating func askRoutes(_ subnet: Name?) -> [Branch] {
    guard let subnet = subnet.flatMap({ network.subnets[$0] }) else { return [] }
    let pieces = (network.routes[subnet.table] ?? []).split(connections.servers)
    let live = pieces.compactMap { piece -> Branch? in
      guard let entry = piece.entry, entry.leadsSomewhere else { return nil }
      return Branch(entry: entry, connections: connections.intersection(Connections.Box(server: piece.addresses)))
    }
    let dead = pieces.first { $0.entry?.leadsSomewhere != true }
    guard explains else {
      guard dead != nil else { return live }
      connections = Connections(live.flatMap(\.connections.boxes))
      isWhole = false
      return live
    }
    let routes = network.effectiveRoutes(of: subnet)
    let table = routes.table
    if let dead {
      let passed = Connections(live.flatMap(\.connections.boxes))
      pass(
        .route, table, passed, live.isEmpty ? .no : .partly, code: dead.entry == nil ? .noRoute : .badStateRoute,
        origin: dead.entry?.origin ?? network.topology.origin(of: table), reason(dead.entry, routes, isReply: false))
    } else {
      let words = live.map { "`\($0.entry)`" }.joined(separator: ", ")
      pass(
        .route, table, origin: live.first?.entry.origin,
        routes.isMain
          ? Message("The subnet `\(routes.subnet)` follows the main route table `\(table)`: \(words).")
          : Message("The subnet `\(routes.subnet)` follows the route table `\(table)`: \(words)."))
    }
    return live
  }

  /// Asks the table of the side that was asked where its answers go.
  mutating func askReplyRoutes(_ subnet: Name?, _ isRight: (EffectiveRoutes.Entry.Target) -> Bool) {
    guard let subnet = subnet.flatMap({ network.subnets[$0] }) else { return }
    let pieces = (network.routes[subnet.table] ?? []).split(connections.clients)
    let right = pieces.filter { piece in piece.entry.map { isRight($0.target) } ?? false }
    let passed = Connections(
      right.flatMap { connections.intersection(Connections.Box(client: $0.addresses)).boxes })
    guard let wrong = pieces.first(where: { piece in !(piece.entry.map { isRight($0.target) } ?? false) }) else {
      guard explains else { return }
      let routes = network.effectiveRoutes(of: subnet)
      let words = right.compactMap { $0.entry.map { "`\($0)`" } }.joined(separator: ", ")
      pass(
        .route, routes.table, isReply: true, origin: right.first?.entry?.origin,
        Message("The answer leaves by the route table `\(routes.table)`: \(words)."))
      return
    }
    let routes = network.effectiveRoutes(of: subnet)
    pass(
      .route, routes.table, passed, passed.isEmpty ? .no : .partly, code: replyCode(wrong.entry), isReply: true,
      origin: wrong.entry?.origin ?? network.topology.origin(of: routes.table),
      reason(wrong.entry, routes, isReply: true))
  }

  private func replyCode(_ entry: EffectiveRoutes.Entry?) -> ExplanationCode {
    guard let entry else { return .noRoute }
    guard case .part(let name) = entry.target else { return .badStateRoute }
    return network.topology[name]?.kind == "nat" ? .natReplacesSource : .cannotRoute
  }

  private func reason(_ entry: EffectiveRoutes.Entry?, _ routes: EffectiveRoutes, isReply: Bool) -> Message {
    let (subnet, table) = (routes.subnet, routes.table)
    guard let entry else {
      return isReply
        ? Message(
          "The request arrives, but no answer gets out: the route table `\(table)` of the subnet `\(subnet)` has no route back."
        )
        : Message(
          "The route table `\(table)` of the subnet `\(subnet)` has no route to this destination, so the packet is dropped."
        )
    }
    guard case .part(let name) = entry.target else {
      if case .blackHole(let name) = entry.target, network.peerings[name]?.isActive == false {
        return Message(
          "The route `\(entry)` of the route table `\(table)` leads to a peering connection that the other side has not accepted, so it carries nothing."
        )
      }
      return Message(
        "The route `\(entry)` of the route table `\(table)` is a black hole: its target is gone, and nothing falls back to another route."
      )
    }
    if network.topology[name]?.kind == "eigw" {
      return Message(
        "The request arrives, but the route table `\(table)` sends the answer to the egress-only internet gateway `\(name)` (`\(entry)`), which lets only connections pass that begin inside."
      )
    }
    return Message(
      "The request arrives, but the route table `\(table)` sends the answer to `\(name)` (`\(entry)`). It leaves under another address, and the client does not take it for an answer."
    )
  }

  /// Walks every branch and brings the results together; the hops are those of the first that fails.
  mutating func fork(_ branches: [Branch], _ body: (inout Walk, EffectiveRoutes.Entry) -> Void) {
    if let only = branches.first, branches.count == 1 {
      connections = only.connections
      return body(&self, only.entry)
    }
    let walks = branches.map { branch in
      var walk = self
      walk.connections = branch.connections
      body(&walk, branch.entry)
      return walk
    }
    guard
      let shown = walks.first(where: { $0.connections.isEmpty }) ?? walks.first(where: { !$0.isWhole }) ?? walks.first
    else { return }
    hops = shown.hops
    connections = Connections(walks.flatMap(\.connections.boxes))
    isWhole = walks.allSatisfy { $0.isWhole }
  }
}
