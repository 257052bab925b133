import Localization
import Topology

extension Network {
  /// Where a flow can start or end, once its name is understood.
  enum Place {
    case inside([Walk.Station])
    /// Addresses outside every VPC, and what they are called.
    case outside(AddressSet, Message)
    /// A service of AWS, by name.
    case service(String)
    /// Neither: the answer, and its hop.
    case nowhere(Verdict, Hop)
  }

  /// Answers a question with the whole path, request and reply.
  ///
  /// The cost grows with the interfaces of the two ends (subnets, not instances) and the rules on the
  /// way, not with the design.
  public func trace(_ flow: Flow) -> Trace { answer(flow, explains: true) }

  /// The answer alone, which costs a fraction of the trace.
  public func verdict(_ flow: Flow) -> Verdict { answer(flow, explains: false).verdict }

  private func answer(_ flow: Flow, explains: Bool) -> Trace {
    let source = place(flow.from, other: flow.to)
    let destination = place(flow.to, other: flow.from)
    if case .nowhere(let verdict, let hop) = source { return Trace(flow, verdict, [hop]) }
    if case .nowhere(let verdict, let hop) = destination { return Trace(flow, verdict, [hop]) }
    if case .service(let service) = source {
      return Trace(
        flow, .no,
        [
          hop(
            .start, flow.from.part, .no, code: .endpointBeginsNothing,
            Message("The service `\(service)` answers requests and begins no connections of its own."))
        ])
    }
    let walks = walks(flow, source, destination, explains: explains)
    guard let first = walks.first else {
      return Trace(
        flow, .unknown,
        [
          hop(
            .start, nil, .unknown,
            Message("Neither end is in a VPC of this design, so its routes and rules are not asked."))
        ])
    }
    let shown = walks.first { $0.verdict == .no } ?? walks.first { $0.verdict == .partly } ?? first
    let whole = walks.count { $0.verdict == .yes }
    var verdict = Verdict.together(walks.map(\.verdict))
    var hops = shown.hops
    if verdict == .yes, let name = flow.to.part, mayBeLost(name) {
      verdict = .partly
      hops.append(
        hop(
          .arrival, name, .partly,
          Message("`\(name)` has no standby in another zone, so it may have been in the zone that is lost.")))
    }
    return Trace(flow, verdict, hops, ways: walks.count, workingWays: whole)
  }

  /// Every way between the interfaces of two ends; none where an end is nowhere, or begins nothing.
  func walks(_ flow: Flow) -> [Walk] {
    walks(flow, place(flow.from, other: flow.to), place(flow.to, other: flow.from), explains: false)
  }

  private func walks(_ flow: Flow, _ source: Place, _ destination: Place, explains: Bool) -> [Walk] {
    transports(flow.traffic).flatMap {
      walks($0.0, $0.1, source, destination, from: flow.from.part, explains: explains)
    }
  }

  /// A database or cache of which AWS chose the zone, when one that it may stand in is lost.
  private func mayBeLost(_ name: Name) -> Bool {
    guard let part = topology[name], !keepsOtherZones(part) else { return false }
    return statedSubnets(of: part).contains { lostSubnets.contains($0) }
  }

  private func transports(_ traffic: Traffic) -> [(Walk.Transport, PortSet)] {
    switch traffic {
    case .tcp(let ports): [(.tcp, ports)]
    case .udp(let ports): [(.udp, ports)]
    case .icmp: [(.icmp, PortSet(0))]
    case .all: [(.tcp, .all), (.udp, .all), (.icmp, PortSet(0))]
    }
  }

  private func walks(
    _ transport: Walk.Transport, _ ports: PortSet, _ source: Place, _ destination: Place, from origin: Name?,
    explains: Bool
  ) -> [Walk] {
    func walk(_ client: AddressSet, _ server: AddressSet, _ reply: PortSet, _ body: (inout Walk) -> Void) -> Walk {
      let asked = Connections([
        Connections.Box(client: client, server: server, port: ports, replyPort: transport == .icmp ? PortSet(0) : reply)
      ])
      var walk = Walk(self, transport, asked, explains: explains)
      body(&walk)
      return walk
    }
    switch (source, destination) {
    case (.inside(let sources), .inside(let destinations)):
      return sources.flatMap { source in
        destinations.map { destination in
          walk(source.interface.addresses, destination.interface.addresses, source.interface.ephemeralPorts) {
            if !$0.keepsToZones(source, destination, of: sources) { return }
            $0.goInside(source, destination)
          }
        }
      }
    case (.inside(let sources), .outside(let addresses, let title)):
      return sources.map { source in
        walk(source.interface.addresses, addresses, source.interface.ephemeralPorts) { $0.goOut(source, to: title) }
      }
    case (.inside(let sources), .service(let service)):
      return sources.flatMap { source -> [Walk] in
        if let endpoint = vpcs[source.interface.vpc]?.endpoints[service] {
          return interfaces(of: endpoint).map { interface in
            let station = Walk.Station(part: endpoint, interface: interface)
            return walk(source.interface.addresses, interface.addresses, source.interface.ephemeralPorts) {
              $0.goInside(source, station)
            }
          }
        }
        return [
          walk(source.interface.addresses, AddressSet(prefixList: "pl-" + service), source.interface.ephemeralPorts) {
            $0.goOut(source, to: .verbatim("`\(service)`"))
          }
        ]
      }
    case (.outside(let addresses, _), .inside(let destinations)):
      return destinations.map { destination in
        walk(addresses, destination.interface.addresses, Interface.widePorts) { walk in
          if isVPCOrigin(destination.part, of: origin) {
            walk.comeInAsOrigin(destination)
          } else {
            walk.comeIn(to: destination)
          }
        }
      }
    default: return []
    }
  }

  func hop(_ step: Hop.Step, _ at: Name?, _ verdict: Verdict, code: ExplanationCode? = nil, _ reason: Message) -> Hop {
    Hop(
      step: step, at: at, direction: nil, isReply: false, verdict: verdict, code: code, reason: reason,
      origin: at.flatMap { topology.origin(of: $0) })
  }
}

extension Walk {
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
