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
    let traffic: Traffic
    /// Whose addresses the target sees, where not the load balancer's.
    let clients: Endpoint?
    let isForRequests: Bool

    var ports: PortSet {
      switch traffic {
      case .tcp(let ports), .udp(let ports): ports
      case .all, .icmp: .all
      }
    }
    var order: (String, UInt16, String, String) {
      (target.description, ports.ranges.first?.lowerBound ?? 0, balancer.description, "\(!isForRequests) \(traffic)")
    }
  }

  static func check(_ design: Design) -> Outcome {
    let calls = design.balancings.flatMap { way in
      let kinds = kinds(of: way, design)
      return design.targets(of: way.targetGroup).filter { !design.network.subnets(of: $0).isEmpty }.flatMap { target in
        kinds.map {
          Call(
            balancer: way.balancer, targetGroup: way.targetGroup, target: target, traffic: $0.traffic,
            clients: $0.clients, isForRequests: $0.isForRequests)
        }
      }
    }
    guard !calls.isEmpty else { return .doesNotApply(Message("No load balancer sends requests to a server.")) }
    // Targets of one target group with the same groups and subnets answer alike: the first stands for all.
    let classes = Dictionary(grouping: Set(calls)) { call in
      Alike(
        balancer: call.balancer, targetGroup: call.targetGroup, traffic: call.traffic, clients: call.clients,
        groups: design.network.groups(of: call.target), subnets: design.network.subnets(of: call.target))
    }
    let firsts = classes.values.compactMap { $0.min { $0.target < $1.target } }
    return .found(
      firsts.sorted { $0.order < $1.order }.compactMap { unheard($0, design) ?? finding($0, design) }
        .reduce(into: []) { said, finding in if !said.contains(finding) { said.append(finding) } }
        + chained(design).compactMap { unanswerable($0.group, $0.target, design) })
  }

  private struct Alike: Hashable {
    let balancer: Name
    let targetGroup: Name
    let traffic: Traffic
    let clients: Endpoint?
    let groups: [Name]
    let subnets: [Name]
  }

  private static func flow(_ call: Call) -> Flow {
    Flow(from: .part(call.balancer), to: .part(call.target), call.traffic, clients: call.clients)
  }

  /// What a way asks of each target: requests, for every client whose address it keeps, and health checks.
  private static func kinds(
    of way: Balancing, _ design: Design
  ) -> [(traffic: Traffic, clients: Endpoint?, isForRequests: Bool)] {
    let requests = design.requestTraffic(of: way.targetGroup)
    let clients = design.clients(of: way)
    let health = design.healthPort(of: way.targetGroup).map { Traffic.tcp(PortSet($0)) }
    let checks = [health].compactMap { $0 }.filter { !requests.contains($0) || !clients.contains(nil) }
    return requests.flatMap { traffic in clients.map { (traffic, $0, true) } } + checks.map { ($0, nil, false) }
  }

  /// Whether the answer counts against the call. Of the internet, a part may well be shut out on purpose.
  private static func fails(_ trace: Trace) -> Bool {
    let isOutside = trace.flow.clients.map { $0.part == nil } ?? false
    return trace.verdict == .no || trace.verdict == .partly && (!isOutside || trace.deciding?.verdict == .no)
  }

  /// The calls of load balancers to a server, for requests and for health checks.
  static func flows(to server: Name, _ design: Design) -> [Flow] {
    design.balancings.filter { design.targets(of: $0.targetGroup).contains(server) }.flatMap { way in
      kinds(of: way, design).map {
        Flow(from: .part(way.balancer), to: .part(server), $0.traffic, clients: $0.clients)
      }
    }
  }

  private static func finding(_ call: Call, _ design: Design) -> Finding? {
    let verdict = design.network.verdict(flow(call))
    guard verdict == .no || verdict == .partly else { return nil }
    let trace = design.network.trace(flow(call))
    guard fails(trace) else { return nil }
    let topology = design.topology
    let purpose = call.isForRequests ? Message("for requests") : Message("for health checks")
    let stop = trace.deciding.flatMap { $0.step == .securityGroup || $0.step == .networkACL ? $0.at : nil }
    return finding(
      .broken, [call.targetGroup, call.target, call.balancer] + [stop].compactMap { $0 },
      at: design.blame(of: trace, to: call.targetGroup, attribute: call.isForRequests ? nil : "health-port"),
      Message(
        "\(topology.noun(call.balancer)) cannot call \(topology.noun(call.target)) on port \(call.ports.description) \(purpose). \(trace.reason ?? .verbatim(""))"
      ),
      mend: mend(call, design))
  }

  /// The target groups that send to a load balancer.
  private static func chained(_ design: Design) -> [(group: Name, target: Resource)] {
    Set(design.balancings.map(\.targetGroup)).sorted().flatMap { group in
      design.targets(of: group).compactMap { design.topology[$0] }.filter { Kinds.balancers.contains($0.kind) }
        .map { (group, $0) }
    }
  }

  /// A load balancer as a target hears nothing on a port on which it has no listener, whatever groups let through.
  private static func unheard(_ call: Call, _ design: Design) -> Finding? {
    let topology = design.topology
    let ports = topology.children(of: call.target, kind: "listener").flatMap { design.traffic(of: $0) }
    guard !ports.isEmpty, !ports.contains(call.traffic) else { return nil }
    let key = call.isForRequests || topology[call.targetGroup]?.values["health-port"] == nil ? "port" : "health-port"
    let only = ports.count == 1 ? ports.first.map { $0.tcpPorts.description } : nil
    return finding(
      .broken, [call.targetGroup, call.target, call.balancer],
      at: topology.origin(of: call.targetGroup, attribute: key) ?? topology.origin(of: call.targetGroup),
      Message(
        "\(topology.noun(call.targetGroup)) calls \(topology.noun(call.target)) on port \(call.ports.description), on which that has no listener."
      ),
      mend: only.map { ["set \(call.targetGroup) \(key)=\($0)"] } ?? [])
  }

  /// Source: Elastic Load Balancing, Network Load Balancers, "Use an Application Load Balancer as a target".
  private static func unanswerable(_ group: Name, _ target: Resource, _ design: Design) -> Finding? {
    let topology = design.topology
    guard topology.value(Attribute<String>("health-protocol"), of: group) == "tcp" else { return nil }
    let isSecure = topology.children(of: target.name, kind: "listener").contains {
      topology.isSecure($0)
        && topology.value(.port, of: $0).flatMap { UInt16(exactly: $0) } == design.healthPort(of: group)
    }
    return finding(
      .broken, [group, target.name], at: topology.origin(of: group, attribute: "health-protocol"),
      Message(
        "\(topology.noun(group)) asks \(topology.noun(target.name)) for its health over TCP; of a load balancer AWS takes HTTP and HTTPS checks only."
      ),
      mend: ["set \(group) health-protocol=\(isSecure ? "https" : "http")"])
  }

  /// The rules, in or out or both, with which the call succeeds, or the group that the load balancer lacks;
  /// else what lists lack too.
  private static func mend(_ call: Call, _ design: Design) -> [String] {
    let group = BalancerGroupMend.statements(for: call.balancer, design)
    for lines in rules(call, design) + [group] where !lines.isEmpty {
      guard let mended = try? Script.apply(lines.joined(separator: "\n"), to: design.topology) else { continue }
      if Network(mended).trace(flow(call)).verdict == .yes { return lines }
    }
    return PathMender.statements(for: flow(call), in: design.topology)
  }

  private static func rules(_ call: Call, _ design: Design) -> [[String]] {
    guard let source = design.network.groups(of: call.balancer).first,
      let target = design.network.groups(of: call.target).first
    else { return [] }
    let enter = "allow \(target) \(call.traffic) from \(source)"
    let leave = "allow \(source) out \(call.traffic) to \(target)"
    return [[enter], [leave], [enter, leave]]
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
    // A Network Load Balancer keeps its clients' addresses, which a rule for those of the VPC does not admit.
    RuleExample(
      RuleExample.twoZones + """
        add ec2 app in app-a sg=app-sg
        add target-group web in main protocol=tcp port=80 targets=app  # LB-05
        add nlb front in main subnets=public-a,public-c
        add listener door in front protocol=tcp port=80 forward=web
        allow app-sg tcp/80 from 10.0.0.0/16
        """),
    RuleExample(
      RuleExample.chained + """
        add target-group pass in main target-type=alb protocol=tcp port=80 targets=inner  # LB-05
        add listener door in front protocol=tcp port=443 forward=pass
        """),
    RuleExample(
      RuleExample.chained + """
        add target-group pass in main target-type=alb protocol=tcp port=443 targets=inner
        set pass health-protocol=tcp  # LB-05
        add listener door in front protocol=tcp port=443 forward=pass
        """),
  ]

  static let passing = [
    RuleExample(RuleExample.bareBalanced + "allow app-sg tcp/80 from 0.0.0.0/0"),
    // Whom the server shuts out, and where the targets see the load balancer's own addresses.
    RuleExample(
      RuleExample.bareBalanced + """
        allow app-sg tcp/80 from 10.0.0.0/16
        allow app-sg tcp/80 from 203.0.113.0/24
        """),
    RuleExample(
      RuleExample.twoZones + """
        add ecs-cluster shop
        add task-definition web image=shop/web:1.4
        add target-group pages in main target-type=ip protocol=tcp port=80
        add ecs-service app in shop task=web subnets=app-a,app-c sg=app-sg desired=2 target-groups=pages
        add nlb front in main subnets=public-a,public-c
        add listener door in front protocol=tcp port=80 forward=pages
        allow app-sg tcp/80 from 10.0.0.0/16
        """),
    RuleExample(RuleExample.datagrams + "allow app-sg udp/5000 from alb-sg"),
    RuleExample(
      RuleExample.chained + """
        add target-group pass in main target-type=alb protocol=tcp port=443 health-protocol=https targets=inner
        add listener door in front protocol=tcp port=443 forward=pass
        """),
    RuleExample(RuleExample.balanced + "allow app-sg tcp/8000 from alb-sg"),
    RuleExample(
      RuleExample.balanced + """
        set alb-sg egress=none
        allow alb-sg out tcp/8000 to app-sg
        allow app-sg tcp/8000 from alb-sg
        """),
  ]
}
