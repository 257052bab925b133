import Localization
import Topology

extension Walk {
  /// Walks from one interface of a VPC to another by their private addresses.
  mutating func goInside(_ source: Station, _ destination: Station) {
    let (from, to) = (source.interface, destination.interface)
    guard from.vpc == to.vpc else {
      stop(
        .start, source.part, .disconnectedVPCs,
        Message("The two ends are in different VPCs, `\(from.vpc)` and `\(to.vpc)`, and nothing connects them."))
      return
    }
    askGroups(source, .outbound, peer: to)
    guard goesOn else { return }
    if from.subnet == to.subnet {
      stayInSubnet(from.subnet)
      askGroups(destination, .inbound, peer: from)
      if goesOn { arrive(destination) }
      return
    }
    askACL(from.subnet, .outbound, isReply: false)
    guard goesOn else { return }
    fork(askRoutes(from.subnet)) { walk, entry in
      guard case .part(let name) = entry.target else { return walk.deliver(source, destination) }
      walk.goAround(name, entry, source, destination)
    }
    if goesOn { arrive(destination) }
  }

  private mutating func stayInSubnet(_ subnet: Name) {
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
    askGroups(destination, .inbound, peer: source.interface)
    guard goesOn else { return }
    replyInside(from: destination.interface.subnet, to: source.interface.subnet)
  }

  mutating func replyInside(from server: Name?, to client: Name?) {
    guard server != client else { return }
    askACL(server, .outbound, isReply: true)
    guard goesOn else { return }
    askReplyRoutes(server) { $0 == .local }
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
      askGroups(destination, .inbound, peer: nil)
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
    pass(.arrival, name, Message("The request reaches `\(name)`, and the answer comes back."))
  }
}
