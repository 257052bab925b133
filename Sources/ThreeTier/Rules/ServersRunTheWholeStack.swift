import Localization
import Topology

/// A server behind a load balancer carries the whole web stack, from the outside in: a web server, an
/// application server, the framework.
///
/// Source: https://docs.gunicorn.org/en/latest/deploy.html
enum ServersRunTheWholeStack: Rule {
  static let code = "STK-01"
  static let pillar = Pillar.operations
  static let covers = ["ec2.stack", "flow.request", "flow.nginx"]

  static func check(_ design: Design) -> Outcome {
    let stacks = design.stackedServers.filter { stack in stack.programs.contains { $0.layer.map { $0 > .web } ?? false }
    }
    guard !stacks.isEmpty else {
      return .doesNotApply(Message("No server behind a load balancer names an application server or a framework."))
    }
    let inner = design.innerTargets
    return .found(
      stacks.compactMap { finding($0.sayer, $0.programs, isInner: inner.contains($0.server.name), design.topology) })
  }

  private static func finding(
    _ sayer: Resource, _ programs: [Software], isInner: Bool, _ topology: Topology
  ) -> Finding? {
    let layers = programs.compactMap(\.layer)
    let frameworks = programs.filter { $0.layer == .framework }
    let missing = frameworks.compactMap { framework -> (name: String, server: String)? in
      guard let servers = StackLayer.servers[framework.name], let usual = servers.first,
        !programs.contains(where: { servers.contains($0.name) })
      else { return nil }
      return (framework.name, usual)
    }.first
    let sheltered = programs.first { StackLayer.sheltered.contains($0.name) }
    let isBare = !layers.contains(.web) && !isInner && (sheltered != nil || missing != nil)
    var faults: [Message] = []
    var severity = Severity.medium
    if let missing {
      faults.append(
        Message(
          "`\(missing.name)` has no application server such as `\(missing.server)`, and its own is for development"))
    }
    if layers != layers.sorted() {
      faults.append(Message("the programs do not stand in the order in which a request passes them"))
    }
    if let server = programs.first(where: { $0.layer == .server }), frameworks.isEmpty {
      let others = programs.filter { $0.layer == nil && !$0.isHelper }
      if others.isEmpty { faults.append(Message("`\(server.name)` has no framework to run")) }
      if let foreign = others.first(where: { StackLayer.selfServing.contains($0.name) }) {
        faults.append(Message("`\(server.name)` cannot run `\(foreign.name)`, which answers by itself"))
      }
    }
    if isBare {
      if faults.isEmpty { severity = .low }
      faults.append(Message("no web server such as `nginx` takes slow visitors and files off the application"))
    }
    guard !faults.isEmpty else { return nil }
    let right = right(programs, missing: missing?.server, isBare: isBare)
    return finding(
      severity, [sayer.name], at: topology.origin(of: sayer.name, attribute: "stack"),
      Message("On \(topology.noun(sayer.name)): \(faults)."),
      mend: right == programs.map { $0.typed(port: $0.port) }
        ? [] : ["set \(sayer.name) stack=\(right.joined(separator: ","))"])
  }

  /// The same programs in order, with what is missing; the outermost takes over the port.
  private static func right(_ programs: [Software], missing: String?, isBare: Bool) -> [String] {
    func names(_ layer: StackLayer) -> [Software] { programs.filter { $0.layer == layer } }
    let inside = names(.server) + names(.framework)
    let rest = programs.filter { $0.layer == nil }.map { $0.typed(port: $0.port) }
    var port = inside.lazy.compactMap(\.port).first
    let isHidden = !names(.web).isEmpty && names(.web).allSatisfy { $0.port == nil }
    var stack = names(.web).enumerated().map { index, program in
      program.typed(port: program.port ?? (index == 0 ? port : nil))
    }
    if isBare {
      stack.append("nginx:\(port ?? 80)")
      port = nil
    }
    if let missing {
      stack.append(missing + (stack.isEmpty ? port.map { ":\($0)" } ?? "" : ""))
    }
    let keepsPorts = !isBare && missing == nil && !isHidden
    return stack + inside.map { $0.typed(port: keepsPorts ? $0.port : nil) } + rest
  }

  private static let pool =
    RuleExample.twoZones + """
      add ec2 app in app-a sg=app-sg
      add target-group web in main protocol=http port=80 targets=app

      """

  static let failing = [
    RuleExample(
      RuleExample.twoZones + """
        add ec2 app in app-a sg=app-sg stack=django:8000  # STK-01
        add target-group web in main protocol=http port=8000 targets=app
        """),
    RuleExample(pool + "set app stack=nginx:80,django  # STK-01"),
    RuleExample(pool + "set app stack=gunicorn:80,django  # STK-01"),
    RuleExample(pool + "set app stack=gunicorn,django,nginx:80  # STK-01"),
    RuleExample(pool + "set app stack=nginx:80,gunicorn  # STK-01"),
    RuleExample(pool + "set app stack=nginx:80,gunicorn,node  # STK-01"),
  ]

  static let passing = [
    RuleExample(pool + "set app stack=nginx:80,gunicorn,django,cloudwatch-agent"),
    RuleExample(pool + "set app stack=nginx:80,uvicorn,fastapi"),
    RuleExample(pool + "set app stack=tomcat:80,spring"),
    RuleExample(
      pool + """
        set app stack=gunicorn:80,django
        add alb inner in main scheme=internal subnets=app-a,app-c sg=alb-sg
        add listener door in inner protocol=http port=80 forward=web
        """),
  ]
}

extension Design {
  /// What internal load balancers call: servers before which other servers stand.
  var innerTargets: Set<Name> {
    let inner = Set(topology.parts(of: "alb").filter { topology.value(.scheme, of: $0) == "internal" }.map(\.name))
    // CloudFront comes straight to a VPC origin.
    let origins = Set(behaviours.filter(\.isVPCOrigin).map(\.target))
    let names = inner.subtracting(origins)
    return Set(balancings.filter { names.contains($0.balancer) }.flatMap { targets(of: $0.targetGroup) })
  }
}
