import CommandLanguage
import Localization
import Reachability
import Topology

/// Walks the way of a request and notes the stations.
struct RequestWalk {
  /// The way ends here.
  struct Ended: Error {}

  /// The path without what stands behind `?`.
  let path: String
  let design: Design
  let network: Network
  let names: DomainNames
  /// The secret headers that CloudFront has put on the request.
  var headers: Set<Value> = []
  /// Balancers and servers that were met, so that a circle ends.
  var met: Set<Name> = []
  var host: String? { didSet { sentHost = host } }
  /// The Host that the request carries on; nil where only AWS knows it.
  var sentHost: String?
  private(set) var stations: [RequestStation] = []
  private(set) var sight = VisitorSight.nothing

  let wish: String

  init(_ path: String, host: String?, in design: Design, losing zone: String?) {
    wish = path
    self.path = String(path.prefix { $0 != "?" && $0 != "#" })
    self.design = design
    self.host = host
    sentHost = host
    network = zone.map { Network(design.topology, losing: $0) } ?? design.network
    names = DomainNames(design.topology)
  }

  var topology: Topology { design.topology }

  mutating func begin() {
    do {
      let entry = try findEntry()
      try enter(entry)
    } catch {}
  }

  // MARK: Noting

  mutating func note(
    _ name: Name?, kind: String? = nil, as role: RequestStation.Role = .passed, title: Message? = nil,
    verdict: Verdict = .yes, code: String? = nil, _ reason: Message, origin: Span? = nil
  ) {
    stations.append(
      RequestStation(
        at: name, kind: kind ?? name.flatMap { topology[$0]?.kind } ?? "browser", role: role,
        title: title ?? name.map { topology.noun($0) } ?? Message("Browser"), verdict: verdict, code: code,
        reason: reason,
        origin: origin ?? name.flatMap { topology.origin(of: $0) }))
  }

  /// Notes a station at which the way ends.
  mutating func stop(
    _ name: Name?, kind: String? = nil, as role: RequestStation.Role = .passed, title: Message? = nil,
    verdict: Verdict = .no, code: String? = nil, _ reason: Message, origin: Span? = nil, sees sight: VisitorSight
  ) throws(Ended) {
    note(
      name, kind: kind, as: role, title: title, verdict: verdict, code: code ?? sight.status.map { "HTTP \($0)" },
      reason,
      origin: origin)
    throw end(sight)
  }

  mutating func end(_ sight: VisitorSight) -> Ended {
    self.sight = sight
    return Ended()
  }

  /// Asks the network for a hop to a part; notes it, and ends the way where nothing gets through.
  mutating func hop(
    from start: Endpoint, to end: Name, _ port: UInt16, keeping clients: Endpoint? = nil, _ reason: Message? = nil,
    sees sight: (Trace) -> VisitorSight
  ) throws(Ended) {
    let flow = Flow(from: start, to: .part(end), .tcp(PortSet(port)), clients: clients)
    let trace = network.trace(flow)
    let reached = Message("Asked by \(design.noun(start)) on `tcp/\("\(port)")`, and its answers come back.")
    switch trace.verdict {
    case .yes: note(end, reason.map { Message("\(reached) \($0)") } ?? reached)
    case .no:
      try stop(
        end, code: trace.code?.rawValue, trace.reason ?? reached, origin: trace.deciding?.origin, sees: sight(trace))
    case .partly where start == .internet && !network.admitsVisitors(flow):
      try stop(
        end, code: trace.code?.rawValue,
        Message("\(trace.reason ?? reached) No visitor's browser has such an address."), origin: trace.deciding?.origin,
        sees: sight(trace))
    case .partly, .unknown:
      note(
        end, verdict: trace.verdict, code: trace.code?.rawValue, trace.reason ?? reached, origin: trace.deciding?.origin
      )
    }
  }

  /// Goes to what the name leads to.
  private mutating func enter(_ entry: Resource) throws(Ended) {
    switch entry.kind {
    case "cloudfront": try passDistribution(entry)
    case "alb", "nlb": try balance(entry, from: .internet, secure: nil)
    case "api-gateway":
      try refuseForeignName(entry)
      try callAPI(entry)
    case "ec2":
      let ports = topology.software(of: entry).compactMap(\.openPort)
      let port = [443, 80].first { ports.contains($0) } ?? ports.first ?? 80
      try hop(from: .internet, to: entry.name, port) { _ in .noConnection }
      try serve(entry, port: port)
    default:
      try stop(
        entry.name, verdict: .unknown, Message("The way of a request through it is not followed."), sees: .nothing)
    }
  }
}

extension Attribute where Wrapped == String {
  static var recordType: Self { Self("type") }
}

extension Attribute where Wrapped == Name {
  static var alias: Self { Self("alias") }
}
