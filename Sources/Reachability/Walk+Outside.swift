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
        walk.stop(.route, source.part, .noPossibleDestination, Message("Nothing in the VPC has this address."))
        return
      }
      switch walk.network.topology[name]?.kind {
      case "igw": walk.leaveByGateway(name, source)
      case "nat": walk.leaveByNAT(name, source)
      case "endpoint": walk.leaveByEndpoint(name, source)
      case "ec2":
        walk.stop(
          .route, name, .sourceDestinationCheck, origin: entry.origin,
          Message(
            "The instance `\(name)` drops what is not addressed to itself, because its source/destination check is on.")
        )
      default:
        walk.stop(
          .route, name, .cannotRoute, origin: entry.origin,
          Message("The route `\(entry)` leads to `\(name)`, which carries no IPv4 packets out."))
      }
    }
    if goesOn { pass(.arrival, nil, Message("The request reaches \(title), and the answer comes back.")) }
  }

  /// Out by the internet gateway, and the answer back in.
  private mutating func leaveByGateway(_ gateway: Name, _ source: Station) {
    let interface = source.interface
    takeOut(
      gateway,
      Sender(
        name: source.part ?? interface.subnet, vpc: interface.vpc, isNAT: interface.role == .natGateway,
        hasPublicAddress: interface.hasPublicAddress))
    guard goesOn else { return }
    askACL(source.interface.subnet, .inbound, isReply: true)
  }

  /// Who asks an internet gateway to take packets out.
  private struct Sender {
    let name: Name
    let vpc: Name
    let isNAT: Bool
    let hasPublicAddress: Bool
  }

  /// The internet gateway's own conditions for packets that go out.
  private mutating func takeOut(_ gateway: Name, _ sender: Sender) {
    let (name, vpc) = (sender.name, sender.vpc)
    let origin = network.topology.origin(of: gateway)
    let block = network.vpcs[vpc]?.blockPublicAccess ?? "off"
    guard block == "off" || (sender.isNAT && block == "ingress") else { return stopByBlock(gateway, vpc, block) }
    let routable = connections.intersection(Connections.Box(server: .all.subtracting(.unroutable)))
    let unroutable = connections.intersection(Connections.Box(server: .unroutable))
    guard unroutable.isEmpty else {
      pass(
        .internetGateway, gateway, routable, routable.isEmpty ? .no : .partly, code: .privateDestination,
        origin: origin,
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
    pass(
      .internetGateway, gateway, origin: origin,
      Message("The internet gateway `\(gateway)` takes it out under the public address."))
  }

  private mutating func leaveByNAT(_ name: Name, _ source: Station) {
    guard let part = network.topology[name] else { return }
    if network.isRegionalNAT(part) { return leaveByRegionalNAT(name, source) }
    guard let inner = network.interfaces(of: name).first else {
      stop(
        .natGateway, name, .noPossibleDestination, origin: network.topology.origin(of: name),
        Message("The NAT gateway `\(name)` has no subnet to work from."))
      return
    }
    let subnet = inner.subnet
    let gateway = Station(part: name, interface: inner)
    enterNAT(gateway, source)
    guard goesOn else { return }
    pass(
      .natGateway, name, origin: network.topology.origin(of: name),
      Message("The NAT gateway `\(name)` in the subnet `\(subnet)` sends it on under its own address."))
    let own = connections
    connections = own.from(inner.addresses, replyPort: inner.ephemeralPorts)
    askACL(subnet, .outbound, isReply: false)
    guard goesOn else { return }
    askNATRoutes(gateway, subnet)
    guard goesOn else { return }
    connections = own.limited(to: connections)
    leaveNAT(gateway, source)
  }

  /// The NAT gateway follows its own subnet's table, which has to lead to the internet gateway.
  private mutating func askNATRoutes(_ gateway: Station, _ subnet: Name) {
    guard let name = gateway.part else { return }
    fork(askRoutes(subnet)) { walk, entry in
      let table = walk.network.subnets[subnet]?.table ?? subnet
      guard case .part(let next) = entry.target, let kind = walk.network.topology[next]?.kind, kind != "nat" else {
        let loops = entry.target == .part(name)
        walk.hops.removeLast()
        walk.stop(
          .route, table, .noPossibleDestination, origin: entry.origin,
          loops
            ? Message(
              "The NAT gateway `\(name)` stands in the subnet `\(subnet)` and so follows the route table `\(table)`, whose `\(entry.destination)` leads to `\(name)` itself. It has no way out; it needs a subnet that routes to an internet gateway."
            )
            : Message(
              "The NAT gateway `\(name)` follows the route table `\(table)` of its subnet `\(subnet)`, whose `\(entry.destination)` leads to `\(entry.target)` and not to an internet gateway."
            ))
        return
      }
      switch kind {
      case "igw": walk.leaveByGateway(next, gateway)
      case "endpoint": walk.leaveByEndpoint(next, gateway)
      default:
        walk.stop(
          .route, table, .cannotRoute, origin: entry.origin,
          Message("The route `\(entry)` leads to `\(next)`, which carries no IPv4 packets out."))
      }
    }
  }

  private mutating func leaveByRegionalNAT(_ name: Name, _ source: Station) {
    let vpc = source.interface.vpc
    let origin = network.topology.origin(of: name)
    guard let gateway = network.vpcs[vpc]?.gateway else {
      stop(
        .natGateway, name, .noPossibleDestination, origin: origin,
        Message(
          "The regional NAT gateway `\(name)` needs an internet gateway attached to the VPC `\(vpc)`, and there is none."
        ))
      return
    }
    pass(
      .natGateway, name, origin: origin,
      Message("The regional NAT gateway `\(name)` sends it on under its own address."))
    let isPublic = network.topology[name].map { network.isPublicNAT($0) } ?? false
    takeOut(gateway, Sender(name: name, vpc: vpc, isNAT: true, hasPublicAddress: isPublic))
    guard goesOn else { return }
    askACL(source.interface.subnet, .inbound, isReply: true)
  }

  private mutating func leaveByEndpoint(_ name: Name, _ source: Station) {
    let origin = network.topology.origin(of: name)
    guard transport != .udp else {
      stop(
        .endpoint, name, .gatewayEndpointProtocol, origin: origin,
        Message("The gateway endpoint `\(name)` carries TCP and ICMP echo only."))
      return
    }
    pass(
      .endpoint, name, origin: origin,
      Message("The gateway endpoint `\(name)` takes it to the service inside AWS's network."))
    askACL(source.interface.subnet, .inbound, isReply: true)
  }

  /// Walks from outside into a VPC, by a public address, and back.
  mutating func comeIn(to destination: Station) {
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
    askGroups(destination, .inbound, peer: nil)
    guard goesOn else { return }
    askACL(to.subnet, .outbound, isReply: true)
    guard goesOn else { return }
    askReplyRoutes(to.subnet) { $0 == .part(gateway) }
    if goesOn { arrive(destination) }
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
    askGroups(destination, .inbound, peer: nil)
    if goesOn { arrive(destination) }
  }

  /// The internet gateway's own conditions for packets that come in.
  private mutating func takeIn(_ gateway: Name, _ destination: Station, _ name: Name) {
    let to = destination.interface
    let origin = network.topology.origin(of: gateway)
    let block = network.vpcs[to.vpc]?.blockPublicAccess ?? "off"
    guard block == "off" else { return stopByBlock(gateway, to.vpc, block) }
    guard to.hasPublicAddress else {
      stop(
        .internetGateway, gateway, .noPublicAddressIn, origin: network.topology.origin(of: name),
        Message("`\(name)` has no public address, so the internet has no address under which to ask it."))
      return
    }
    let routable = connections.intersection(Connections.Box(client: .all.subtracting(.unroutable)))
    guard connections.intersection(Connections.Box(client: .unroutable)).isEmpty else {
      pass(
        .internetGateway, gateway, routable, routable.isEmpty ? .no : .partly, code: .privateSource, origin: origin,
        Message("The internet gateway `\(gateway)` takes nothing in from private addresses."))
      return
    }
    pass(
      .internetGateway, gateway, origin: origin,
      Message("The internet gateway `\(gateway)` hands it to the private address behind the public one of `\(name)`."))
  }

  private mutating func stopByBlock(_ gateway: Name, _ vpc: Name, _ block: String) {
    stop(
      .internetGateway, gateway, .blockPublicAccess,
      origin: network.topology.origin(of: vpc, attribute: "block-public-access"),
      Message("The VPC `\(vpc)` has `block-public-access=\(block)`, which stands above routes and stops this."))
  }
}
