import CommandLanguage
import Localization
import Reachability
import Topology

/// An interface endpoint answers those who use its service: its private name is resolved, its groups
/// admit them on 443, and it stands in each of their zones.
///
/// Source: https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html
enum EndpointsServeTheirClients: Rule {
  static let code = "NET-14"
  static let pillar = Pillar.reliability
  static let covers = ["check.credentials"]

  /// What of an endpoint is looked up: a VPC and a service.
  private struct Door: Hashable {
    let vpc: Name
    let service: String
  }

  static func check(_ design: Design) -> Outcome {
    let topology = design.topology
    let endpoints = topology.parts(of: "endpoint").filter { isInterface($0, topology) }
    guard !endpoints.isEmpty else { return .doesNotApply(Message("The design has no interface endpoint.")) }
    let clients = clients(design)
    func door(_ endpoint: Resource) -> Door? {
      guard let vpc = endpoint.parent, let service = topology.value(Attribute<String>("service"), of: endpoint) else {
        return nil
      }
      return Door(vpc: vpc, service: service)
    }
    // The first of those that share a name has it.
    let holders = Dictionary(
      endpoints.filter(isNamed(in: topology)).compactMap { endpoint in door(endpoint).map { ($0, endpoint.name) } },
      uniquingKeysWith: { first, _ in first })
    return .found(
      endpoints.flatMap { endpoint -> [Finding] in
        guard let door = door(endpoint) else { return [] }
        let users = clients[door] ?? []
        let strangers = strangers(endpoint, door, design)
        guard isNamed(in: topology)(endpoint) else {
          let isPassed = !users.isEmpty && holders[door] == nil && !isAnswered(door.service, in: door.vpc, topology)
          return (isPassed ? [nameless(endpoint, users, door, topology)] : []) + strangers
        }
        let second = holders[door].flatMap {
          $0 == endpoint.name ? nil : doubled(endpoint, $0, door.service, topology)
        }
        return unresolved(endpoint, door.vpc, topology) + [second].compactMap { $0 } + closed(endpoint, users, design)
          + zones(endpoint, users, design) + strangers
      })
  }

  static func isInterface(_ part: Resource, _ topology: Topology) -> Bool {
    if let type = topology.value(Attribute<String>("type"), of: part) { return type == "interface" }
    return !["s3", "dynamodb"].contains(topology.value(Attribute<String>("service"), of: part))
  }

  /// Whether an endpoint takes the usual name of its service.
  static func isNamed(in topology: Topology) -> (Resource) -> Bool {
    { topology.value(Attribute<Bool>("private-dns"), of: $0) == true }
  }

  /// Whether a private hosted zone answers in a VPC for the usual name of a service.
  private static func isAnswered(_ service: String, in vpc: Name, _ topology: Topology) -> Bool {
    topology.parts(of: "zone").contains { zone in
      let domain = topology.value(Attribute<String>("domain"), of: zone) ?? ""
      return topology.value(Attribute<Bool>("private"), of: zone) == true
        && topology.value(Attribute<[Name]>("vpcs"), of: zone)?.contains(vpc) ?? false
        && domain.hasPrefix(service + ".") && domain.hasSuffix(".amazonaws.com")
    }
  }

  /// An endpoint without the usual name, which those who use its service ask for.
  private static func nameless(_ endpoint: Resource, _ users: [Resource], _ door: Door, _ topology: Topology) -> Finding
  {
    finding(
      .high, [endpoint.name] + users.map(\.name), at: topology.origin(of: endpoint.name, attribute: "private-dns"),
      Message(
        "\(topology.noun(endpoint.name)) has `private-dns=no`, so the usual name of `\(door.service)` leads its clients past it."
      ), mend: ["set \(endpoint.name) private-dns=yes"])
  }

  /// Those who are stated to use an endpoint from another VPC, in which its private name does not hold.
  private static func strangers(_ endpoint: Resource, _ door: Door, _ design: Design) -> [Finding] {
    let topology = design.topology
    var told: Set<Name> = []
    return topology.connections.compactMap { connection in
      guard connection.to == .part(endpoint.name), let client = connection.from.part,
        let vpc = design.network.subnets(of: client).first.flatMap({ topology[$0]?.parent }), vpc != door.vpc,
        !isAnswered(door.service, in: vpc, topology), told.insert(vpc).inserted
      else { return nil }
      return finding(
        .medium, [endpoint.name, client, vpc], at: topology.origin(of: .connection(connection)),
        Message(
          "\(topology.noun(client)) is in \(topology.noun(vpc)), where the usual name of `\(door.service)` leads to public addresses: the private name of \(topology.noun(endpoint.name)) holds in \(topology.noun(door.vpc)) only. A private hosted zone of that name can answer there."
        ))
    }
  }

  /// The parts that are stated to use a service, by their VPC; of those that are alike, one.
  private static func clients(_ design: Design) -> [Door: [Resource]] {
    let topology = design.topology
    var clients: [Door: [Resource]] = [:]
    var known: Set<Client> = []
    for connection in topology.connections {
      guard let part = connection.from.part.flatMap({ topology[$0] }), let service = service(connection.to, topology),
        let vpc = design.network.subnets(of: part.name).first.flatMap({ topology[$0]?.parent })
      else { continue }
      let client = Client(
        service: service, groups: design.network.groups(of: part.name), subnets: design.network.subnets(of: part.name))
      if known.insert(client).inserted { clients[Door(vpc: vpc, service: service), default: []].append(part) }
    }
    return clients
  }

  private struct Client: Hashable {
    let service: String
    let groups: [Name]
    let subnets: [Name]
  }

  static func service(_ endpoint: Endpoint, _ topology: Topology) -> String? {
    switch endpoint {
    case .service(let service): service
    case .part(let name): topology[name].flatMap { Kinds.services[$0.kind] }
    case .internet, .network: nil
    }
  }

  /// A private name needs the VPC's resolver and its names for instances.
  private static func unresolved(_ endpoint: Resource, _ vpc: Name, _ topology: Topology) -> [Finding] {
    let off = ["dns-support", "dns-hostnames"].filter { topology.value(Attribute<Bool>($0), of: vpc) != true }
    guard let first = off.first else { return [] }
    return [
      finding(
        .high, [endpoint.name, vpc], at: topology.origin(of: vpc, attribute: first),
        Message(
          "\(topology.noun(endpoint.name)) has a private name that \(topology.noun(vpc)) does not resolve, since \(off.map { Message("`\($0)`") }) is off. Clients then pass the endpoint by."
        ), mend: ["set \(vpc) " + off.map { "\($0)=yes" }.joined(separator: " ")])
    ]
  }

  private static func doubled(
    _ endpoint: Resource, _ first: Name, _ service: String, _ topology: Topology
  ) -> Finding {
    finding(
      .broken, [endpoint.name, first], at: topology.origin(of: endpoint.name),
      Message(
        "\(topology.noun(first)) has the private name of `\(service)` already, and AWS refuses it to \(topology.noun(endpoint.name))."
      ), mend: ["set \(endpoint.name) private-dns=no"])
  }

  /// The clients that cannot talk to it.
  private static func closed(_ endpoint: Resource, _ clients: [Resource], _ design: Design) -> [Finding] {
    let topology = design.topology
    return clients.compactMap { client in
      let flow = Flow(from: .part(client.name), to: .part(endpoint.name), .tcp(PortSet(443)))
      let verdict = design.network.verdict(flow)
      guard verdict == .no || verdict == .partly else { return nil }
      let trace = design.network.trace(flow)
      return finding(
        .high, [endpoint.name, client.name], at: trace.deciding?.origin ?? topology.origin(of: endpoint.name),
        Message(
          "\(topology.noun(client.name)) cannot ask \(topology.noun(endpoint.name)) on port 443. \(trace.reason ?? .verbatim(""))"
        ),
        mend: PathMender.statements(for: flow, in: topology))
    }
  }

  /// The zones of clients in which it does not stand.
  private static func zones(_ endpoint: Resource, _ clients: [Resource], _ design: Design) -> [Finding] {
    let topology = design.topology
    let own = Set(design.network.zones(of: endpoint.name))
    var homes: [String: Name] = [:]
    for subnet in clients.flatMap({ design.network.subnets(of: $0.name) }) {
      guard let zone = topology.value(.zone, of: subnet), !own.contains(zone) else { continue }
      homes[zone] = min(homes[zone] ?? subnet, subnet)
    }
    guard !homes.isEmpty, !own.isEmpty else { return [] }
    let zones = homes.keys.sorted()
    return [
      finding(
        .medium, [endpoint.name] + clients.map(\.name), at: topology.origin(of: endpoint.name, attribute: "subnets"),
        Message(
          "\(topology.noun(endpoint.name)) does not stand in zone \(zones.joined(separator: ", ")), where its clients do. They depend on another zone, and traffic between zones is billed."
        ),
        mend: ["set \(endpoint.name) subnets+=\(zones.compactMap { homes[$0]?.description }.joined(separator: ","))"])
    ]
  }

  private static let network = """
    add subnet app-{a,c} in main az={a,c} cidr=10.0.{10,11}.0/24
    add security-group {app,door}-sg in main
    add secret key
    add ec2 app in app-a sg=app-sg
    connect app -> key

    """

  private static let named = "add vpc main cidr=10.0.0.0/16 dns-hostnames=yes\n"

  private static let linked =
    named + """
      add subnet app-a in main az=a cidr=10.0.10.0/24
      add security-group door-sg in main
      allow door-sg tcp/443 from 10.1.0.0/16
      add endpoint door in main service=sqs subnets=app-a sg=door-sg
      add vpc far cidr=10.1.0.0/16 dns-hostnames=yes
      add peering link in main peer=far accepted=yes
      route main.route-table 10.1.0.0/16 -> link
      route far.route-table 10.0.0.0/16 -> link
      add subnet far-a in far az=a cidr=10.1.0.0/24
      add security-group far-sg in far
      add ec2 client in far-a sg=far-sg

      """

  static let failing = [
    RuleExample(linked + "connect client -> door  # NET-14"),
    RuleExample(
      named + network + """
        allow door-sg tcp/443 from app-sg
        add endpoint door in main service=secretsmanager subnets=app-a sg=door-sg private-dns=no  # NET-14
        """),
    RuleExample(
      "add vpc main cidr=10.0.0.0/16  # NET-14\n" + network + """
        add endpoint door in main service=secretsmanager subnets=app-a sg=door-sg
        allow door-sg tcp/443 from app-sg
        """),
    RuleExample(
      named + """
        add subnet app-a in main az=a cidr=10.0.10.0/24
        add security-group app-sg in main
        add security-group door-sg in main  # NET-14
        add secret key
        add ec2 app in app-a sg=app-sg
        connect app -> key
        add endpoint door in main service=secretsmanager subnets=app-a sg=door-sg
        """),
    RuleExample(
      named + network + """
        add ec2 other in app-c sg=app-sg
        connect other -> key
        allow door-sg tcp/443 from app-sg
        add endpoint door in main service=secretsmanager subnets=app-a sg=door-sg  # NET-14
        """),
    RuleExample(
      named + network + """
        allow door-sg tcp/443 from app-sg
        add endpoint door in main service=secretsmanager subnets=app-a sg=door-sg
        add endpoint other in main service=secretsmanager subnets=app-c sg=door-sg  # NET-14
        """),
  ]

  static let passing = [
    RuleExample(
      linked + """
        add zone names domain=sqs.ap-northeast-2.amazonaws.com private=yes vpcs=far
        connect client -> door
        """),
    // Another endpoint has the name, so this one is asked by its own.
    RuleExample(
      named + network + """
        allow door-sg tcp/443 from app-sg
        add endpoint door in main service=secretsmanager subnets=app-a sg=door-sg
        add endpoint other in main service=secretsmanager subnets=app-c sg=door-sg private-dns=no
        """),
    RuleExample(
      named + network + """
        allow door-sg tcp/443 from app-sg
        add endpoint door in main service=secretsmanager subnets=app-a sg=door-sg
        add endpoint other in main service=s3 route-tables=main.route-table
        """),
  ]
}
