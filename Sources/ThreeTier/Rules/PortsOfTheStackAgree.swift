import CommandLanguage
import Localization
import Reachability
import Topology

/// A target group calls the port on which the web server listens, and the application server behind it
/// hears nobody else.
///
/// Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html
enum PortsOfTheStackAgree: Rule {
  static let code = "STK-02"
  static let pillar = Pillar.security
  static let covers = ["flow.nginx", "tier.net.appfromalb"]

  static func check(_ design: Design) -> Outcome {
    let stacks = design.stackedServers
    guard !stacks.isEmpty else {
      return .doesNotApply(Message("No server behind a load balancer names its web software."))
    }
    let balancers = Dictionary(grouping: design.balancings, by: \.targetGroup).mapValues { Set($0.map(\.balancer)) }
    return .found(
      stacks.flatMap { stack in
        let server = Listening(server: stack.server, sayer: stack.sayer, programs: stack.programs)
        return design.targetGroups(of: stack.server.name).flatMap { findings($0, server, balancers[$0] ?? [], design) }
          + openDoors(
            server, besides: design.targetGroups(of: stack.server.name).compactMap { design.port(of: $0) }, design)
      })
  }

  /// A server with the programs that listen on it.
  private struct Listening {
    let server: Resource
    let sayer: Resource
    let programs: [Software]

    /// The program that requests meet first.
    var front: Software? { programs.first { $0.layer == .web } ?? programs.first { $0.port != nil && $0.layer != nil } }
    var ports: PortSet { programs.compactMap(\.openPort).reduce(PortSet([])) { $0.union(PortSet($1)) } }
    /// Application servers that a web server stands before, and that listen on the network all the same.
    var hidden: [Software] {
      programs.contains { $0.layer == .web }
        ? programs.filter { $0.layer.map { $0 > .web } ?? false && $0.port != nil } : []
    }
  }

  private static func findings(
    _ group: Name, _ listening: Listening, _ balancers: Set<Name>, _ design: Design
  ) -> [Finding] {
    let topology = design.topology
    guard let port = design.port(of: group) else { return [] }
    let (pool, server) = (topology.noun(group), topology.noun(listening.server.name))
    let ends = [group, listening.server.name]
    let span = topology.origin(of: group, attribute: "port")
    if listening.ports.intersection(PortSet(port)).isEmpty {
      return [
        finding(
          .high, ends, at: span,
          listening.ports.isEmpty
            ? Message(
              "\(pool) calls port \(port.description) of \(server), on which no program listens on the network.")
            : Message(
              "\(pool) calls port \(port.description) of \(server), whose programs listen on \(listening.ports)."),
          mend: mend(group, port, listening, balancers, design))
      ]
    }
    var findings: [Finding] = []
    if let passed = listening.hidden.first(where: { $0.openPort == port }), let front = listening.front {
      findings.append(
        finding(
          .high, ends, at: span,
          Message("\(pool) calls `\(passed.name)` of \(server) on port \(port.description), past `\(front.name)`."),
          mend: mend(group, port, listening, balancers, design)))
    }
    if let health = design.healthPort(of: group), listening.ports.intersection(PortSet(health)).isEmpty {
      findings.append(
        finding(
          .high, ends, at: topology.origin(of: group, attribute: "health-port"),
          Message(
            "\(pool) asks for health on port \(health.description) of \(server), on which nothing listens, so every server counts as sick."
          ),
          mend: ["set \(group) health-port=traffic-port"]))
    }
    return findings
  }

  /// The web server's port for the target group, with the rules that it takes; where the web server has none,
  /// the target group's port for it.
  private static func mend(
    _ group: Name, _ port: UInt16, _ listening: Listening, _ balancers: Set<Name>, _ design: Design
  ) -> [String] {
    guard let open = listening.front?.openPort else {
      let front = listening.front ?? listening.programs.first { $0.layer != nil }
      // In the order in which a request passes them, as STK-01 wants it.
      let layers: [StackLayer?] = [.web, .server, .framework, nil]
      let stack = layers.flatMap { layer in listening.programs.filter { $0.layer == layer } }.map {
        $0.typed(port: $0 == front ? Int(port) : $0.port == Int(port) ? nil : $0.port)
      }
      return ["set \(listening.sayer.name) stack=\(stack.joined(separator: ","))"]
    }
    let change = "set \(group) port=\(open)"
    guard let changed = try? Script.apply(change, to: design.topology) else { return [change] }
    let flows = balancers.sorted().map { balancer in
      Flow(from: .part(balancer), to: .part(listening.server.name), .tcp(PortSet(open)))
    }
    return [change] + PathMender.statements(for: flows, in: changed)
  }

  /// Rules that let others come to the application server past the web server, on ports other than those
  /// that target groups call: of them is told already.
  private static func openDoors(_ listening: Listening, besides called: [UInt16], _ design: Design) -> [Finding] {
    let topology = design.topology
    guard let front = listening.front,
      let hidden = listening.hidden.first(where: { $0.openPort.map { !called.contains($0) } ?? false }),
      let port = hidden.openPort
    else {
      return []
    }
    let rules = design.network.groups(of: listening.server.name).flatMap { topology.rules(of: $0) }
    return rules.filter { $0.direction == .inbound && !$0.traffic.tcpPorts.intersection(PortSet(port)).isEmpty }.map {
      rule in
      let kept = front.openPort.map { rule.traffic.tcpPorts.intersection(PortSet($0)) } ?? PortSet([])
      return finding(
        .high, [rule.group, listening.server.name], at: topology.origin(of: .rule(rule)),
        Message(
          "\(topology.noun(rule.group)) admits \(IngressReview.source(rule, topology)) to `\(hidden.name)` on port \(port.description), past `\(front.name)`. It needs only a socket or the server's own address."
        ),
        mend: [Clause.rule(rule).withdrawal]
          + (kept.isEmpty ? [] : ["allow \(rule.group) tcp/\(kept) from \(rule.peer)"]))
    }
  }

  private static func pool(_ port: Int) -> String {
    RuleExample.twoZones + """
      add ec2 app in app-a sg=app-sg
      add alb front in main subnets=public-a,public-c sg=alb-sg
      add target-group web in main protocol=http port=\(port) targets=app
      """
  }
  private static let door = "\nadd listener door in front protocol=http port=80 forward=web\n"

  static let failing = [
    RuleExample(
      pool(8000) + "  # STK-02" + door + """
        set app stack=nginx:80,gunicorn,django
        allow app-sg tcp/8000 from alb-sg
        """),
    RuleExample(pool(80) + "  # STK-02" + door + "set app stack=nginx,gunicorn,django"),
    RuleExample(pool(8000) + "  # STK-02" + door + "set app stack=nginx:80,gunicorn:8000,django"),
    RuleExample(
      pool(80) + " health-port=8080  # STK-02" + door + "set app stack=nginx:80,gunicorn,django"),
    RuleExample(
      pool(80) + door + """
        set app stack=nginx:80,gunicorn:8000,django
        allow app-sg tcp/80,8000 from alb-sg  # STK-02
        """),
  ]

  static let passing = [
    RuleExample(
      pool(80) + door + """
        set app stack=nginx:80,gunicorn:8000,django
        allow app-sg tcp/80 from alb-sg
        """),
    RuleExample(
      pool(8000) + door + """
        set app stack=gunicorn:8000,django
        allow app-sg tcp/8000 from alb-sg
        """),
  ]
}
