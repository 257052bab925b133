import CommandLanguage
import Localization
import Topology

/// Where several servers answer, sessions are kept outside them, or the load balancer holds each
/// user to one server.
///
/// Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/sticky-sessions.html
enum SessionsOutliveServers: Rule {
  static let code = "APP-11"
  static let pillar = Pillar.reliability
  static let covers = ["tier.compute.stateless", "tier.data.sessions"]

  static func check(_ design: Design) -> Outcome {
    let topology = design.topology
    let groups = topology.parts(of: Kinds.pools).filter { (design.size(of: $0).most?.count ?? 0) > 1 }
    let pools = topology.parts(of: "target-group").map { group in
      design.targets(of: group.name).compactMap { topology[$0] }.filter { $0.kind == "ec2" }
    }.filter { $0.count > 1 }
    let servers = (groups + pools.flatMap { $0 }).filter { answersUsers($0, design) }
    guard !servers.isEmpty else { return .doesNotApply(Message("No two servers answer the same users.")) }
    return .found(servers.compactMap { finding($0, design) })
  }

  private static let withoutSessions: Set<String> = ["celery", "redis", "valkey", "memcached"]

  /// Whether a server may hold sessions: by its programs, and in doubt where it names none.
  private static func answersUsers(_ server: Resource, _ design: Design) -> Bool {
    let programs = design.topology.software(of: server)
    guard !design.isWorker(server) else { return false }
    let spoken = design.targetGroups(of: server.name).compactMap { design.topology.value(.targetProtocol, of: $0) }
    // Nobody logs in over UDP.
    if programs.isEmpty, !spoken.isEmpty, spoken.allSatisfy({ $0 == "udp" }) { return false }
    return programs.isEmpty
      || programs.contains { !$0.isWebServer && !$0.isDatabase && !withoutSessions.contains($0.name) }
  }

  private static func finding(_ server: Resource, _ design: Design) -> Finding? {
    let topology = design.topology
    let settings = design.settings(of: server)
    let said = server.values["sessions"] ?? topology.value("sessions", of: settings) ?? .text("local")
    guard said == .text("local") else { return nil }
    let isSticky = design.targetGroups(of: server.name).contains { group in
      topology.value(Attribute<String>("stickiness"), of: group).map { $0 != "none" } ?? false
    }
    guard !isSticky else { return nil }
    let span: Span? = topology.origin(of: settings.name, attribute: "sessions")
    let cache = Kinds.pools.contains(settings.kind) ? nil : topology.parts(of: "cache").first
    return finding(
      .medium, [server.name] + (settings.name == server.name ? [] : [settings.name]), at: span,
      Message(
        "\(topology.noun(server.name)) keeps sessions on each server itself. A user whose next request reaches another server, or whose server is replaced, is logged out."
      ),
      mend: cache.map { ["set \(settings.name) sessions=\($0.name)"] } ?? [])
  }

  static let failing = [
    RuleExample(
      RuleExample.twoZones + """
        add ecs-cluster shop
        add task-definition web image=shop/web:1.4 stack=nginx:80,gunicorn,django  # APP-11
        add ecs-service app in shop task=web subnets=app-a,app-c sg=app-sg desired=2
        """),
    RuleExample(
      RuleExample.twoZones + """
        add launch-template web  # APP-11
        add asg app launch-template=web subnets=app-a,app-c min=2 max=4
        add cache store engine=valkey
        """),
    RuleExample(
      RuleExample.twoZones + """
        add ec2 one in app-a  # APP-11
        add ec2 two in app-c sessions=cookies
        add target-group web in main protocol=http port=80 targets=one,two
        """),
  ]

  static let passing = [
    RuleExample(
      RuleExample.twoZones + """
        add launch-template job
        add asg workers launch-template=job subnets=app-a,app-c min=2 max=20
        add sqs jobs
        connect workers -> jobs for=read
        add launch-template site sessions=cookies
        add asg app launch-template=site subnets=app-a,app-c min=2 max=4
        """),
    RuleExample(
      RuleExample.twoZones + """
        add ec2 name-{1,2} in app-{a,c} sg=app-sg
        add target-group names in main protocol=udp port=53 targets=name-1,name-2
        add launch-template web sessions=cookies
        add asg app launch-template=web subnets=app-a,app-c min=2 max=4
        """),
    RuleExample(
      RuleExample.twoZones + """
        add ecs-cluster shop
        add task-definition web image=shop/web:1.4 stack=nginx:80,gunicorn,django sessions=cookies
        add ecs-service app in shop task=web subnets=app-a,app-c sg=app-sg desired=2
        """),
    RuleExample(
      RuleExample.twoZones + """
        add launch-template site stack=nginx:80,gunicorn,django sessions=cookies
        add asg app launch-template=site subnets=app-a,app-c min=2 max=4
        add launch-template job stack=celery
        add asg workers launch-template=job subnets=app-a,app-c min=2 max=4
        """),
    RuleExample(
      RuleExample.twoZones + """
        add cache store engine=valkey
        add launch-template web sessions=store
        add asg app launch-template=web subnets=app-a,app-c min=2 max=4
        """),
    RuleExample(
      RuleExample.twoZones + """
        add launch-template web
        add target-group pool in main protocol=http port=80 stickiness=lb-cookie
        add asg app launch-template=web subnets=app-a,app-c min=2 max=4 target-groups=pool
        """),
  ]
}
