import Localization
import Reachability
import Topology

extension RequestWalk {
  /// A load balancer: its network, listener, rules and targets.
  ///
  /// - Parameter secure: whether the request comes over TLS; nil where the visitor takes what there is.
  mutating func balance(
    _ balancer: Resource, from start: Endpoint, keeping clients: Endpoint? = nil, secure: Bool?
  ) throws(Ended) {
    guard met.insert(balancer.name).inserted else {
      try stop(balancer.name, Message("Was passed before, so the request goes in a circle."), sees: .status(504))
      return
    }
    let listeners = topology.children(of: balancer.name, kind: "listener")
    let encrypted = listeners.filter {
      ["https", "tls"].contains(topology.value(Attribute<String>("protocol"), of: $0))
    }
    let wanted = secure ?? !encrypted.isEmpty
    let port: UInt16 = wanted ? 443 : 80
    let suited =
      (wanted ? encrypted : listeners.filter { listener in !encrypted.contains { $0.name == listener.name } })
      .sorted {
        abs((topology.value(.port, of: $0) ?? 0) - Int(port)) < abs((topology.value(.port, of: $1) ?? 0) - Int(port))
      }
    let listener =
      suited.first { start == .internet || secure == nil || topology.value(.port, of: $0) == Int(port) } ?? suited.first
    let isFirst = start == .internet
    let shut = isFirst ? VisitorSight.noConnection : .status(504)
    guard let listener else {
      try stop(
        balancer.name,
        wanted ? Message("No listener of it hears HTTPS on port 443.") : Message("No listener of it hears HTTP."),
        sees: isFirst ? .noConnection : .status(502))
      return
    }
    let heard = topology.value(.port, of: listener).flatMap { UInt16(exactly: $0) } ?? port
    try hop(from: start, to: balancer.name, heard, keeping: clients) { _ in shut }
    try askGuard(of: balancer)
    if isFirst, let host, let certificate = topology.value(.certificate, of: listener),
      !names.carries(certificate, host)
    {
      try stop(
        listener.name, Message("Shows \(topology.noun(certificate)), which does not carry the name `\(host)`."),
        origin: topology.origin(of: certificate), sees: .certificateWarning)
    }
    let group = try targetGroup(of: listener, among: listeners, isFirst: isFirst)
    try reachTarget(of: group, balancer, from: clients ?? start)
  }

  /// The target group that the listener's rules choose, lowest number first, its default action last.
  private mutating func targetGroup(
    of listener: Resource, among listeners: [Resource], isFirst: Bool
  ) throws(Ended) -> Name {
    let rules = topology.forwards(of: listener.name).sorted { priority(of: $0) < priority(of: $1) }
    if let rule = rules.first(where: { matches($0) }) {
      let conditions = rule.conditions
      let number = rule.values["priority"].map { Message("Its rule \("\($0)")") } ?? Message("A rule of it")
      let span = topology.origin(of: .forward(rule))
      switch rule.target {
      case .part(let group):
        note(
          listener.name, Message("\(number) has the request (\(conditions)): it goes to \(topology.noun(group))."),
          origin: span)
        return group
      case .respond(let status):
        try stop(
          listener.name,
          Message("\(number) has the request (\(conditions)) and answers with the status \("\(status)")."),
          origin: span, sees: .status(status))
      case .https:
        try stop(
          listener.name, Message("\(number) has the request (\(conditions)) and sends it on to HTTPS."), origin: span,
          sees: .redirect)
      }
      throw Ended()
    }
    let refused =
      rules.isEmpty
      ? Message("It has no rules.") : Message("None of its rules has the request: \(rules.map(\.conditions)).")
    if let group = topology.value(Attribute<Name>("forward"), of: listener) {
      let redirecting = listeners.first { topology.value(Attribute<String>("redirect"), of: $0) == "https" }
      let taken = Message("\(refused) The default action sends the request to \(topology.noun(group)).")
      let whole = redirecting.map {
        Message("\(taken) Who comes over HTTP is sent here by `\($0.name)` with the status 301.")
      }
      note(listener.name, isFirst ? whole ?? taken : taken)
      return group
    }
    if let status = topology.value(Attribute<Int>("respond"), of: listener) {
      try stop(
        listener.name, Message("\(refused) The default action answers with the status \("\(status)")."),
        origin: topology.origin(of: listener.name, attribute: "respond"), sees: .status(status))
    }
    if topology.value(Attribute<String>("redirect"), of: listener) == "https" {
      try stop(
        listener.name, Message("\(refused) The default action sends the visitor to HTTPS with the status 301."),
        origin: topology.origin(of: listener.name, attribute: "redirect"), sees: .redirect)
    }
    try stop(
      listener.name, Message("\(refused) It has no default action either, without which AWS makes no listener."),
      sees: .nothing)
    throw Ended()
  }

  private func priority(of rule: Forward) -> Int {
    if case .number(let number, _)? = rule.values["priority"] { number } else { .max }
  }

  /// Whether a request has all that a rule asks for: path, host and secret header.
  private func matches(_ rule: Forward) -> Bool {
    if let pattern = rule.path, !PathPattern(pattern).matches(path) { return false }
    if rule.hosts != nil {
      guard let sentHost, rule.takes(host: sentHost) else { return false }
    }
    return rule.values["header"].map { headers.contains($0) } ?? true
  }

  /// One target of a group to which the load balancer gets through.
  private mutating func reachTarget(
    of group: Name, _ balancer: Resource, from start: Endpoint
  ) throws(Ended) {
    let targets = design.targets(of: group).compactMap { topology[$0] }
    // A Network Load Balancer answers nothing by itself: who asked it waits.
    let shut: VisitorSight = balancer.kind == "nlb" && start == .internet ? .noConnection : .status(504)
    guard !targets.isEmpty else {
      try stop(
        group, Message("Has no targets: no server is registered and no Auto Scaling group attached."),
        sees: shut == .noConnection ? shut : .status(503))
      return
    }
    let faults = targets.map { startFault(of: $0) }
    if let fault = faults.first.flatMap({ $0 }), faults.allSatisfy({ $0 != nil }) {
      try stop(
        targets[0].name, Message("\(fault.message) None of its tasks starts, so nobody is there to ask."),
        origin: fault.span, sees: shut == .noConnection ? shut : .status(503))
    }
    if let function = targets.first(where: { $0.kind == "lambda" }) { return try call(function, from: balancer.name) }
    let clients = keptClients(of: group, balancer, start)
    if let next = targets.first(where: { $0.kind == "alb" }) {
      return try balance(
        next, from: .part(balancer.name), keeping: clients, secure: design.port(of: group) == 443)
    }
    guard let port = design.port(of: group) else {
      try stop(
        group, verdict: .unknown, Message("Names no port, so nothing says where its targets are asked."), sees: .nothing
      )
      return
    }
    let traces = targets.map {
      ($0, network.trace(Flow(from: .part(balancer.name), to: .part($0.name), .tcp(PortSet(port)), clients: clients)))
    }
    guard
      let (server, _) = traces.first(where: { $0.1.verdict == .yes }) ?? traces.first(where: { $0.1.verdict != .no })
    else {
      let (server, trace) = traces[0]
      noteHealth(group, balancer, server, of: targets)
      // Targets in a zone without the load balancer are not used at all, and it has no other.
      let sight = trace.code == .loadBalancerZone && shut != .noConnection ? .status(503) : shut
      try stop(
        server.name, code: trace.code?.rawValue, trace.reason ?? Message("Cannot be reached."),
        origin: trace.deciding?.origin, sees: sight)
      return
    }
    noteHealth(group, balancer, server, of: targets)
    for (other, trace) in traces where trace.verdict == .no {
      note(
        other.name, verdict: .partly, code: trace.code?.rawValue, trace.reason ?? Message("Cannot be reached."),
        origin: trace.deciding?.origin)
    }
    try hop(from: .part(balancer.name), to: server.name, port, keeping: clients) { _ in shut }
    try serve(server, port: port)
  }

  /// Why no task of a service starts, as IAM-01 says: nobody may act under a role that its task definition names.
  private func startFault(of target: Resource) -> Finding? {
    guard let task = topology.value(Attribute<Name>("task"), of: target) else { return nil }
    return findings(ServersActUnderARole.check(design)).first { $0.resources.count > 1 && $0.resources.first == task }
  }

  /// Who asked, where the load balancer keeps that address for its targets.
  private func keptClients(of group: Name, _ balancer: Resource, _ start: Endpoint) -> Endpoint? {
    let way = Balancing(balancer: balancer.name, listener: balancer.name, targetGroup: group, rule: nil)
    return design.keepsClients(way) && !network.isVPCOrigin(balancer.name, of: start.part) ? start : nil
  }

  /// The target group with its health checks, which the load balancer makes from its own addresses.
  private mutating func noteHealth(_ group: Name, _ balancer: Resource, _ server: Resource, of targets: [Resource]) {
    let asked = topology.value(Attribute<String>("health-path"), of: group) ?? "/"
    guard let port = design.healthPort(of: group) else { return }
    let trace = network.trace(Flow(from: .part(balancer.name), to: .part(server.name), .tcp(PortSet(port))))
    if trace.verdict == .no {
      note(
        group, verdict: .partly, code: trace.code?.rawValue,
        Message(
          "Its health checks of `\(asked)` on `tcp/\("\(port)")` get no answer. With no healthy target a load balancer sends to all of them."
        ),
        origin: trace.deciding?.origin)
    } else {
      note(
        group,
        Message(
          "Asks \(targets.map { Message.verbatim("`\($0.name)`") }) for `\(asked)` on `tcp/\("\(port)")` again and again; requests go to those that answer well."
        ))
    }
  }
}
