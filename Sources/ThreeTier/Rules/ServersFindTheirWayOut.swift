import CommandLanguage
import Localization
import Reachability
import Topology

/// Subnets of servers have the way out that the stated connections need: a NAT gateway, or the endpoints
/// of the services that are used.
///
/// Source: https://docs.aws.amazon.com/vpc/latest/userguide/vpc-nat-gateway.html
enum ServersFindTheirWayOut: Rule {
  static let code = "NET-07"
  static let pillar = Pillar.operations
  static let covers = ["tier.net.nat"]

  static func check(_ design: Design) -> Outcome {
    let paths = design.statedPaths.filter { path in
      guard let from = path.connection.from.part.flatMap({ design.topology[$0] }) else { return false }
      return Kinds.servers.contains(from.kind) && design.leadsOut(path.connection.to)
    }
    let services = design.topology.parts(of: "ecs-service").filter { !design.network.subnets(of: $0.name).isEmpty }
    guard !paths.isEmpty || !services.isEmpty else {
      return .doesNotApply(Message("No server is meant to use anything outside its VPC."))
    }
    return .found(
      paths.flatMap { WayOut.findings($0, .high, code, design) } + services.compactMap { unstarted($0, design) })
  }

  /// A service whose tasks cannot fetch what they start from: the image, whose layers lie in S3, and what the
  /// task definition names.
  ///
  /// Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/vpc-endpoints.html
  private static func unstarted(_ service: Resource, _ design: Design) -> Finding? {
    let topology = design.topology
    guard let task = topology.template(of: service) else { return nil }
    let named = [("logs", "logs"), ("secrets", "secretsmanager")].filter { task.values[$0.0] != nil }.map(\.1)
    let needed = ["ecr.api", "ecr.dkr", "s3"] + named
    let failed = missing(needed, for: service.name, in: design.network)
    guard let first = failed.first else { return nil }
    let trace = design.network.trace(flow(to: first, from: service.name))
    return finding(
      .high, [service.name, task.name], at: trace.deciding?.origin ?? topology.origin(of: service.name),
      Message(
        "\(topology.noun(service.name)) cannot reach \(failed.map { Message("`\($0)`") }), without which its tasks do not start. \(trace.reason ?? .verbatim(""))"
      ),
      mend: mend(failed, service, design))
  }

  private static func flow(to service: String, from name: Name) -> Flow {
    Flow(from: .part(name), to: .service(service), .tcp(PortSet(443)))
  }

  private static func missing(_ services: [String], for name: Name, in network: Network) -> [String] {
    services.filter { network.trace(flow(to: $0, from: name)).verdict == .no }
  }

  /// Endpoints beside those that are there, else a way to the internet; the first after which nothing is missing.
  private static func mend(_ failed: [String], _ service: Resource, _ design: Design) -> [String] {
    let topology = design.topology
    guard let vpc = topology.vpc(of: service) else { return [] }
    let places = design.network.subnets(of: service.name).map(\.description).joined(separator: ",")
    let present = topology.children(of: vpc, kind: "endpoint").flatMap { design.network.groups(of: $0.name) }
    let groups = Set(present).sorted().map(\.description).joined(separator: ",")
    let doors = failed.flatMap { name -> [String] in
      if name == "s3" { return WayOut.statements(for: flow(to: name, from: service.name), design).first ?? [] }
      let word = name.split(separator: ".").joined(separator: "-")
      return [
        "add endpoint \(design.freeName("\(word)-door")) in \(vpc) service=\(name) subnets=\(places) sg=\(groups)"
      ]
    }
    let ways = failed.first.map { WayOut.statements(for: flow(to: $0, from: service.name), design) } ?? []
    return ((groups.isEmpty ? [] : [doors]) + ways).first { lines in
      guard let mended = try? Script.apply(lines.joined(separator: "\n"), to: topology) else { return false }
      return missing(failed, for: service.name, in: Network(mended)).isEmpty
    } ?? []
  }

  private static let network = """
    add vpc main cidr=10.0.0.0/16
    add igw gate in main
    add route-table public in main
    route public 0.0.0.0/0 -> gate
    add subnet public-a in main az=a cidr=10.0.0.0/24 route-table=public

    """

  private static let server = """
    add subnet app-a in main az=a cidr=10.0.10.0/24 route-table=inner
    add ec2 app in app-a

    """

  private static let task = """
    add role porter trust=ecs-tasks
    add ecs-cluster shop
    add task-definition web image=shop/web:1.4 compatible=fargate network=awsvpc cpu=512 memory=1024 execution-role=porter
    add subnet app-a in main az=a cidr=10.0.10.0/24 route-table=inner
    add ecs-service app in shop task=web subnets=app-a desired=2 launch-type=fargate

    """

  static let failing = [
    // A group that lets nothing out is not the only thing in the way.
    RuleExample(
      network + """
        add route-table inner in main  # NET-07
        add subnet app-a in main az=a cidr=10.0.10.0/24 route-table=inner
        add security-group app-sg in main egress=none
        add secret key
        add ec2 app in app-a sg=app-sg
        connect app -> key
        """),
    RuleExample(network + "add route-table inner in main  # NET-07\n" + task),
    RuleExample(
      network + "add route-table inner in main  # NET-07\n" + server + "connect app -> internet port=443"),
    RuleExample(
      network + "add route-table inner in main  # NET-07\n" + server + """
        add s3 files
        connect app -> files for=get
        """),
    RuleExample(
      network + """
        add ec2 app in public-a  # NET-07
        connect app -> internet port=443
        """),
  ]

  static let passing = [
    // Functions are MSG-02's matter.
    RuleExample(
      network + "add route-table inner in main\n" + server + """
        add eip way-ip
        add nat way in public-a eip=way-ip
        route inner 0.0.0.0/0 -> way
        connect app -> internet port=443
        add lambda clerk runtime=python3.13 subnets=public-a
        connect clerk -> internet port=443
        """),
    RuleExample(
      network + "add route-table inner in main\n" + task + """
        add eip way-ip
        add nat way in public-a eip=way-ip
        route inner 0.0.0.0/0 -> way
        """),
    RuleExample(
      network + "add route-table inner in main\n" + server + """
        add eip way-ip
        add nat way in public-a eip=way-ip
        route inner 0.0.0.0/0 -> way
        connect app -> internet port=443
        """),
    RuleExample(
      network + "add route-table inner in main\n" + server + """
        add s3 files
        add endpoint door in main service=s3 route-tables=inner
        connect app -> files for=get
        """),
    RuleExample(
      """
      add vpc main cidr=10.0.0.0/16 ipv6=yes
      add eigw sixth in main
      route main.route-table ::/0 -> sixth
      add subnet app-a in main az=a cidr=10.0.10.0/24 cidr6=2001:db8:0:1::/64 ipv6-on-launch=yes
      add ec2 app in app-a
      add s3 files
      add endpoint door in main service=s3 route-tables=main.route-table
      connect app -> internet port=443
      connect app -> files for=get
      """),
  ]
}
