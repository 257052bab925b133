import Localization
import Topology

extension Walk {
  /// Walks from outside into a VPC, by a public address, and back.
  mutating func comeIn(to destination: Station) {
    enter(destination)
    if goesOn { arrive(destination) }
  }

  /// In by the internet gateway, and the answer out by it.
  mutating func enter(_ destination: Station) {
    let to = destination.interface
    let name = destination.part ?? to.subnet
    guard to.role != .natGateway else {
      stop(
        .natGateway, name, .natRequiresInnerSource, origin: network.topology.origin(of: name),
        Message("The NAT gateway `\(name)` takes no connections from outside; it only lets answers come back."))
      return
    }
    guard let gateway = network.vpcs[to.vpc]?.gateway else {
      stop(
        .internetGateway, to.vpc, .noPath, origin: network.topology.origin(of: to.vpc),
        Message("No internet gateway is attached to the VPC `\(to.vpc)`, so nothing comes in from the internet."))
      return
    }
    takeIn(gateway, destination, name)
    guard goesOn else { return }
    askACL(to.subnet, .inbound, isReply: false)
    guard goesOn else { return }
    admit(destination, peer: nil)
    guard goesOn else { return }
    askACL(to.subnet, .outbound, isReply: true)
    guard goesOn else { return }
    askReplyRoutes(to.subnet) { $0 == .part(gateway) }
  }

  /// Walks from CloudFront to a VPC origin, by network interfaces that CloudFront keeps in the VPC.
  ///
  /// The VPC needs an attached internet gateway, which says only that CloudFront may come in: nothing
  /// routes to it. Source: Amazon CloudFront Developer Guide, "Restrict access with VPC origins".
  mutating func comeInAsOrigin(_ destination: Station) {
    let vpc = destination.interface.vpc
    guard let gateway = network.vpcs[vpc]?.gateway else {
      stop(
        .internetGateway, vpc, .noPath, origin: network.topology.origin(of: vpc),
        Message("A VPC origin needs an internet gateway attached to the VPC `\(vpc)`, and there is none."))
      return
    }
    pass(
      .internetGateway, gateway, origin: network.topology.origin(of: gateway),
      Message("CloudFront comes in as a VPC origin; the internet gateway `\(gateway)` only has to be attached."))
    admit(destination, peer: nil)
    if goesOn { arrive(destination) }
  }

  /// The internet gateway's own conditions for packets that come in.
  private mutating func takeIn(_ gateway: Name, _ destination: Station, _ name: Name) {
    let to = destination.interface
    let origin = network.topology.origin(of: gateway)
    let block = network.vpcs[to.vpc]?.blockPublicAccess ?? "off"
    guard block == "off" else { return stopByBlock(gateway, to.vpc, block) }
    guard to.isPublic(family) else {
      stop(
        .internetGateway, gateway, .noPublicAddressIn, origin: network.topology.origin(of: name),
        family == .ipv4
          ? Message("`\(name)` has no public address, so the internet has no address under which to ask it.")
          : Message("`\(name)` is not asked from the internet: its IPv6 addresses are for inside only."))
      return
    }
    guard connections.isWithin(Connections.Box(client: .internet)) else {
      let routable = connections.intersection(Connections.Box(client: .internet))
      pass(
        .internetGateway, gateway, routable, routable.isEmpty ? .no : .partly, code: .privateSource, origin: origin,
        Message("The internet gateway `\(gateway)` takes nothing in from private addresses."))
      return
    }
    guard explains else { return }
    pass(
      .internetGateway, gateway, origin: origin,
      family == .ipv4
        ? Message(
          "The internet gateway `\(gateway)` hands it to the private address behind the public one of `\(name)`.")
        : Message(
          "The internet gateway `\(gateway)` hands it to the IPv6 address of `\(name)`, which is public by itself."))
  }
}
