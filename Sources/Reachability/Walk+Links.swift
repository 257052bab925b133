import Localization
import Topology

extension Walk {
  /// Over a peering connection, and the answer back over it.
  mutating func cross(
    _ name: Name, _ entry: EffectiveRoutes.Entry, _ source: Station, _ destination: Station
  ) {
    let (from, to) = (source.interface, destination.interface)
    guard network.peerings[name]?.farEnd(from: from.vpc) == to.vpc else { return stopAtPeering(name, entry, from.vpc) }
    if explains {
      pass(
        .peering, name, origin: network.topology.origin(of: name),
        Message("The peering connection `\(name)` takes it from the VPC `\(from.vpc)` to the VPC `\(to.vpc)`."))
    }
    askACL(to.subnet, .inbound, isReply: false)
    guard goesOn else { return }
    admit(destination, peer: known(from, to: to, .inbound))
    guard goesOn else { return }
    askACL(to.subnet, .outbound, isReply: true)
    guard goesOn else { return }
    askReplyRoutes(to.subnet) { $0 == .part(name) }
    guard goesOn else { return }
    askACL(from.subnet, .inbound, isReply: true)
  }

  /// A peering connection passes nothing on: neither to a third VPC nor to the other side's gateways.
  mutating func stopAtPeering(_ name: Name, _ entry: EffectiveRoutes.Entry, _ vpc: Name) {
    let far = network.peerings[name]?.farEnd(from: vpc) ?? vpc
    stop(
      .peering, name, .peeringRequiresInnerAddress, origin: entry.origin,
      Message(
        "The peering connection `\(name)` carries only what is for the VPC `\(far)` itself. It passes nothing on, neither to a third VPC nor to the gateways of the other side."
      ))
  }

  /// Over a transit gateway, and the answer back over it.
  ///
  /// It takes packets in a zone only where it has an interface there, in a subnet whose network ACL sees
  /// them too, and hands them out in the same zone if it can.
  mutating func transit(
    _ name: Name, _ entry: EffectiveRoutes.Entry, _ source: Station, _ destination: Station
  ) {
    let (from, to) = (source.interface, destination.interface)
    guard let gateway = network.transitGateways[name], from.vpc != to.vpc else {
      return stopAtTransit(name, .noTransitRoute)
    }
    guard let door = door(of: gateway, from, isReply: false) else { return }
    if from.subnet != door { askACL(door, .inbound, isReply: false) }
    guard goesOn else { return }
    guard gateway.associates else { return stopAtTransit(name, .transitAttachmentWithoutTable) }
    guard gateway.propagates, let far = gateway.attachments[to.vpc],
      let exit = from.zone.flatMap({ far.subnets[$0] }) ?? far.subnets.values.min()
    else { return stopAtTransit(name, .noTransitRoute) }
    if explains {
      pass(
        .transitGateway, name, origin: network.topology.origin(of: name),
        Message("The transit gateway `\(name)` takes it from the VPC `\(from.vpc)` to the VPC `\(to.vpc)`."))
    }
    if exit != to.subnet {
      askACL(exit, .outbound, isReply: false)
      guard goesOn else { return }
      askACL(to.subnet, .inbound, isReply: false)
      guard goesOn else { return }
    }
    admit(destination, peer: known(from, to: to, .inbound))
    guard goesOn else { return }
    askACL(to.subnet, .outbound, isReply: true)
    guard goesOn else { return }
    askReplyRoutes(to.subnet) { $0 == .part(name) }
    guard goesOn, let back = self.door(of: gateway, to, isReply: true) else { return }
    if back != to.subnet { askACL(back, .inbound, isReply: true) }
    guard goesOn else { return }
    let home = to.zone.flatMap { gateway.attachments[from.vpc]?.subnets[$0] } ?? door
    guard home != from.subnet else { return }
    askACL(home, .outbound, isReply: true)
    guard goesOn else { return }
    askACL(from.subnet, .inbound, isReply: true)
  }

  /// The subnet by which packets of an interface enter a transit gateway: one in the same zone.
  private mutating func door(of gateway: TransitGateway, _ interface: Interface, isReply: Bool) -> Name? {
    let attachment = gateway.attachments[interface.vpc]
    if let door = interface.zone.flatMap({ attachment?.subnets[$0] }) { return door }
    let zone = interface.zone ?? "?"
    stop(
      .transitGateway, gateway.name, .transitZone, isReply: isReply,
      origin: attachment.flatMap { network.topology.origin(of: $0.name, attribute: "subnets") },
      Message(
        "The transit gateway `\(gateway.name)` has no subnet in zone `\(zone)` of the VPC `\(interface.vpc)`, and takes packets only from zones where it has one."
      ))
    return nil
  }

  /// A transit gateway whose table does not lead on.
  mutating func stopAtTransit(_ name: Name, _ code: ExplanationCode) {
    stop(
      .transitGateway, name, code, origin: network.topology.origin(of: name),
      code == .noTransitRoute
        ? Message(
          "The route table of the transit gateway `\(name)` knows no way to this address: it has the blocks of attached VPCs only, where they are told to it."
        )
        : Message("The transit gateway `\(name)` does not tie attachments to its route table, so it sends nothing on."))
  }
}
