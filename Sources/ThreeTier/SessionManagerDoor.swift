import Reachability
import Topology

/// The endpoints through which servers without a way to the internet reach Session Manager.
struct SessionManagerDoor {
  /// The services that its agent calls.
  static let services = ["ssm", "ssmmessages"]

  private let design: Design
  private let endpoints: [Name: [Resource]]
  /// What servers whose interfaces are alike cannot reach: packets feel no difference between them.
  private var known: [[Interface]: Lack?] = [:]

  /// What servers cannot reach.
  struct Lack {
    let services: [String]
    /// The way to the first of them.
    let outward: Trace
    /// Whether an endpoint stands on that way.
    let isByEndpoint: Bool
  }

  init(_ design: Design) {
    self.design = design
    let topology = design.topology
    let doors = topology.parts(of: "endpoint").filter { Self.services.contains(Self.service(of: $0, topology)) }
    endpoints = Dictionary(grouping: doors.filter { $0.parent != nil }) { $0.parent ?? $0.name }
  }

  private static func service(of endpoint: Resource, _ topology: Topology) -> String {
    topology.value(Attribute<String>("service"), of: endpoint) ?? ""
  }

  /// The VPC of a server that gets neither out nor to the endpoints, with the services it cannot reach and the way
  /// to the first of them;
  /// nil where it does, or where its place is not complete.
  mutating func lack(of server: Resource) -> (vpc: Name, lack: Lack)? {
    let topology = design.topology
    let subnets = design.network.subnets(of: server.name)
    guard let vpc = topology.vpc(of: server), !subnets.isEmpty,
      // What has no addresses yet reaches nothing, whatever is added.
      ([vpc] + subnets).allSatisfy({ topology[$0]?.values["cidr"] != nil })
    else { return nil }
    let interfaces = design.network.interfaces(of: server.name)
    let lack = known[interfaces] ?? lack(for: server.name, in: vpc)
    known[interfaces] = .some(lack)
    return lack.map { (vpc, $0) }
  }

  private func lack(for server: Name, in vpc: Name) -> Lack? {
    // The agent asks for the services by their usual names, over IPv4 unless it is told otherwise.
    func flow(_ service: String) -> Flow { Flow(from: .part(server), to: .service(service), .tcp(PortSet(443))) }
    // Services without an endpoint are all reached, or not, by the same way.
    let named = Set((endpoints[vpc] ?? []).map { Self.service(of: $0, design.topology) })
    var away: Bool?
    let lacking = Self.services.filter { service in
      if !named.contains(service), let away { return away }
      let isAway = ![.yes, .unknown].contains(design.network.verdict(flow(service)))
      if !named.contains(service) { away = isAway }
      return isAway
    }
    if let first = lacking.first {
      let trace = design.network.trace(flow(first))
      let isNamed =
        (endpoints[vpc] ?? []).contains { Self.service(of: $0, design.topology) == first }
        && WayOut.naming(flow(first), design.topology).isEmpty
      return Lack(
        services: lacking, outward: isNamed ? trace : WayOut.behindGroups(trace, design), isByEndpoint: isNamed)
    }
    // Nobody knows the addresses of a service: where routes take a part of the internet away, they may be in it.
    let internet = Flow(from: .part(server), to: .internet, .tcp(PortSet(443)))
    guard design.network.verdict(internet) == .partly else { return nil }
    let far = Self.services.filter { service in
      !design.network.trace(flow(service)).hops.contains { $0.step == .arrival && $0.at != nil }
    }
    let outward = design.network.trace(internet)
    return far.isEmpty || outward.deciding?.step != .route
      ? nil : Lack(services: far, outward: outward, isByEndpoint: false)
  }

  /// The statements that open the way to services for servers of one VPC: entries where a network ACL stops them,
  /// else new endpoints in their zones, and rules for the ones that are there.
  func opening(_ services: [String], for servers: [Resource], in vpc: Name, past outward: Trace) -> [String] {
    let topology = design.topology
    if outward.deciding?.step == .networkACL {
      let flows = servers.flatMap { server in
        services.map { Flow(from: .part(server.name), to: .service($0), .tcp(PortSet(443))) }
      }
      let entries = PathMender.statements(for: flows, in: topology)
      if !entries.isEmpty { return entries }
    }
    let groups = Set(servers.flatMap { design.network.groups(of: $0.name) }).sorted()
    let places = places(of: servers)
    let present = Dictionary(grouping: endpoints[vpc] ?? []) { Self.service(of: $0, topology) }
    let isNamed = topology.value(Attribute<Bool>("dns-hostnames"), of: vpc) == true
    var statements = isNamed ? [] : ["set \(vpc) dns-hostnames=yes"]
    let absent = services.filter { present[$0] == nil }
    if !absent.isEmpty {
      let group = design.freeName("ssm-door-sg")
      statements.append("add security-group \(group) in \(vpc)")
      statements += admitting(groups, by: Name(group))
      statements += absent.map { service in
        "add endpoint \(design.freeName("\(service)-door")) in \(vpc) service=\(service) subnets=\(places) sg=\(group)"
      }
    }
    for endpoint in services.compactMap({ present[$0]?.first }) {
      if topology.value(Attribute<Bool>("private-dns"), of: endpoint) != true {
        statements.append("set \(endpoint.name) private-dns=yes")
      }
      if endpoint.values["subnets"] == nil { statements.append("set \(endpoint.name) subnets=\(places)") }
      if let group = design.network.groups(of: endpoint.name).first { statements += admitting(groups, by: group) }
    }
    // Two endpoints often share a group, which is opened once.
    var said: Set<String> = []
    return statements.filter { said.insert($0).inserted }
  }

  private func places(of servers: [Resource]) -> String {
    var chosen: [String: Name] = [:]
    for subnet in servers.flatMap({ design.network.subnets(of: $0.name) }) {
      if let zone = design.topology.value(.zone, of: subnet), chosen[zone] == nil { chosen[zone] = subnet }
    }
    return chosen.values.sorted().map(\.description).joined(separator: ",")
  }

  /// The rules on both sides that let members of groups in on 443, as far as they are not there.
  private func admitting(_ groups: [Name], by door: Name) -> [String] {
    let topology = design.topology
    let present = Set(([door] + groups).flatMap { topology.rules(of: $0) }.map { Clause.rule($0).text })
    let wanted =
      groups.map { "allow \(door) tcp/443 from \($0 == door ? "self" : $0.description)" }
      + groups.filter { !topology.allowsAllOut($0) && $0 != door }.map { "allow \($0) out tcp/443 to \(door)" }
    return wanted.filter { !present.contains($0) }
  }
}
