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
    var (mended, lines) = (topology, [String]())
    for _ in 0...most {
      let network = Network(mended)
      let trace = network.trace(flow)
      if trace.verdict == .yes { return lines }
      guard let hop = trace.hops.first(where: { $0.verdict != .yes }),
        let step = step(hop, flow, network), let next = try? Script.apply(step.joined(separator: "\n"), to: mended),
        next != mended
      else { return [] }
      (mended, lines) = (next, lines + step)
    }
    return []
  }

  private static func step(_ hop: Hop, _ flow: Flow, _ network: Network) -> [String]? {
    guard let direction = hop.direction else { return WayOut.statements(for: flow, Design(network.topology)).first }
    guard let name = hop.at else { return nil }
    switch hop.step {
    case .securityGroup: return rule(name, direction, flow, network).map { [$0] }
    case .networkACL: return entries(name, direction, hop, flow, network.topology, network)
    default: return nil
    }
  }

  private static func rule(_ group: Name, _ direction: Direction, _ flow: Flow, _ network: Network) -> String? {
    let other = direction == .inbound ? flow.from : flow.to
    let home = network.topology[group]?.parent
    // A group of a VPC whose groups cannot be named here is no mend.
    let peer = other.part.flatMap { network.groups(of: $0).first }.flatMap { peer in
      network.topology[peer]?.parent.map { network.mayNameGroups(of: $0, in: home ?? $0) } == false ? nil : peer
    }
    let kind = other.part.flatMap { network.topology[$0]?.kind }
    if direction == .outbound {
      let list = ["s3": "pl-s3", "dynamodb": "pl-dynamodb"][kind ?? other.description]
      let block = if case .network(let block) = other { block.description } else { "0.0.0.0/0" }
      return "allow \(group) out \(flow.traffic) to \(peer?.description ?? list ?? block)"
    }
    if let peer { return "allow \(group) \(flow.traffic) from \(peer == group ? "self" : peer.description)" }
    if kind == "cloudfront" { return "allow \(group) \(flow.traffic) from pl-cloudfront" }
    // The world is let in where requests enter, and nowhere else.
    let isEntry = network.topology.isPart(flow.to.part, of: Kinds.balancers)
    if case .network(let block) = other { return "allow \(group) \(flow.traffic) from \(block)" }
    return other == .internet && isEntry ? "allow \(group) \(flow.traffic) from 0.0.0.0/0" : nil
  }

  /// Entries for one direction of a network ACL: the request's port, or the ports to which answers go.
  private static func entries(
    _ acl: Name, _ direction: Direction, _ hop: Hop, _ flow: Flow, _ topology: Topology, _ network: Network
  ) -> [String]? {
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
    let blocks = blocks(of: outside, network).filter { block in
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

  private static func blocks(of endpoint: Endpoint, _ network: Network) -> [CIDR] {
    if case .network(let block) = endpoint { return [block] }
    let subnets = endpoint.part.map { network.subnets(of: $0) } ?? []
    let blocks = subnets.compactMap { network.topology.value(.cidr, of: $0) }
    return blocks.isEmpty ? [.anyIPv4] : Set(blocks).sorted()
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
