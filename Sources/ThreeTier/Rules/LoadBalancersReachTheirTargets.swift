import Localization
import Reachability
import Topology

/// A load balancer can call its targets on the traffic port and on the health-check port: its own
/// groups let it out, the targets' groups let it in, and network ACLs pass both ways.
///
/// Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html
enum LoadBalancersReachTheirTargets: Rule {
  static let code = "LB-05"
  static let pillar = Pillar.reliability
  static let covers = ["tier.net.appfromalb", "flow.request"]

  private struct Call: Hashable {
    let balancer: Name
    let targetGroup: Name
    let target: Name
    let port: UInt16
  }

  static func check(_ design: Design) -> Outcome {
    let calls = design.balancings.flatMap { way in
      design.targets(of: way.targetGroup).filter { !design.network.subnets(of: $0).isEmpty }.flatMap { target in
        Set([design.port(of: way.targetGroup), design.healthPort(of: way.targetGroup)].compactMap { $0 }).sorted()
          .map { Call(balancer: way.balancer, targetGroup: way.targetGroup, target: target, port: $0) }
      }
    }
    guard !calls.isEmpty else { return .doesNotApply(Message("No load balancer sends requests to a server.")) }
    // Targets of one target group with the same groups and subnets answer alike: the first stands for all.
    let classes = Dictionary(grouping: Set(calls)) { call in
      Alike(
        balancer: call.balancer, targetGroup: call.targetGroup, port: call.port,
        groups: design.network.groups(of: call.target), subnets: design.network.subnets(of: call.target))
    }
    let firsts = classes.values.compactMap { $0.min { $0.target < $1.target } }
    return .found(
      firsts.sorted { ($0.target, $0.port, $0.balancer) < ($1.target, $1.port, $1.balancer) }
        .compactMap { finding($0, design) })
  }

  private struct Alike: Hashable {
    let balancer: Name
    let targetGroup: Name
    let port: UInt16
    let groups: [Name]
    let subnets: [Name]
  }

  private static func flow(_ call: Call) -> Flow {
    Flow(from: .part(call.balancer), to: .part(call.target), .tcp(PortSet(call.port)))
  }

  /// The calls of load balancers to a server, for requests and for health checks.
  static func flows(to server: Name, _ design: Design) -> [Flow] {
    design.balancings.filter { design.targets(of: $0.targetGroup).contains(server) }.flatMap { way in
      Set([design.port(of: way.targetGroup), design.healthPort(of: way.targetGroup)].compactMap { $0 }).sorted()
        .map { Flow(from: .part(way.balancer), to: .part(server), .tcp(PortSet($0))) }
    }
  }

  private static func finding(_ call: Call, _ design: Design) -> Finding? {
    let verdict = design.network.verdict(flow(call))
    guard verdict == .no || verdict == .partly else { return nil }
    let trace = design.network.trace(flow(call))
    let topology = design.topology
    let isForRequests = call.port == design.port(of: call.targetGroup)
    let purpose = isForRequests ? Message("for requests") : Message("for health checks")
    let stop = trace.deciding.flatMap { $0.step == .securityGroup || $0.step == .networkACL ? $0.at : nil }
    return finding(
      .broken, [call.targetGroup, call.target, call.balancer] + [stop].compactMap { $0 },
      at: design.blame(of: trace, to: call.targetGroup, attribute: isForRequests ? nil : "health-port"),
      Message(
        "\(topology.noun(call.balancer)) cannot call \(topology.noun(call.target)) on port \(call.port.description) \(purpose). \(trace.reason ?? .verbatim(""))"
      ),
      mend: mend(call, design))
  }

  /// The rules, in or out or both, with which the call succeeds; else what lists lack too.
  private static func mend(_ call: Call, _ design: Design) -> [String] {
    guard let source = design.network.groups(of: call.balancer).first,
      let target = design.network.groups(of: call.target).first
    else { return [] }
    let enter = "allow \(target) tcp/\(call.port) from \(source)"
    let leave = "allow \(source) out tcp/\(call.port) to \(target)"
    for lines in [[enter], [leave], [enter, leave]] {
      guard let mended = try? Script.apply(lines.joined(separator: "\n"), to: design.topology) else { continue }
      if Network(mended).trace(flow(call)).verdict == .yes { return lines }
    }
    return PathMender.statements(for: flow(call), in: design.topology)
  }

  private static let group = """
    add ec2 app in app-a sg=app-sg
    add target-group web in main protocol=http port=8000 health-port=9000 targets=app  # LB-05
    add alb front in main subnets=public-a,public-c sg=alb-sg
    add listener door in front protocol=http port=80 forward=web

    """

  static let failing = [
    RuleExample(RuleExample.twoZones + group + "allow app-sg tcp/8000 from alb-sg"),
    RuleExample(
      RuleExample.twoZones + group + """
        set alb-sg egress=none
        allow app-sg tcp/8000,9000 from alb-sg
        """),
  ]

  static let passing = [
    RuleExample(RuleExample.balanced + "allow app-sg tcp/8000 from alb-sg"),
    RuleExample(
      RuleExample.balanced + """
        set alb-sg egress=none
        allow alb-sg out tcp/8000 to app-sg
        allow app-sg tcp/8000 from alb-sg
        """),
  ]
}
