public import Topology

extension Network {
  /// The other side of a group's rule, when ports are asked for.
  public enum Side: Sendable, Hashable {
    /// Members of these groups, seen by their private addresses.
    case groups([Name])
    /// Every address of a block.
    case network(CIDR)
    /// Every address of the internet.
    case internet
  }

  /// What security groups together let in from one side: the union of their rules.
  public func inboundTraffic(of groups: [Name], from side: Side) -> [Traffic] {
    admitted(groups, .inbound, side)
  }

  /// What security groups together let out to one side.
  public func outboundTraffic(of groups: [Name], to side: Side) -> [Traffic] {
    admitted(groups, .outbound, side)
  }

  /// The TCP ports that security groups let in from one side. From the internet and from a block, only
  /// what is open to all of its addresses counts.
  public func inboundPorts(of groups: [Name], from side: Side) -> PortSet {
    inboundTraffic(of: groups, from: side).reduce(PortSet([])) { $0.union($1.tcpPorts) }
  }

  /// The TCP ports that the groups of one part let out and the groups of the other let in, between
  /// private addresses; routes and network ACLs are not asked.
  public func portsBetween(_ client: Name, _ server: Name) -> PortSet {
    let (out, into) = (groups(of: client), groups(of: server))
    let inbound = inboundPorts(of: into, from: .groups(out)).union(blockPorts(into, .inbound, client))
    let outbound = outboundTraffic(of: out, to: .groups(into)).reduce(PortSet([])) { $0.union($1.tcpPorts) }
      .union(blockPorts(out, .outbound, server))
    if into.isEmpty { return outbound }
    return out.isEmpty ? inbound : inbound.intersection(outbound)
  }

  /// The TCP ports of rules whose blocks have every subnet of a part.
  private func blockPorts(_ groups: [Name], _ direction: Direction, _ part: Name) -> PortSet {
    let addresses = interfaces(of: part).reduce(AddressSet.empty) { $0.union($1.addresses) }
    return rules(of: groups, direction).reduce(PortSet([])) { ports, rule in
      guard case .network(let block) = rule.peer else { return ports }
      let own = addresses.intersection(AddressSet(block.family))
      guard !own.isEmpty, own.subtracting(AddressSet(block)).isEmpty else { return ports }
      return ports.union(rule.traffic.tcpPorts)
    }
  }

  private func admitted(_ groups: [Name], _ direction: Direction, _ side: Side) -> [Traffic] {
    rules(of: groups, direction).filter { admits($0, side) }.map(\.traffic)
  }

  private func admits(_ rule: GroupRule, _ side: Side) -> Bool {
    switch (rule.peer, side) {
    case (.group(let name), .groups(let others)): others.contains(name)
    case (.itself, .groups(let others)): others.contains(rule.group)
    case (.network(let block), .groups): block.length == 0 && block.family == .ipv4
    case (.network(let block), .network(let other)): block.contains(other)
    case (.network(let block), .internet): block.length == 0
    default: false
    }
  }

  /// The rules of groups in one direction, those that AWS makes by itself among them.
  public func rules(of groups: [Name], _ direction: Direction) -> [GroupRule] {
    guard groups.count > 1 else { return groups.first.map { rules(of: $0, direction) } ?? [] }
    return groups.flatMap { rules(of: $0, direction) }
  }

  /// Whether a group has a rule in one direction of which something holds, asked with the addresses that it names.
  func containsRule(of group: Name, _ direction: Direction, where holds: (GroupRule, AddressSet?) -> Bool) -> Bool {
    guard let admission = admissions[group] else { return false }
    return direction == .inbound
      ? zip(admission.inbound, admission.inboundAddresses).contains(where: holds)
      : zip(admission.outbound, admission.outboundAddresses).contains(where: holds)
  }

  /// Asks each rule of a group in one direction, with the addresses that it names.
  func forEachRule(of group: Name, _ direction: Direction, _ ask: (GroupRule, AddressSet?) -> Void) {
    guard let admission = admissions[group] else { return }
    let (rules, addresses) =
      direction == .inbound
      ? (admission.inbound, admission.inboundAddresses) : (admission.outbound, admission.outboundAddresses)
    for (rule, addresses) in zip(rules, addresses) { ask(rule, addresses) }
  }

  private func rules(of group: Name, _ direction: Direction) -> [GroupRule] {
    guard let admission = admissions[group] else { return [] }
    return direction == .inbound ? admission.inbound : admission.outbound
  }
}
