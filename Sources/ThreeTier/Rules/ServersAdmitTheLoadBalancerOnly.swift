import Localization
import Reachability
import Topology

/// Servers behind a load balancer admit it and nobody else, on the ports on which it calls them.
///
/// Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-register-targets.html
enum ServersAdmitTheLoadBalancerOnly: Rule {
  static let code = "SG-02"
  static let pillar = Pillar.security
  static let covers = ["tier.net.appfromalb"]

  static func check(_ design: Design) -> Outcome {
    let balancings = design.balancings
    let balancers = Dictionary(grouping: balancings, by: \.targetGroup).mapValues { Set($0.map(\.balancer)) }
    let servers = design.servers.filter { server in
      design.targetGroups(of: server.name).contains { balancers[$0] != nil }
    }
    guard !servers.isEmpty else { return .doesNotApply(Message("No server stands behind a load balancer.")) }
    // Servers with the same groups behind the same balancer are told once, as the first of them.
    var told: Set<GroupRule> = []
    return .found(
      servers.flatMap { server in
        faults(of: server, balancers, design).compactMap { told.insert($0.rule).inserted ? $0.finding : nil }
      })
  }

  private static func faults(
    of server: Resource, _ balancers: [Name: Set<Name>], _ design: Design
  ) -> [(rule: GroupRule, finding: Finding)] {
    let topology = design.topology
    let groups = design.targetGroups(of: server.name)
    let entries = Set(groups.flatMap { balancers[$0] ?? [] }.flatMap { design.network.groups(of: $0) })
    let stated = Set(design.statedClients(of: server.name).flatMap { design.network.groups(of: $0) })
    let calls = groups.flatMap { design.calls(of: $0) }
    let tcp = calls.reduce(PortSet([])) { $0.union($1.tcpPorts) }
    let udp = calls.reduce(PortSet([])) { ports, call in
      if case .udp(let more) = call { ports.union(more) } else { ports }
    }
    let ports = tcp.union(udp)
    let review = IngressReview(design: design, part: server.name, clients: entries, ports: tcp, udpPorts: udp)
    let bare = Set(groups.flatMap { balancers[$0] ?? [] }).filter { design.network.groups(of: $0).isEmpty }.min()
    return review.faults.compactMap { rule, fault in
      if fault == .stranger, isStated(rule, by: stated) { return nil }
      if fault == .world, admitsDistribution(rule, to: server.name, topology) { return nil }
      if let bare, fault == .world || fault == .range, review.isOnPorts(rule) {
        return (rule, nameless(rule, server, bare, review))
      }
      let severity: Severity = fault == .world ? .critical : .medium
      let finding = finding(
        severity, [server.name, rule.group], at: topology.origin(of: .rule(rule)),
        message(rule, fault, server, ports, topology), mend: review.mend(rule))
      return (rule, finding)
    }
  }

  /// Addresses in a rule because the load balancer has no group that it could name: those of the load balancer's
  /// clients, which it keeps, or those from which it checks the server's health.
  private static func nameless(
    _ rule: GroupRule, _ server: Resource, _ balancer: Name, _ review: IngressReview
  ) -> Finding {
    let topology = review.design.topology
    let isAsked = review.design.network.interfaces(of: server.name).contains(where: \.hasPublicAddress)
    let making = BalancerGroupMend.statements(for: balancer, review.design)
    return finding(
      isAsked && rule.peer != .prefixList("pl-cloudfront") ? .high : .medium, [server.name, rule.group, balancer],
      at: topology.origin(of: .rule(rule)),
      Message(
        "\(topology.noun(server.name)) admits \(IngressReview.source(rule, topology)) on `\(rule.traffic)`, since \(topology.noun(balancer)) has no security group that the rule could name. A Network Load Balancer takes groups only if it is made with one."
      ),
      mend: making.isEmpty || !review.sharers(of: rule.group).isEmpty ? [] : making + [Clause.rule(rule).withdrawal])
  }

  private static func isStated(_ rule: GroupRule, by clients: Set<Name>) -> Bool {
    switch rule.peer {
    case .group(let peer): clients.contains(peer)
    case .itself: clients.contains(rule.group)
    case .network, .prefixList: false
    }
  }

  /// A VPC origin that leads straight to the server admits CloudFront's addresses.
  private static func admitsDistribution(_ rule: GroupRule, to server: Name, _ topology: Topology) -> Bool {
    guard rule.peer == .prefixList("pl-cloudfront") else { return false }
    return topology.parts(of: "cloudfront").flatMap { topology.forwards(of: $0.name) }
      .contains { $0.target == .part(server) && $0.values["vpc-origin"] == .flag(true) }
  }

  private static func message(
    _ rule: GroupRule, _ fault: IngressReview.Fault, _ server: Resource, _ ports: PortSet, _ topology: Topology
  ) -> Message {
    let source = IngressReview.source(rule, topology)
    return fault == .ports
      ? Message(
        "\(topology.noun(server.name)) admits the load balancer on `\(rule.traffic)`; the load balancer calls it on port \(ports) only."
      )
      : Message("\(topology.noun(server.name)) admits \(source) on `\(rule.traffic)`, past the load balancer.")
  }

  static let failing = [
    RuleExample(
      RuleExample.twoZones + """
        add ecs-cluster shop
        add task-definition web image=shop/web:1.4
        add target-group pages in main target-type=ip protocol=http port=80
        add ecs-service app in shop task=web subnets=app-a,app-c sg=app-sg desired=2 target-groups=pages
        add alb front in main subnets=public-a,public-c sg=alb-sg
        add listener door in front protocol=http port=80 forward=pages
        allow app-sg tcp/80 from alb-sg
        allow app-sg tcp/80 from 0.0.0.0/0  # SG-02
        """),
    RuleExample(RuleExample.balanced + "allow app-sg tcp/8000 from 0.0.0.0/0  # SG-02"),
    RuleExample(
      RuleExample.balanced + """
        allow app-sg tcp/8000 from alb-sg
        allow app-sg tcp/22 from db-sg  # SG-02
        """),
    RuleExample(RuleExample.balanced + "allow app-sg tcp/8000-9000 from alb-sg  # SG-02"),
    RuleExample(RuleExample.balanced + "allow app-sg tcp/8000 from 10.0.0.0/23  # SG-02"),
    RuleExample(RuleExample.bareBalanced + "allow app-sg tcp/80 from 0.0.0.0/0  # SG-02"),
    RuleExample(RuleExample.bareBalanced + "allow app-sg tcp/80 from 10.0.0.0/16  # SG-02"),
    RuleExample(RuleExample.datagrams + "allow app-sg udp/5000 from 0.0.0.0/0  # SG-02"),
  ]

  static let passing = [
    RuleExample(RuleExample.datagrams + "allow app-sg udp/5000 from alb-sg"),
    RuleExample(
      RuleExample.balanced + """
        allow app-sg tcp/8000 from alb-sg
        allow app-sg tcp/8000 from pl-cloudfront
        add cloudfront cdn viewer-protocol=redirect-to-https default-origin=app
        forward cdn * -> app vpc-origin=yes
        """),
    RuleExample(RuleExample.balanced + "allow app-sg tcp/8000 from alb-sg"),
    RuleExample(
      RuleExample.balanced + """
        allow app-sg tcp/8000 from alb-sg
        add ec2 worker in app-a sg=db-sg
        allow app-sg tcp/9000 from db-sg
        connect worker -> app port=9000
        """),
  ]
}
