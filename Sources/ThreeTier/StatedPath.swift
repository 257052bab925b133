import Localization
import Reachability
import Topology

/// A connection that the design states, as questions to the network.
struct StatedPath {
  /// What is stated; the first where several are alike.
  let connection: Connection
  /// The questions: one a port on which the part that is asked may answer.
  let flows: [Flow]
  /// Whether every port has to work, or one is enough.
  let needsAll: Bool
  /// The way by which a load balancer sends what is stated; LB-05 tells of it at its target group.
  let balancing: Balancing?

  /// What the design's own network answers, besides a plain yes.
  let obstacles: [Trace]

  init(_ connection: Connection, _ flows: [Flow], needsAll: Bool, _ balancing: Balancing?, in network: Network) {
    (self.connection, self.flows, self.needsAll, self.balancing) = (connection, flows, needsAll, balancing)
    obstacles = Self.obstacles(flows, in: network)
  }

  /// What works needs no words, so only what does not is traced.
  private static func obstacles(_ flows: [Flow], in network: Network) -> [Trace] {
    flows.filter { network.verdict($0) != .yes }.map { network.trace($0) }
  }

  /// The answers that count against the connection, none where it works. A question about all ports,
  /// where nothing says which, is answered by any of them.
  var failures: [Trace] { failures(obstacles) }

  /// The same in another network than the design's own.
  func failures(in network: Network) -> [Trace] { failures(Self.obstacles(flows, in: network)) }

  private func failures(_ obstacles: [Trace]) -> [Trace] {
    let failed = obstacles.filter { trace in
      switch trace.verdict {
      case .yes, .unknown: false
      case .no: true
      case .partly:
        trace.flow.traffic != .all && (isInside && !Self.isForOutside(trace.flow) || trace.deciding?.verdict == .no)
      }
    }
    return needsAll || failed.count == flows.count ? failed : []
  }

  /// Whether the part that is asked sees addresses from outside, which a load balancer keeps.
  private static func isForOutside(_ flow: Flow) -> Bool { flow.clients.map { $0.part == nil } ?? false }

  /// Whether both ends are parts. Of the internet, a part may well be shut out on purpose.
  var isInside: Bool { connection.from.part != nil && connection.to.part != nil }
}

extension Design {
  /// Looks for what the network has to carry.
  func findStatedPaths() -> [StatedPath] {
    let ways = Dictionary(grouping: balancings, by: \.balancer)
    var known: Set<[PathClass]> = []
    let questions = topology.connections.compactMap { connection -> (Connection, Question)? in
      guard let question = question(of: connection, ways), !question.flows.isEmpty else { return nil }
      let alike = question.flows.map {
        PathClass(
          from: side($0.from, other: $0.to), to: side($0.to, other: $0.from), traffic: $0.traffic, clients: $0.clients)
      }
      return known.insert(alike).inserted ? (connection, question) : nil
    }
    return questions.concurrentMap(share: 64) { [network] connection, question in
      StatedPath(connection, question.flows, needsAll: question.needsAll, question.balancing, in: network)
    }
  }

  /// What a connection asks of the network.
  private typealias Question = (flows: [Flow], needsAll: Bool, balancing: Balancing?)

  private struct PathClass: Hashable {
    let from: Side
    let to: Side
    let traffic: Traffic
    let clients: Endpoint?
  }

  /// What of an end the network feels.
  private enum Side: Hashable {
    case interfaces([Interface])
    case service(String)
    case endpoint(Endpoint)
  }

  private func side(_ endpoint: Endpoint, other: Endpoint) -> Side {
    guard let part = endpoint.part.flatMap({ topology[$0] }) else { return .endpoint(endpoint) }
    if Kinds.services[part.kind] != nil { return .service(part.kind) }
    let interfaces = network.interfaces(of: part.name)
    // What stands at a load balancer, or is a VPC origin, depends on its name too.
    return interfaces.isEmpty || Kinds.balancers.contains(part.kind)
      || other.part.flatMap { topology[$0]?.kind } == "cloudfront"
      ? .endpoint(endpoint) : .interfaces(interfaces)
  }

  /// What a connection asks of the network; nil where that is nothing.
  private func question(
    of connection: Connection, _ ways: [Name: [Balancing]]
  ) -> Question? {
    if let start = connection.from.part.flatMap({ topology[$0] }), Kinds.services[start.kind] != nil {
      // Services begin nothing: a function fetches from a queue, and is called by AWS.
      return nil
    }
    if case .service = connection.from { return nil }
    let ways = self.ways(of: connection, ways)
    let (known, needsAll) = traffic(of: connection, ways)
    let traffic = known.map { $0.isEmpty ? [.all] : $0 } ?? []
    let seen = ways.flatMap { clients(of: $0) }.reduce(into: [Endpoint?]()) { if !$0.contains($1) { $0.append($1) } }
    let flows = traffic.flatMap { traffic in
      (seen.isEmpty ? [nil] : seen).map { Flow(from: connection.from, to: connection.to, traffic, clients: $0) }
    }
    return (flows, needsAll, ways.first)
  }

  /// The ways by which a load balancer sends requests to the part that is asked.
  private func ways(of connection: Connection, _ ways: [Name: [Balancing]]) -> [Balancing] {
    guard let from = connection.from.part, let to = connection.to.part else { return [] }
    let groups = Set(targetGroups(of: to))
    return (ways[from] ?? []).filter { groups.contains($0.targetGroup) }
  }

  /// What a connection asks for, empty where nothing says it; nil where the network is not asked.
  private func traffic(of connection: Connection, _ ways: [Balancing]) -> ([Traffic]?, Bool) {
    let stated = connection.ports.compactMap { UInt16(exactly: $0) }.map { PortSet($0) }
    let target = connection.to.part.flatMap { topology[$0] }
    let heard = target.map { topology.children(of: $0.name, kind: "listener") } ?? []
    guard stated.isEmpty else {
      let spoken = heard.flatMap { traffic(of: $0) } + ways.flatMap { requestTraffic(of: $0.targetGroup) }
      return (stated.map { !spoken.contains(.tcp($0)) && spoken.contains(.udp($0)) ? .udp($0) : .tcp($0) }, true)
    }
    if case .service = connection.to { return ([.tcp(PortSet(443))], true) }
    guard let target else { return ([], true) }
    if Kinds.services[target.kind] != nil { return ([.tcp(PortSet(443))], true) }
    switch target.kind {
    case "lambda": return (nil, true)
    case let kind where Kinds.balancers.contains(kind):
      return (Self.sorted(heard.flatMap { traffic(of: $0) }).reversed(), false)
    case "cache":
      let first = CachesAdmitTheirClientsOnly.ports(of: target, topology).ranges.first?.lowerBound
      return (first.map { [.tcp(PortSet($0))] } ?? [], true)
    case let kind where Kinds.servers.contains(kind):
      let called = Self.sorted(ways.flatMap { requestTraffic(of: $0.targetGroup) })
      guard called.isEmpty else { return (called, true) }
      return (
        topology.software(of: target).compactMap { $0.port.flatMap { UInt16(exactly: $0) } }.map { .tcp(PortSet($0)) },
        false
      )
    default: return (storePorts(of: target).ranges.map { .tcp(PortSet([$0])) }, true)
    }
  }

  /// Each kind of traffic once, by its first port.
  private static func sorted(_ traffic: [Traffic]) -> [Traffic] {
    func port(_ traffic: Traffic) -> UInt16 {
      switch traffic {
      case .tcp(let ports), .udp(let ports): ports.ranges.first?.lowerBound ?? 0
      case .all, .icmp: 0
      }
    }
    return Set(traffic).sorted { (port($0), "\($0)") < (port($1), "\($1)") }
  }

  /// An end of a connection, in words.
  func noun(_ endpoint: Endpoint) -> Message {
    switch endpoint {
    case .internet: Message("the internet")
    case .part(let name): topology.noun(name)
    case .network, .service: .verbatim("`\(endpoint)`")
    }
  }
}
