import CommandLanguage
import Reachability
import Topology

/// Finds the rules, entries and routes with which a flow succeeds, one after the other, as its hops ask
/// for them.
enum PathMender {
  /// The statements with which several flows succeed.
  static func statements(for flows: [Flow], in topology: Topology) -> [String] {
    var (mended, lines) = (topology, [String]())
    for flow in flows where Network(mended).trace(flow).verdict != .yes {
      let more = statements(for: flow, in: mended)
      guard !more.isEmpty, let next = try? Script.apply(more.joined(separator: "\n"), to: mended) else { return [] }
      (mended, lines) = (next, lines + more)
    }
    return lines
  }

  /// More than this does not stand on any path: two groups, two ACLs each way, and a route.
  private static let most = 7

  /// The statements, in order; none where something else stands in the way.
  static func statements(for flow: Flow, in topology: Topology) -> [String] {
    guard flow.traffic != .all else { return [] }
    // A name that leads past an endpoint is mended first: what the endpoint serves needs no way out.
    let naming = WayOut.naming(flow, topology)
    if !naming.isEmpty, let named = try? Script.apply(naming.joined(separator: "\n"), to: topology) {
      if Network(named).verdict(flow) == .yes { return naming }
      let more = statements(for: flow, in: named)
      if !more.isEmpty { return naming + more }
    }
    var (mended, lines) = (topology, [String]())
    for _ in 0...most {
      let network = Network(mended)
      let trace = network.trace(flow)
      if trace.verdict == .yes { return lines }
      guard let hop = trace.hops.first(where: { $0.verdict != .yes }),
        let step = step(hop, flow, trace.family ?? .ipv4, network),
        let next = try? Script.apply(step.joined(separator: "\n"), to: mended),
        next != mended
      else { return [] }
      (mended, lines) = (next, lines + step)
    }
    return []
  }

  private static func step(_ hop: Hop, _ flow: Flow, _ family: AddressFamily, _ network: Network) -> [String]? {
    guard let name = hop.at else { return nil }
    guard let direction = hop.direction else {
      return route(name, hop, flow, network) ?? WayOut.statements(for: flow, Design(network.topology)).first
    }
    switch hop.step {
    case .securityGroup: return rules(name, direction, flow, family, network)
    case .networkACL: return entries(name, direction, hop, flow, family, network)
    default: return nil
    }
  }

  /// Routes of a table to the VPC of the other end, over what ties the two, or for answers to the internet to the
  /// gateway by which it asked; nil where that is not what is missing.
  private static func route(_ table: Name, _ hop: Hop, _ flow: Flow, _ network: Network) -> [String]? {
    let topology = network.topology
    let end = hop.isReply ? flow.from : flow.to
    if hop.step == .route, hop.isReply, hop.code == .noRoute, end == .internet,
      let gateway = topology[table]?.parent.flatMap({ topology.children(of: $0, kind: "igw").first })
    {
      return ["route \(table) 0.0.0.0/0 -> \(gateway.name)"]
    }
    guard hop.step == .route, let home = topology[table]?.parent,
      let far = end.part.flatMap({ network.subnets(of: $0).first }).flatMap({ topology[$0]?.parent }), far != home,
      let vpc = topology[far], let link = network.link(between: home, and: far)
    else { return nil }
    let known = Set(topology.routes(of: table).map(\.destination))
    return topology.ranges(of: vpc).filter { !known.contains($0) }.map { "route \(table) \($0) -> \(link)" }
  }

  /// How rules of a group name a part: by its group, or by the blocks of its subnets where groups of its VPC
  /// cannot be named; nil where it has no group.
  static func peers(_ part: Name, of group: Name, _ direction: Direction, _ network: Network) -> [String]? {
    guard let peer = network.groups(of: part).first else { return nil }
    if peer == group { return ["self"] }
    if let home = network.topology[group]?.parent, let other = network.topology[peer]?.parent,
      !network.mayNameGroups(of: other, in: home, direction)
    {
      return blocks(of: .part(part), .ipv4, network).map(\.description)
    }
    return [peer.description]
  }

  private static func rules(
    _ group: Name, _ direction: Direction, _ flow: Flow, _ family: AddressFamily, _ network: Network
  ) -> [String]? {
    let other = direction == .inbound ? flow.from : flow.to
    let peers = other.part.flatMap { Self.peers($0, of: group, direction, network) }
    let kind = other.part.flatMap { network.topology[$0]?.kind }
    let block = if case .network(let block) = other { block.description } else { nil as String? }
    if direction == .outbound {
      let list = ["s3": "pl-s3", "dynamodb": "pl-dynamodb"][kind ?? other.description]
      return (peers ?? [list ?? block ?? everybody(family).description]).map {
        "allow \(group) out \(flow.traffic) to \($0)"
      }
    }
    // The world is let in where requests enter, and nowhere else.
    let isEntry = network.topology.isPart(flow.to.part, of: Kinds.balancers)
    let outside =
      kind == "cloudfront"
      ? "pl-cloudfront" : block ?? (other == .internet && isEntry ? everybody(family).description : nil)
    return (peers ?? outside.map { [$0] })?.map { "allow \(group) \(flow.traffic) from \($0)" }
  }

  /// Entries for one direction of a network ACL: the request's port, or the ports to which answers go.
  private static func entries(
    _ acl: Name, _ direction: Direction, _ hop: Hop, _ flow: Flow, _ family: AddressFamily, _ network: Network
  ) -> [String]? {
    let topology = network.topology
    let outside = (direction == .inbound) != hop.isReply ? flow.from : flow.to
    let traffic: Traffic
    switch (hop.isReply, flow.traffic) {
    case (false, _): traffic = flow.traffic
    case (true, .udp): traffic = .udp(ephemeral)
    case (true, .icmp): traffic = .icmp
    case (true, _): traffic = .tcp(ephemeral)
    }
    let known = topology.entries(of: acl).filter { $0.direction == direction && $0.allows }
    // A denial before it makes an entry useless; where nothing denies, what is allowed stays so.
    let isDenied = denial(acl, direction, hop, topology) != nil
    let blocks = blocks(of: outside, family, network).filter { block in
      isDenied || !known.contains { $0.network.contains(block) && $0.traffic.contains(traffic) }
    }
    guard let first = number(for: blocks.count, acl, direction, hop, topology) else { return nil }
    let side = direction == .inbound ? "from" : "to"
    return blocks.enumerated().map { index, block in
      "acl \(acl) \(direction.rawValue) \(first.start + index * first.stride) allow \(traffic) \(side) \(block)"
    }
  }

  /// The ports from which clients of every kind ask.
  private static let ephemeral = PortSet([1024...65535])

  private static func everybody(_ family: AddressFamily) -> CIDR { family == .ipv4 ? .anyIPv4 : .anyIPv6 }

  private static func blocks(of endpoint: Endpoint, _ family: AddressFamily, _ network: Network) -> [CIDR] {
    if case .network(let block) = endpoint { return [block] }
    let subnets = endpoint.part.map { network.subnets(of: $0) } ?? []
    let key = family == .ipv4 ? Attribute<CIDR>.cidr : Attribute<CIDR>("cidr6")
    let blocks = subnets.compactMap { network.topology.value(key, of: $0) }
    return blocks.isEmpty ? [everybody(family)] : Set(blocks).sorted()
  }

  /// The entry that denies at a hop; nil where none matches.
  private static func denial(_ acl: Name, _ direction: Direction, _ hop: Hop, _ topology: Topology) -> ACLEntry? {
    topology.entries(of: acl).first {
      $0.direction == direction && !$0.allows && topology.origin(of: .entry($0)) == hop.origin
    }
  }

  /// Numbers that are free: before the entry that denies, else behind all.
  private static func number(
    for count: Int, _ acl: Name, _ direction: Direction, _ hop: Hop, _ topology: Topology
  ) -> (start: Int, stride: Int)? {
    let entries = topology.entries(of: acl).filter { $0.direction == direction }
    let taken = Set(entries.map(\.number))
    if let denying = denial(acl, direction, hop, topology) {
      let start = (1..<denying.number).last { start in
        start + count <= denying.number && (start..<(start + count)).allSatisfy { !taken.contains($0) }
      }
      return start.map { ($0, 1) }
    }
    let last = taken.max().map { $0 / 10 * 10 } ?? 90
    return last + count * 10 <= 32766 ? (last + 10, 10) : nil
  }
}
