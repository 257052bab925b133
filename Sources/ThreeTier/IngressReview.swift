import CommandLanguage
import Localization
import Reachability
import Topology

/// Looks through the inbound rules of a part's groups for those that admit more than they should.
struct IngressReview {
  let design: Design
  let part: Name
  /// The groups whose members may come in.
  let clients: Set<Name>
  /// The TCP ports on which they may.
  let ports: PortSet
  /// The UDP ports on which they may.
  var udpPorts = PortSet([])

  /// What is wrong with one rule.
  enum Fault {
    /// Everybody, or addresses that belong neither to the VPC nor to one peered with it.
    case world
    /// Addresses of the VPC or one peered with it, whoever has them.
    case range
    /// A group that has no business here.
    case stranger
    /// A right client, on more than the port.
    case ports
  }

  /// The rules that admit too much, each with what is wrong.
  var faults: [(rule: GroupRule, fault: Fault)] {
    design.network.groups(of: part).flatMap { design.topology.rules(of: $0) }
      .filter { $0.direction == .inbound }.compactMap { rule in fault(of: rule).map { (rule, $0) } }
  }

  private func fault(of rule: GroupRule) -> Fault? {
    switch rule.peer {
    case .network(let block):
      if isOnlyNameOfAClient(block, for: rule.group) { return portFault(rule) }
      return isInside(block, of: rule.group) ? .range : .world
    case .prefixList: return .world
    case .itself: return clients.contains(rule.group) ? portFault(rule) : .stranger
    case .group(let peer): return clients.contains(peer) ? portFault(rule) : .stranger
    }
  }

  private func portFault(_ rule: GroupRule) -> Fault? {
    isOnPorts(rule) ? nil : .ports
  }

  /// Whether a rule is for no other ports than those on which clients may come in.
  func isOnPorts(_ rule: GroupRule) -> Bool {
    switch rule.traffic {
    case .tcp(let open): ports.contains(open)
    case .udp(let open): udpPorts.contains(open)
    case .all, .icmp: false
    }
  }

  private func isInside(_ block: CIDR, of group: Name) -> Bool {
    guard let vpc = design.topology[group].flatMap({ design.topology.vpc(of: $0) }) else { return false }
    return ([vpc] + design.network.peers(of: vpc)).contains { has($0, block) }
  }

  /// Whether a block is how a rule has to name a client: one in a peered VPC of another Region, whose groups
  /// cannot be named.
  private func isOnlyNameOfAClient(_ block: CIDR, for group: Name) -> Bool {
    guard let home = design.topology[group]?.parent else { return false }
    return clients.contains { client in
      guard let vpc = design.topology[client]?.parent, design.network.peers(of: home).contains(vpc) else {
        return false
      }
      return !design.network.mayNameGroups(of: vpc, in: home, .inbound) && has(vpc, block)
    }
  }

  private func has(_ vpc: Name, _ block: CIDR) -> Bool {
    design.topology[vpc].map { design.topology.ranges(of: $0).contains { $0.contains(block) } } ?? false
  }

  /// Whether a rule of the part's group admits a client of the part, and on no more than its ports.
  func isRight(_ rule: GroupRule) -> Bool { fault(of: rule) == nil }

  /// The parts that do other work and have a group too, so that one's rule opens the other.
  func sharers(of group: Name) -> [Name] {
    guard let own = design.topology[part] else { return [] }
    return design.wiring.members[group, default: []].filter { name in
      guard name != part, let other = design.topology[name] else { return false }
      let isAlike = other.kind == own.kind && (design.tiers[name] == .data) == (design.tiers[part] == .data)
      return !isAlike && !isOfOneStore(name)
    }
  }

  /// Whether another part is one store with this: an instance of a cluster, a replica of a database.
  func isOfOneStore(_ name: Name) -> Bool {
    guard let own = design.topology[part], let other = design.topology[name] else { return false }
    guard Kinds.databaseMembers.contains(other.kind) || Kinds.databaseMembers.contains(own.kind) else { return false }
    return other.parent == part || own.parent == name || (own.kind == other.kind && own.parent == other.parent)
  }

  /// The statements that put the right rules in place of a wrong one; none where the rule may serve
  /// another part that shares the group.
  func mend(_ rule: GroupRule) -> [String] {
    guard sharers(of: rule.group).isEmpty else { return [] }
    let clause = Clause.rule(rule)
    let present = Set(design.topology.rules(of: rule.group).filter { $0 != rule }.map { Clause.rule($0).text })
    let traffic = [Traffic.tcp(ports), .udp(udpPorts)].filter { $0 != .tcp(PortSet([])) && $0 != .udp(PortSet([])) }
    let wanted = clients.sorted().flatMap { peer in
      names(of: peer, for: rule.group).flatMap { name in
        traffic.map { "allow \(rule.group) \($0) from \(name)" }
      }
    }
    return [clause.withdrawal] + wanted.filter { !present.contains($0) }
  }

  /// How a rule names the members of a client's group: by the blocks of their subnets where it cannot name the group.
  private func names(of client: Name, for group: Name) -> [String] {
    if client == group { return ["self"] }
    guard let home = design.topology[group]?.parent, let vpc = design.topology[client]?.parent,
      !design.network.mayNameGroups(of: vpc, in: home, .inbound)
    else { return [client.description] }
    let subnets = (design.wiring.members[client] ?? []).flatMap { design.network.subnets(of: $0) }
    return Set(subnets.compactMap { design.topology.value(.cidr, of: $0) }).sorted().map(\.description)
  }

  /// Who comes in by a rule, in words.
  static func source(_ rule: GroupRule, _ topology: Topology) -> Message {
    switch rule.peer {
    case .group(let name): topology.noun(name)
    case .itself: topology.noun(rule.group)
    case .network(let block) where block.length == 0: Message("everybody (\(block))")
    case .network(let block): Message("the addresses \(block)")
    case .prefixList(let list): Message("the prefix list \(list)")
    }
  }
}

extension Design {
  /// Whether a client may come by a rule; one outside every VPC comes by blocks.
  func admits(_ rule: GroupRule, _ client: Endpoint) -> Bool {
    let groups = client.part.map { network.groups(of: $0) } ?? []
    switch rule.peer {
    case .group(let name): return groups.contains(name)
    case .itself: return groups.contains(rule.group)
    case .prefixList: return client.part.flatMap { topology[$0]?.kind } == "cloudfront"
    case .network(let block):
      guard let part = client.part else { return true }
      return network.subnets(of: part).contains { topology.value(.cidr, of: $0)?.overlaps(block) ?? true }
    }
  }
}
