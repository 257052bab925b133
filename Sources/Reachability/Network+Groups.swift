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
    return rules(of: groups, direction, withOrigins: false).reduce(PortSet([])) { ports, rule in
      guard case .network(let block) = rule.peer else { return ports }
      let own = addresses.intersection(AddressSet(block.family))
      guard !own.isEmpty, own.subtracting(AddressSet(block)).isEmpty else { return ports }
      return ports.union(rule.traffic.tcpPorts)
    }
  }

  private func admitted(_ groups: [Name], _ direction: Direction, _ side: Side) -> [Traffic] {
    rules(of: groups, direction, withOrigins: false).filter { admits($0, side) }.map(\.traffic)
  }

  private func admits(_ rule: AdmissionRule, _ side: Side) -> Bool {
    switch (rule.peer, side) {
    case (.group(let name), .groups(let others)): others.contains(name)
    case (.itself, .groups(let others)): others.contains(rule.group)
    case (.network(let block), .groups): block.length == 0 && block.family == .ipv4
    case (.network(let block), .network(let other)): block.contains(other)
    case (.network(let block), .internet): block.length == 0
    default: false
    }
  }

  /// The rules of groups in one direction, those that AWS makes by itself among them: a group lets all
  /// out until that is taken away, and members of a VPC's default group may talk to each other.
  public func rules(of groups: [Name], _ direction: Direction) -> [AdmissionRule] {
    rules(of: groups, direction, withOrigins: true)
  }

  /// The same; the statements that made them are looked up only where somebody wants to know.
  func rules(of groups: [Name], _ direction: Direction, withOrigins: Bool) -> [AdmissionRule] {
    groups.flatMap { group in
      var all = (rules[group] ?? []).filter { $0.direction == direction }.map { rule in
        AdmissionRule(
          group: group, direction: direction, traffic: rule.traffic, peer: rule.peer,
          origin: withOrigins ? topology.origin(of: .rule(rule)) : nil)
      }
      if direction == .outbound, topology.allowsAllOut(group) {
        let hasIPv6 = topology[group]?.parent.flatMap { vpcs[$0] }?.hasIPv6 == true
        all += (hasIPv6 ? [CIDR.anyIPv4, .anyIPv6] : [.anyIPv4]).map {
          AdmissionRule(group: group, direction: direction, traffic: .all, peer: .network($0), origin: nil)
        }
      }
      if direction == .inbound, group.isImplied {
        all.append(AdmissionRule(group: group, direction: direction, traffic: .all, peer: .itself, origin: nil))
      }
      return all
    }
  }
}
