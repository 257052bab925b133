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
  /// Where both ends have IPv4 and IPv6 addresses, each family is asked, and the answer is that of the one
  /// that works, as clients with both find it ("happy eyeballs"); the first hop says what the other does.
  ///
  /// The cost grows with the interfaces of the two ends (subnets, not instances) and the rules on the
  /// way, not with the design.
  public func trace(_ flow: Flow) -> Trace { answer(flow, explains: true) }

  /// The answer alone, which costs a fraction of the trace.
  public func verdict(_ flow: Flow) -> Verdict { answer(flow, explains: false).verdict }

  /// Whether a flow of which a part gets through does so for clients other than AWS's services and CloudFront: a
  /// group that names their prefix lists alone keeps every visitor out. Costs as much as `verdict`.
  public func admitsVisitors(_ flow: Flow) -> Bool {
    walks(flow).contains { $0.verdict != .no && !$0.connections.clients.subtracting(.services).isEmpty }
  }

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
    let walks = pairs(flow, source, destination, explains: explains).map(bestFamily)
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
    return Trace(flow, verdict, hops, ways: walks.count, workingWays: whole, family: shown.family)
  }

  /// Every way between the interfaces of two ends, over every family; none where an end is nowhere, or
  /// begins nothing.
  func walks(_ flow: Flow) -> [Walk] {
    pairs(flow, place(flow.from, other: flow.to), place(flow.to, other: flow.from), explains: false).flatMap { $0 }
  }

  /// For each pair of interfaces and each transport the ways between them, one a family that both have.
  private func pairs(_ flow: Flow, _ source: Place, _ destination: Place, explains: Bool) -> [[Walk]] {
    let kept = flow.clients.flatMap { addresses(of: $0, other: flow.to) }
    return transports(flow.traffic).flatMap {
      pairs($0.0, $0.1, source, destination, from: flow.from.part, keeping: kept, explains: explains)
    }
  }

  /// The IPv4 addresses of clients that a load balancer hands on; nil where they have none, since a target of
  /// IPv4 sees the load balancer in place of a client of IPv6.
  ///
  /// Source: Elastic Load Balancing, Network Load Balancers, "Edit target group attributes".
  private func addresses(of clients: Endpoint, other: Endpoint) -> AddressSet? {
    let all: AddressSet =
      switch place(clients, other: other) {
      case .inside(let stations): stations.reduce(.empty) { $0.union($1.interface.addresses) }
      case .outside(let addresses, _): addresses
      case .service, .nowhere: .empty
      }
    let four = all.intersection(.ipv4)
    return four.isEmpty ? nil : four
  }

  /// The way that a client with both families takes: the one that works, IPv4 where neither is better. Where neither
  /// works, the one that gets further says more nearly what is missing.
  private func bestFamily(_ walks: [Walk]) -> Walk {
    if walks.count == 1 { return walks[0] }
    let ranks: [Verdict] = [.yes, .partly]
    func rank(_ walk: Walk) -> Int { ranks.firstIndex(of: walk.verdict) ?? ranks.count }
    func isBetter(_ one: Walk, _ other: Walk) -> Bool {
      let (first, second) = (rank(one), rank(other))
      return first != second ? first < second : first == ranks.count && one.hops.count > other.hops.count
    }
    guard var best = walks.min(by: isBetter),
      let other = walks.first(where: { $0.family != best.family })
    else { return walks[0] }
    guard best.explains else { return best }
    let (mine, theirs) = (best.family.title, other.family.title)
    let words: Message =
      switch other.verdict {
      case .yes:
        Message(
          "Both ends have IPv4 and IPv6 addresses, and a client takes what works. This is the way over \(mine); over \(theirs) it works too."
        )
      case .partly:
        Message(
          "Both ends have IPv4 and IPv6 addresses, and a client takes what works. This is the way over \(mine); over \(theirs) only a part works."
        )
      default:
        Message(
          "Both ends have IPv4 and IPv6 addresses, and a client takes what works. This is the way over \(mine); over \(theirs) it does not work."
        )
      }
    best.hops.insert(hop(.start, nil, .yes, words), at: 0)
    return best
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

  private func pairs(
    _ transport: Walk.Transport, _ ports: PortSet, _ source: Place, _ destination: Place, from origin: Name?,
    keeping kept: AddressSet?, explains: Bool
  ) -> [[Walk]] {
    func pair(_ client: Interface?, _ clients: AddressSet, _ servers: AddressSet, _ body: (inout Walk) -> Void)
      -> [Walk]
    {
      let reply = transport == .icmp ? PortSet(0) : client?.ephemeralPorts ?? Interface.widePorts
      // A load balancer asks its targets over IPv4, whatever its clients have.
      let families: [AddressFamily] = client?.role == .loadBalancer ? [.ipv4] : [.ipv4, .ipv6]
      let walks = families.compactMap { family -> Walk? in
        let all = AddressSet(family)
        let asked = Connections([
          Connections.Box(
            client: clients.intersection(all), server: servers.intersection(all), port: ports, replyPort: reply)
        ])
        guard !asked.isEmpty else { return nil }
        var walk = Walk(self, family, transport, asked, explains: explains)
        body(&walk)
        return walk
      }
      return walks.isEmpty ? [withoutFamily(transport, explains)] : walks
    }
    switch (source, destination) {
    case (.inside(let sources), .inside(let destinations)):
      return sources.flatMap { source in
        destinations.map { destination in
          pair(source.interface, kept ?? source.interface.addresses, destination.interface.addresses) {
            $0.keepsClients = kept != nil
            if !$0.keepsToZones(source, destination, of: sources) { return }
            $0.goInside(source, destination)
          }
        }
      }
    case (.inside(let sources), .outside(let addresses, let title)):
      return sources.map { source in
        pair(source.interface, source.interface.addresses, addresses) { $0.goOut(source, to: title) }
      }
    case (.inside(let sources), .service(let service)):
      return sources.flatMap { source -> [[Walk]] in
        if let endpoint = vpcs[source.interface.vpc]?.endpoints[service] {
          let doors = interfaces(of: endpoint)
          if doors.isEmpty, let lost = lostEndpoint(endpoint, explains) { return [[lost]] }
          return doors.map { interface in
            let station = Walk.Station(part: endpoint, interface: interface)
            return pair(source.interface, source.interface.addresses, interface.addresses) {
              $0.goInside(source, station)
            }
          }
        }
        return [
          pair(source.interface, source.interface.addresses, AddressSet(prefixList: "pl-" + service)) {
            $0.goOut(source, to: .verbatim("`\(service)`"))
          }
        ]
      }
    case (.outside(let addresses, _), .inside(let destinations)):
      return destinations.map { destination in
        pair(nil, addresses, destination.interface.addresses) { walk in
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

  /// Two ends of which one has IPv4 addresses only and the other IPv6 addresses only.
  private func withoutFamily(_ transport: Walk.Transport, _ explains: Bool) -> Walk {
    var walk = Walk(self, .ipv4, transport, Connections([]), explains: explains)
    walk.stop(.start, nil, .noPath, Message("The two ends have no addresses of the same family, IPv4 or IPv6."))
    return walk
  }

  /// The way to an endpoint of which a lost zone had every interface; the service's name leads to it all the same.
  private func lostEndpoint(_ endpoint: Name, _ explains: Bool) -> Walk? {
    guard let zone = lostZone, let part = topology[endpoint], !statedSubnets(of: part).isEmpty else { return nil }
    var walk = Walk(self, .ipv4, .tcp, Connections([]), explains: explains)
    walk.stop(
      .endpoint, endpoint, .noSourceOrDestination, origin: topology.origin(of: endpoint, attribute: "subnets"),
      Message(
        "The name of the service leads to the endpoint `\(endpoint)`, which had network interfaces in zone `\(zone)` only. The zone is lost, and they with it."
      ))
    return walk
  }

  func hop(_ step: Hop.Step, _ at: Name?, _ verdict: Verdict, code: ExplanationCode? = nil, _ reason: Message) -> Hop {
    Hop(
      step: step, at: at, direction: nil, isReply: false, verdict: verdict, code: code, reason: reason,
      origin: at.flatMap { topology.origin(of: $0) })
  }
}
