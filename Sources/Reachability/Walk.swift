import CommandLanguage
import Localization
import Topology

/// One protocol of one family on its way between two ends: asks every hop in turn and keeps what is
/// left of the connections.
struct Walk {
  /// What carries the connections: ICMP has no ports.
  enum Transport: Sendable { case tcp, udp, icmp }

  /// An end inside a VPC, with the part whose interfaces they are; nil for bare addresses.
  struct Station: Sendable {
    let part: Name?
    let interface: Interface
  }

  let network: Network
  let family: AddressFamily
  let transport: Transport
  let asked: Connections
  /// Whether the hops and their words are kept, or only what is left of the connections.
  let explains: Bool
  var connections: Connections
  var hops: [Hop] = []
  var isWhole = true
  /// Whether a load balancer hands on the addresses of its clients; the answers go back by it all the same.
  var keepsClients = false

  init(
    _ network: Network, _ family: AddressFamily, _ transport: Transport, _ asked: Connections, explains: Bool
  ) {
    (self.network, self.family, self.transport, self.explains) = (network, family, transport, explains)
    (self.asked, connections) = (asked, asked)
  }

  /// Whether anything is left to go on with.
  var goesOn: Bool { !connections.isEmpty }

  var verdict: Verdict { connections.isEmpty ? .no : isWhole ? .yes : .partly }

  /// Records a hop that lets pass what is given.
  mutating func pass(
    _ step: Hop.Step, _ at: Name?, _ passed: Connections, _ verdict: Verdict, code: ExplanationCode? = nil,
    direction: Direction? = nil, isReply: Bool = false, origin: Span? = nil, _ reason: Message
  ) {
    if explains {
      hops.append(
        Hop(
          step: step, at: at, direction: direction, isReply: isReply, verdict: verdict,
          code: verdict == .yes ? nil : code, reason: reason, origin: origin))
    }
    connections = passed
    if verdict != .yes { isWhole = false }
  }

  /// The same hop without its words, for who asks for the answer only; whether it was that.
  private mutating func passSilently(_ outcome: Filter.Outcome) -> Bool {
    guard !explains else { return false }
    connections = outcome.passed
    if outcome.verdict != .yes { isWhole = false }
    return true
  }

  /// Records a hop that lets everything pass.
  mutating func pass(_ step: Hop.Step, _ at: Name?, isReply: Bool = false, origin: Span? = nil, _ reason: Message) {
    pass(step, at, connections, .yes, isReply: isReply, origin: origin, reason)
  }

  /// Records a hop at which everything ends.
  mutating func stop(
    _ step: Hop.Step, _ at: Name?, _ code: ExplanationCode, isReply: Bool = false, origin: Span? = nil,
    _ reason: Message
  ) {
    pass(step, at, Connections([]), .no, code: code, isReply: isReply, origin: origin, reason)
  }

  /// The matcher for traffic of a rule; nil when it speaks of another protocol.
  func ports(_ traffic: Traffic) -> PortSet? {
    switch (traffic, transport) {
    case (.all, _), (.icmp, .icmp): .all
    case (.tcp(let ports), .tcp), (.udp(let ports), .udp): ports
    default: nil
    }
  }
}

// MARK: - Filters

extension Walk {
  /// Asks the groups of one end about the request; replies are let through by every group.
  ///
  /// - Parameter peer: the interfaces of the other end, as far as their groups count: packets that
  ///   come by a public address or through a NAT gateway belong to no group.
  mutating func askGroups(_ station: Station, _ direction: Direction, peer: Interface?) {
    let groups = station.interface.groups
    guard let first = groups.first, explains || !isAdmittedWhole(groups, direction, peer) else { return }
    var filter = Filter(rules: [])
    var index = 0
    for group in groups {
      network.forEachRule(of: group, direction) { rule, known in
        defer { index += 1 }
        guard let ports = ports(rule.traffic), let addresses = known ?? addresses(rule, peer) else { return }
        let box =
          direction == .inbound
          ? Connections.Box(client: addresses, port: ports) : Connections.Box(server: addresses, port: ports)
        filter.rules.append(Filter.Rule(allows: true, box: box, index: index))
      }
    }
    let outcome = filter.apply(connections)
    guard !passSilently(outcome) else { return }
    let rules = network.rules(of: groups, direction)
    let names = Message.verbatim(groups.map { "`\($0)`" }.joined(separator: ", "))
    let used = outcome.allowedBy.map { "`\(Clause.rule(rules[$0]).text)`" }.joined(separator: ", ")
    let reason: Message =
      switch (outcome.verdict, direction) {
      case (.no, .inbound) where rules.isEmpty:
        Message("The security group \(names) has no inbound rule, so it lets nothing in.")
      case (.no, .outbound) where rules.isEmpty:
        Message("The security group \(names) has no outbound rule, so it lets nothing out.")
      case (.no, .inbound) where keepsClients:
        Message(
          "No inbound rule of the security group \(names) allows this traffic from the clients, whose addresses the load balancer keeps."
        )
      case (.no, .inbound):
        Message("No inbound rule of the security group \(names) allows this traffic from this source.")
      case (.no, .outbound):
        Message("No outbound rule of the security group \(names) allows this traffic to this destination.")
      case (.partly, _): Message("The security group \(names) allows only a part of this: \(used).")
      case (_, .inbound): Message("The security group \(names) lets it in: \(used).")
      case (_, .outbound): Message("The security group \(names) lets it out: \(used).")
      }
    pass(
      .securityGroup, first, outcome.passed, outcome.verdict,
      code: rules.isEmpty ? .groupHasNoRules : .groupRulesMismatch, direction: direction,
      origin: outcome.allowedBy.first.flatMap { network.topology.origin(of: .rule(rules[$0])) }
        ?? network.topology.origin(of: first), reason)
  }

  /// Whether one rule alone admits all that is left, which is the usual answer and found without cutting anything.
  private func isAdmittedWhole(_ groups: [Name], _ direction: Direction, _ peer: Interface?) -> Bool {
    groups.contains { group in
      network.containsRule(of: group, direction) { rule, known in
        guard let ports = ports(rule.traffic), let addresses = known ?? addresses(rule, peer) else { return false }
        return connections.boxes.allSatisfy { box in
          ports.contains(box.port) && addresses.contains(direction == .inbound ? box.client : box.server)
        }
      }
    }
  }

  /// The addresses for which a rule speaks, seen from the other end; nil when for none.
  private func addresses(_ rule: GroupRule, _ peer: Interface?) -> AddressSet? {
    switch rule.peer {
    case .network, .prefixList: AddressSet(rule.peer)
    case .group(let name): peer?.groups.contains(name) == true ? .all : nil
    case .itself: peer?.groups.contains(rule.group) == true ? .all : nil
    }
  }

  /// Asks a subnet's network ACL about packets that enter or leave it.
  ///
  /// - Parameter isReply: whether the packets are answers, which go to the client's port.
  mutating func askACL(_ subnetName: Name?, _ direction: Direction, isReply: Bool) {
    guard let subnet = subnetName.flatMap({ network.subnets[$0] }) else { return }
    let list = network.accessLists[subnet.acl]
    guard explains || list?.open[direction]?.contains(family) != true else { return }
    let entries = (direction == .inbound ? list?.inbound : list?.outbound) ?? []
    // Who is outside the subnet: the sender of what enters, the receiver of what leaves.
    let clientIsOutside = (direction == .inbound) != isReply
    // The VPC's own list allows each family by an entry of its own: what a statement numbers higher is not asked.
    var own = Network.AccessList.ownNumber(of: subnet.acl, family)
    var filter = Filter(rules: [])
    func allowAll() {
      filter.rules.append(Filter.Rule(allows: true, box: Connections.Box(), index: entries.count))
      own = nil
    }
    for (index, asked) in entries.enumerated() {
      let entry = asked.entry
      if let number = own, entry.number >= number {
        if entry.number == number { own = nil } else { allowAll() }
      }
      guard let ports = ports(entry.traffic) else { continue }
      var box = Connections.Box()
      if clientIsOutside { box.client = asked.addresses } else { box.server = asked.addresses }
      if isReply { box.replyPort = ports } else { box.port = ports }
      filter.rules.append(Filter.Rule(allows: entry.allows, box: box, index: index))
    }
    if own != nil { allowAll() }
    let outcome = filter.apply(connections)
    guard !passSilently(outcome) else { return }
    let deciding = (outcome.verdict == .yes ? outcome.allowedBy : outcome.deniedBy).first
    let entry = deciding.flatMap { $0 < entries.count ? entries[$0].entry : nil }
    pass(
      .networkACL, subnet.acl, outcome.passed, outcome.verdict, code: .networkACL, direction: direction,
      isReply: isReply,
      origin: entry.flatMap { network.topology.origin(of: .entry($0)) } ?? network.topology.origin(of: subnet.acl),
      reason(outcome, entry, subnet, direction, isReply))
  }

  private func reason(
    _ outcome: Filter.Outcome, _ entry: ACLEntry?, _ subnet: Network.Subnet, _ direction: Direction, _ isReply: Bool
  ) -> Message {
    let (acl, name, side) = (subnet.acl, subnet.name, direction.rawValue)
    let kept = Self.ports(outcome.passed, isReply)
    switch (outcome.verdict, entry) {
    case (.yes, let entry?):
      return isReply
        ? Message(
          "Entry \(side) \(entry.number) of the network ACL `\(acl)` at the subnet `\(name)` allows the answer.")
        : Message("Entry \(side) \(entry.number) of the network ACL `\(acl)` at the subnet `\(name)` allows it.")
    case (.yes, nil):
      return isReply
        ? Message("The network ACL `\(acl)` at the subnet `\(name)` allows everything (\(side)), the answer too.")
        : Message("The network ACL `\(acl)` at the subnet `\(name)` allows everything (\(side)).")
    case (.partly, _) where isReply:
      return Message(
        "The network ACL `\(acl)` at the subnet `\(name)` lets only a part of the answers pass (\(side)); they go to the client's ephemeral ports, and of those it allows \(kept)."
      )
    case (.partly, _):
      return Message(
        "The network ACL `\(acl)` at the subnet `\(name)` lets only a part of this pass (\(side)): ports \(kept).")
    case (_, let entry?) where isReply:
      return Message(
        "Entry \(side) \(entry.number) of the network ACL `\(acl)` at the subnet `\(name)` denies the answer, which goes to an ephemeral port of the client."
      )
    case (_, let entry?):
      return Message("Entry \(side) \(entry.number) of the network ACL `\(acl)` at the subnet `\(name)` denies it.")
    case (_, nil) where isReply:
      return Message(
        "No entry `\(side)` of the network ACL `\(acl)` at the subnet `\(name)` allows the answer. It goes to an ephemeral port of the client, and a network ACL remembers no request."
      )
    case (_, nil):
      return Message(
        "No entry `\(side)` of the network ACL `\(acl)` at the subnet `\(name)` allows it, and what matches none is denied."
      )
    }
  }

  private static func ports(_ connections: Connections, _ isReply: Bool) -> String {
    connections.boxes.reduce(PortSet([])) { $0.union(isReply ? $1.replyPort : $1.port) }.description
  }
}
