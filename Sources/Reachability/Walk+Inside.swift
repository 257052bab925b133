import Localization
import Topology

extension Walk {
  /// Walks from one interface to another by their own addresses, inside a VPC or from one VPC to another.
  mutating func goInside(_ source: Station, _ destination: Station) {
    let (from, to) = (source.interface, destination.interface)
    guard from.vpc == to.vpc || family == .ipv6 || network.areLinked(from.vpc, to.vpc) else {
      stop(
        .start, source.part, .disconnectedVPCs,
        Message("The two ends are in different VPCs, `\(from.vpc)` and `\(to.vpc)`, and nothing connects them."))
      return
    }
    askGroups(source, .outbound, peer: known(to, to: from, .outbound))
    guard goesOn else { return }
    if from.subnet == to.subnet {
      stayInSubnet(from.subnet)
      admit(destination, peer: from)
      if goesOn { arrive(destination) }
      return
    }
    askACL(from.subnet, .outbound, isReply: false)
    guard goesOn else { return }
    fork(askRoutes(from.subnet)) { walk, entry in
      switch entry.target {
      case .part(let name) where walk.network.peerings[name] != nil: walk.cross(name, entry, source, destination)
      case .part(let name) where walk.network.transitGateways[name] != nil:
        walk.transit(name, entry, source, destination)
      case .part(let name) where from.vpc == to.vpc: walk.goAround(name, entry, source, destination)
      case .part(let name): walk.goByInternet(name, entry, source, destination)
      case .local where from.vpc == to.vpc: walk.deliver(source, destination)
      case .local: walk.stopAtHome(source, destination, entry)
      case .blackHole: walk.stopInEmptyPlace(source)
      }
    }
    if goesOn { arrive(destination) }
  }

  /// The interfaces of one end as the groups of the other see them: members are known inside a VPC and
  /// over a peering connection inside one Region.
  func known(_ interface: Interface, to other: Interface, _ direction: Direction) -> Interface? {
    network.mayNameGroups(of: interface.vpc, in: other.vpc, direction) ? interface : nil
  }

  /// The sender's own VPC has the addresses too, so the local route keeps what is for the other one.
  private mutating func stopAtHome(_ source: Station, _ destination: Station, _ entry: EffectiveRoutes.Entry) {
    let (home, far) = (source.interface.vpc, destination.interface.vpc)
    stop(
      .route, source.part, .noPossibleDestination, origin: network.topology.origin(of: far, attribute: "cidr"),
      Message(
        "The VPC `\(home)` and the VPC `\(far)` have the same addresses. The local route `\(entry)` wins them, so the packets stay at home; give one of the two another block."
      ))
  }

  mutating func stopInEmptyPlace(_ source: Station) {
    stop(.route, source.part, .noPossibleDestination, Message("Nothing in the VPC has this address."))
  }

  /// From one VPC to another over the internet: IPv6 addresses are public ones on both sides.
  private mutating func goByInternet(
    _ name: Name, _ entry: EffectiveRoutes.Entry, _ source: Station, _ destination: Station
  ) {
    guard family == .ipv6, ["igw", "eigw"].contains(network.topology[name]?.kind) else {
      leave(by: name, entry, source)
      if goesOn { stopInEmptyPlace(source) }
      return
    }
    takeOut(name, sender(source))
    guard goesOn else { return }
    enter(destination)
    guard goesOn else { return }
    askACL(source.interface.subnet, .inbound, isReply: true)
  }

  private mutating func stayInSubnet(_ subnet: Name) {
    guard explains else { return }
    pass(
      .route, subnet,
      Message(
        "Both ends are in the subnet `\(subnet)`; what stays inside a subnet meets neither its network ACL nor a route."
      ))
  }

  /// The last part of a request's way from another subnet, and the way of its answer.
  private mutating func deliver(_ source: Station, _ destination: Station) {
    askACL(destination.interface.subnet, .inbound, isReply: false)
    guard goesOn else { return }
    admit(destination, peer: source.interface)
    guard goesOn else { return }
    replyInside(from: destination.interface.subnet, to: source.interface.subnet)
  }

  mutating func replyInside(from server: Name?, to client: Name?) {
    guard server != client else { return }
    askACL(server, .outbound, isReply: true)
    guard goesOn else { return }
    // What a load balancer has handed on under its clients' addresses goes back by the load balancer.
    if !keepsClients { askReplyRoutes(server) { $0 == .local } }
    guard goesOn else { return }
    askACL(client, .inbound, isReply: true)
  }

  /// A route inside the VPC's range that is more specific than the local one leads elsewhere.
  private mutating func goAround(
    _ name: Name, _ entry: EffectiveRoutes.Entry, _ source: Station, _ destination: Station
  ) {
    guard network.topology[name]?.kind == "nat", let inner = network.interfaces(of: name).first else {
      stop(
        .route, name, .moreSpecificRoute, origin: entry.origin,
        Message(
          "The route `\(entry)` is more specific than the local one and leads to `\(name)`, which does not pass it on.")
      )
      return
    }
    let gateway = Station(part: name, interface: inner)
    enterNAT(gateway, source)
    guard goesOn else { return }
    let own = connections
    connections = own.from(inner.addresses, replyPort: inner.ephemeralPorts)
    if inner.subnet == destination.interface.subnet {
      admit(destination, peer: nil)
    } else {
      askACL(inner.subnet, .outbound, isReply: false)
      guard goesOn else { return }
      fork(askRoutes(inner.subnet)) { walk, entry in
        guard entry.target == .local else {
          walk.stop(
            .natGateway, name, .noPossibleDestination, origin: entry.origin,
            Message(
              "The NAT gateway `\(name)` is sent on to `\(entry.target)` by its own route table and cannot deliver."))
          return
        }
        walk.deliver(gateway, destination)
      }
    }
    guard goesOn else { return }
    connections = own.limited(to: connections)
    leaveNAT(gateway, source)
  }

  mutating func arrive(_ destination: Station) {
    let name = destination.part ?? destination.interface.subnet
    guard explains else { return }
    pass(.arrival, name, Message("The request reaches `\(name)`, and the answer comes back."))
  }
}
