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
  private(set) var host: String? { didSet { sentHost = host } }
  /// The Host that the request carries on; nil where only AWS knows it.
  var sentHost: String?
  private(set) var stations: [RequestStation] = []
  private(set) var sight = VisitorSight.nothing

  private let wish: String

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
    let trace = network.trace(Flow(from: start, to: .part(end), .tcp(PortSet(port)), clients: clients))
    let reached = Message("Asked by \(design.noun(start)) on `tcp/\("\(port)")`, and its answers come back.")
    switch trace.verdict {
    case .yes: note(end, reason.map { Message("\(reached) \($0)") } ?? reached)
    case .no:
      try stop(
        end, code: trace.code?.rawValue, trace.reason ?? reached, origin: trace.deciding?.origin, sees: sight(trace))
    case .partly, .unknown:
      note(
        end, verdict: trace.verdict, code: trace.code?.rawValue, trace.reason ?? reached, origin: trace.deciding?.origin
      )
    }
  }

  // MARK: The entry

  /// The browser and Route 53: where the request goes first.
  private mutating func findEntry() throws(Ended) -> Resource {
    let entries = self.entries
    if let host {
      let records = names.records(for: host).filter {
        ["A", "AAAA", "CNAME"].contains(topology.value(.recordType, of: $0))
      }
      noteBrowser(Message("Asks for `https://\(host)\(wish)`."))
      guard let record = records.first(where: { topology.value(.alias, of: $0) != nil }) ?? records.first else {
        if let zone = names.zone(for: host) {
          try stop(
            zone, as: .asked, Message("Has no record for `\(host)`, so nobody learns where it is."), sees: .unknownName)
        }
        let served = entries.first {
          (topology.value(.aliases, of: $0) ?? []).contains { DomainNames.matches($0, host) }
        }
        guard let entry = served else {
          try stop(
            nil, as: .asked, title: .verbatim("Route 53"),
            Message("The design has no zone for `\(host)`, and no distribution has this name among its aliases."),
            sees: .unknownName)
          throw Ended()
        }
        noteForeignName(host, entry)
        return entry
      }
      guard let entry = topology.value(.alias, of: record).flatMap({ topology[$0] }) else {
        try stop(
          record.name, as: .asked, verdict: .unknown,
          Message("Answers with an address of its own and not with a part, so the way cannot be followed."),
          sees: .nothing)
        throw Ended()
      }
      noteRecord(record, entry)
      return entry
    }
    guard let entry = entries.first else {
      noteBrowser(Message("Asks for `\(wish)`."))
      try stop(
        nil, title: Message("Entry"),
        Message(
          "Nothing in the design takes requests from the internet: no distribution, no internet-facing load balancer, no API and no server with a public address and a port in its `stack`."
        ),
        sees: .nothing)
      throw Ended()
    }
    let record = names.answers.first { topology.value(.alias, of: $0.record) == entry.name }
    host = name(of: entry)
    let others = entries.dropFirst().map { other in Message.verbatim("`\(name(of: other) ?? other.name.description)`") }
    let choice: [Message] =
      others.isEmpty ? [] : [Message("The design has other entries too, which `--host` asks for by name: \(others).")]
    let asks =
      host.map { Message("Asks for `https://\($0)\(wish)`.") }
      ?? Message("Asks for `\(wish)` under the name that AWS gave \(topology.noun(entry.name)).")
    noteBrowser(choice.first.map { Message("\(asks) \($0)") } ?? asks)
    if let record { noteRecord(record.record, entry) } else if let host { noteForeignName(host, entry) }
    return entry
  }

  /// The host name under which an entry is found; nil where the design says none.
  private func name(of entry: Resource) -> String? {
    names.answers.first { topology.value(.alias, of: $0.record) == entry.name }?.name
      ?? topology.value(.aliases, of: entry)?.first ?? certifiedName(of: entry)
  }

  /// The name on a load balancer's certificate, which is the only one that its visitors can use.
  private func certifiedName(of entry: Resource) -> String? {
    topology.children(of: entry.name, kind: "listener").compactMap { topology.value(.certificate, of: $0) }
      .flatMap { names.names(of: $0) }.first { !$0.hasPrefix("*") }
  }

  private mutating func noteBrowser(_ reason: Message) {
    note(nil, kind: "browser", as: .visitor, title: Message("Browser"), reason)
  }

  private mutating func noteForeignName(_ host: String, _ entry: Resource) {
    note(
      nil, kind: "zone", as: .asked, title: .verbatim("DNS"),
      Message(
        "The design has no record for `\(host)`; whoever keeps the name has to lead it to \(topology.noun(entry.name))."
      ))
  }

  private mutating func noteRecord(_ record: Resource, _ entry: Resource) {
    note(
      record.name, as: .asked,
      Message(
        "Route 53 answers with an alias to \(topology.noun(entry.name)). It is asked for the address; the request does not go through it."
      ))
  }

  /// What takes requests from the internet, the likeliest first: what leads to the application before what
  /// holds files, and nothing that stands behind another.
  private var entries: [Resource] {
    let behaviours = design.behaviours
    let behind = Set(behaviours.map(\.target))
    let leading = Set(behaviours.filter { topology[$0.target]?.kind != "s3" }.map(\.distribution.name))
    let distributions = topology.parts(of: "cloudfront")
    let doors = (topology.parts(of: "alb") + topology.parts(of: "nlb")).filter {
      topology.value(.scheme, of: $0) == "internet-facing" && !behind.contains($0.name)
    }
    let servers = topology.parts(of: "ec2").filter { server in
      design.targetGroups(of: server.name).isEmpty && !behind.contains(server.name)
        && topology.software(of: server).contains { !$0.isDatabase && $0.openPort != nil }
        && network.interfaces(of: server.name).contains(where: \.hasPublicAddress)
    }
    return distributions.filter { leading.contains($0.name) } + doors
      + topology.parts(of: "api-gateway").filter { !behind.contains($0.name) }
      + distributions.filter { !leading.contains($0.name) } + servers
  }

  /// Goes to what the name leads to.
  private mutating func enter(_ entry: Resource) throws(Ended) {
    switch entry.kind {
    case "cloudfront": try passDistribution(entry)
    case "alb", "nlb": try balance(entry, from: .internet, secure: nil)
    case "api-gateway": try callAPI(entry)
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
