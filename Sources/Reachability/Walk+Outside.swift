import Localization
import Topology

extension Walk {
  /// Walks from an interface out of its VPC: to the internet, or to a service of AWS.
  ///
  /// - Parameter title: what the destination is called.
  mutating func goOut(_ source: Station, to title: Message) {
    askGroups(source, .outbound, peer: nil)
    guard goesOn else { return }
    askACL(source.interface.subnet, .outbound, isReply: false)
    guard goesOn else { return }
    fork(askRoutes(source.interface.subnet)) { walk, entry in
      guard case .part(let name) = entry.target else {
        walk.stopInEmptyPlace(source)
        return
      }
      walk.leave(by: name, entry, source)
    }
    if goesOn, explains { pass(.arrival, nil, Message("The request reaches \(title), and the answer comes back.")) }
  }

  /// Out by what a route names, and the answer back by it.
  mutating func leave(by name: Name, _ entry: EffectiveRoutes.Entry, _ source: Station) {
    switch (network.topology[name]?.kind, family) {
    case ("igw", _), ("eigw", .ipv6): leaveByGateway(name, source)
    case ("nat", .ipv4): leaveByNAT(name, source)
    case ("endpoint", _): leaveByEndpoint(name, source)
    case ("peering", _): stopAtPeering(name, entry, source.interface.vpc)
    case ("transit-gateway", _): stopAtTransit(name, .noTransitRoute)
    case ("ec2", _):
      stop(
        .route, name, .sourceDestinationCheck, origin: entry.origin,
        Message(
          "The instance `\(name)` drops what is not addressed to itself, because its source/destination check is on."))
    default: carriesNothing(name, entry)
    }
  }

  /// What a route names does not take packets of this family out.
  mutating func carriesNothing(_ name: Name, _ entry: EffectiveRoutes.Entry, at table: Name? = nil) {
    stop(
      .route, table ?? name, .cannotRoute, origin: entry.origin,
      family == .ipv4
        ? Message("The route `\(entry)` leads to `\(name)`, which carries no IPv4 packets out.")
        : Message("The route `\(entry)` leads to `\(name)`, which carries no IPv6 packets out."))
  }

  /// Out by the internet gateway or, of IPv6, an egress-only one, and the answer back in.
  mutating func leaveByGateway(_ gateway: Name, _ source: Station) {
    takeOut(gateway, sender(source))
    guard goesOn else { return }
    askACL(source.interface.subnet, .inbound, isReply: true)
  }

  func sender(_ source: Station) -> Sender {
    let interface = source.interface
    return Sender(
      name: source.part ?? interface.subnet, vpc: interface.vpc, isNAT: interface.role == .natGateway,
      hasPublicAddress: family == .ipv6 || interface.hasPublicAddress)
  }

  /// Who asks an internet gateway to take packets out.
  struct Sender {
    let name: Name
    let vpc: Name
    let isNAT: Bool
    let hasPublicAddress: Bool
  }

  /// The internet gateway's own conditions for packets that go out.
  mutating func takeOut(_ gateway: Name, _ sender: Sender) {
    let (name, vpc) = (sender.name, sender.vpc)
    let block = network.vpcs[vpc]?.blockPublicAccess ?? "off"
    let isOutwardOnly = network.topology[gateway]?.kind == "eigw"
    guard block == "off" || ((sender.isNAT || isOutwardOnly) && block == "ingress") else {
      return stopByBlock(gateway, vpc, block)
    }
    guard connections.isWithin(Connections.Box(server: .internet)) else {
      let routable = connections.intersection(Connections.Box(server: .internet))
      pass(
        .internetGateway, gateway, routable, routable.isEmpty ? .no : .partly, code: .privateDestination,
        origin: network.topology.origin(of: gateway),
        Message("The internet gateway `\(gateway)` takes nothing out to private addresses."))
      return
    }
    guard sender.hasPublicAddress else {
      stop(
        .internetGateway, gateway, .noPublicAddressOut, origin: network.topology.origin(of: name),
        sender.isNAT
          ? Message(
            "The NAT gateway `\(name)` has no public address, so the internet gateway `\(gateway)` cannot take it out.")
          : Message(
            "`\(name)` has no public address, so the internet gateway `\(gateway)` does not take its packets out."))
      return
    }
    guard explains else { return }
    pass(
      .internetGateway, gateway, origin: network.topology.origin(of: gateway),
      isOutwardOnly
        ? Message("The egress-only internet gateway `\(gateway)` takes it out, and lets in nothing but answers.")
        : family == .ipv6
          ? Message("The internet gateway `\(gateway)` takes it out under its own IPv6 address, which is public.")
          : Message("The internet gateway `\(gateway)` takes it out under the public address."))
  }

  mutating func leaveByEndpoint(_ name: Name, _ source: Station) {
    let origin = network.topology.origin(of: name)
    guard transport != .udp else {
      stop(
        .endpoint, name, .gatewayEndpointProtocol, origin: origin,
        Message("The gateway endpoint `\(name)` carries TCP and ICMP echo only."))
      return
    }
    if explains {
      pass(
        .endpoint, name, origin: origin,
        Message("The gateway endpoint `\(name)` takes it to the service inside AWS's network."))
    }
    askACL(source.interface.subnet, .inbound, isReply: true)
  }

  /// The block on public access ends the way.
  mutating func stopByBlock(_ gateway: Name, _ vpc: Name, _ block: String) {
    stop(
      .internetGateway, gateway, .blockPublicAccess,
      origin: network.topology.origin(of: vpc, attribute: "block-public-access"),
      Message("The VPC `\(vpc)` has `block-public-access=\(block)`, which stands above routes and stops this."))
  }
}
