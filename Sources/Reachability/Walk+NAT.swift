import Localization
import Topology

extension Walk {
  /// Out by a NAT gateway, and the answer back by it.
  mutating func leaveByNAT(_ name: Name, _ source: Station) {
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
    if explains {
      pass(
        .natGateway, name, origin: network.topology.origin(of: name),
        Message("The NAT gateway `\(name)` in the subnet `\(subnet)` sends it on under its own address."))
    }
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
        _ = walk.hops.popLast()
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
      default: walk.carriesNothing(next, entry, at: table)
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
    if explains {
      pass(
        .natGateway, name, origin: origin,
        Message("The regional NAT gateway `\(name)` sends it on under its own address."))
    }
    let isPublic = network.topology[name].map { network.isPublicNAT($0) } ?? false
    takeOut(gateway, Sender(name: name, vpc: vpc, isNAT: true, hasPublicAddress: isPublic))
    guard goesOn else { return }
    askACL(source.interface.subnet, .inbound, isReply: true)
  }

  /// The request enters the NAT gateway's subnet.
  mutating func enterNAT(_ gateway: Station, _ source: Station) {
    guard gateway.interface.subnet != source.interface.subnet else { return }
    askACL(gateway.interface.subnet, .inbound, isReply: false)
  }

  /// The answer goes back from the NAT gateway to the client.
  mutating func leaveNAT(_ gateway: Station, _ source: Station) {
    replyInside(from: gateway.interface.subnet, to: source.interface.subnet)
  }
}
