import Localization
import Topology

extension Walk {
  /// Asks the groups of the end that is asked, and its listeners where it is a load balancer.
  mutating func admit(_ destination: Station, peer: Interface?) {
    askGroups(destination, .inbound, peer: peer)
    if goesOn { askListeners(destination) }
  }

  /// A load balancer takes what one of its listeners is for. One that has none yet is not judged by it.
  private mutating func askListeners(_ destination: Station) {
    guard let name = destination.part, let listening = network.listening[name], transport != .icmp else { return }
    let ports = transport == .tcp ? listening.tcp : listening.udp
    let heard = connections.intersection(Connections.Box(port: ports))
    guard !connections.ports.subtracting(ports).isEmpty else { return }
    let known = [
      listening.tcp.isEmpty ? nil : "`tcp/\(listening.tcp)`", listening.udp.isEmpty ? nil : "`udp/\(listening.udp)`",
    ]
    .compactMap { $0 }.joined(separator: ", ")
    pass(
      .loadBalancer, name, heard, heard.isEmpty ? .no : .partly, code: .noListener,
      origin: network.topology.origin(of: name),
      Message("The load balancer `\(name)` has listeners on \(known) only, and drops what comes on other ports."))
  }

  /// A load balancer leaves targets unused that stand in a zone in which it has no subnet.
  mutating func keepsToZones(_ source: Station, _ destination: Station, of sources: [Station]) -> Bool {
    let (from, to) = (source.interface, destination.interface)
    guard from.role == .loadBalancer, to.role == .instance, let zone = to.zone, let name = source.part,
      !sources.contains(where: { $0.interface.zone == zone })
    else { return true }
    stop(
      .loadBalancer, name, .loadBalancerZone, origin: network.topology.origin(of: name, attribute: "subnets"),
      Message("The load balancer `\(name)` has no subnet in zone `\(zone)`, so it does not use targets there."))
    return false
  }
}
