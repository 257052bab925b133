import CommandLanguage
import Localization
import Reachability
import Topology

extension Design {
  /// The tables and gateways by which a path goes that ends at one of them, or the list at which it ends;
  /// and the interface endpoints that it could have taken.
  func ways(of trace: Trace) -> [Name] {
    let steps: Set<Hop.Step> = [.route, .natGateway, .internetGateway]
    let end = trace.deciding
    // What comes in from outside needs the gateway of those routes by which its answers go.
    let isFromOutside = trace.flow.from.part.map { network.subnets(of: $0).isEmpty } ?? true
    let isStoppedAtGate = isFromOutside && end?.step == .internetGateway
    let tables = isStoppedAtGate ? trace.flow.to.part.map { network.subnets(of: $0) } ?? [] : []
    let passed = end.map { steps.contains($0.step) } ?? false ? trace.hops.filter { steps.contains($0.step) } : []
    let vpc = trace.flow.from.part.flatMap { topology[$0] }.flatMap { network.vpc(of: $0) }
    let service = EndpointsServeTheirClients.service(trace.flow.to, topology)
    let doors = topology.parts(of: "endpoint").filter {
      service != nil && $0.parent == vpc && topology.value(Attribute<String>("service"), of: $0) == service
    }
    let lists = [end].compactMap { $0 }.filter { $0.step == .networkACL }
    let names = tables.compactMap { network.effectiveRoutes(of: $0)?.table } + (passed + lists).compactMap(\.at)
    return Set(names + doors.map(\.name)).sorted()
  }

  /// Whether an end is outside every VPC: the internet, a block there, or a service of AWS.
  func leadsOut(_ end: Endpoint) -> Bool {
    switch end {
    case .internet, .service: true
    case .network(let block):
      !topology.parts(of: "vpc").contains { topology.ranges(of: $0).contains { $0.contains(block) } }
    case .part(let name): topology[name].map { (Kinds.services[$0.kind] != nil) } ?? false
    }
  }
}

/// What NET-07 and MSG-02 share: a part that is meant to use what is outside its VPC has no way there.
enum WayOut {
  /// The findings about one path: none where groups or network ACLs stand in the way, and not routes.
  static func findings(_ path: StatedPath, _ severity: Severity, _ code: String, _ design: Design) -> [Finding] {
    let topology = design.topology
    guard let trace = path.failures.first.map({ behindGroups($0, design) }),
      let hop = trace.deciding, hop.direction == nil, let from = path.connection.from.part
    else { return [] }
    return [
      Finding(
        code, severity, [from] + design.ways(of: trace), at: hop.origin ?? topology.origin(of: from),
        Message("\(topology.noun(from)) has no way out to \(design.noun(path.connection.to)). \(hop.reason)"),
        mend: mend(path, trace, design))
    ]
  }

  /// What would stop the packets if the first group let them out: an open group helps nobody who has no way.
  static func behindGroups(_ trace: Trace, _ design: Design) -> Trace {
    guard design.leadsOut(trace.flow.to), let hop = trace.deciding, hop.step == .securityGroup,
      hop.direction == .outbound, let group = hop.at,
      let opened = try? Script.apply("allow \(group) out all to 0.0.0.0/0", to: design.topology)
    else { return trace }
    let further = Network(opened).trace(trace.flow)
    return further.verdict == .no ? further : trace
  }

  private static func mend(_ path: StatedPath, _ trace: Trace, _ design: Design) -> [String] {
    for lines in statements(for: trace.flow, design) {
      guard let mended = try? Script.apply(lines.joined(separator: "\n"), to: design.topology) else { continue }
      if path.failures(in: Network(mended)).isEmpty { return lines }
    }
    return []
  }

  /// The settings with which the usual name of a service leads to the endpoint that is there for it; none where it
  /// does, or where there is none.
  static func naming(_ flow: Flow, _ topology: Topology) -> [String] {
    guard let service = EndpointsServeTheirClients.service(flow.to, topology),
      let vpc = flow.from.part.flatMap({ topology[$0] }).flatMap({ topology.vpc(of: $0) })
    else { return [] }
    let doors = topology.children(of: vpc, kind: "endpoint").filter {
      topology.value(Attribute<String>("service"), of: $0) == service
        && EndpointsServeTheirClients.isInterface($0, topology)
    }
    guard let door = doors.first(where: EndpointsServeTheirClients.isNamed(in: topology)) ?? doors.first else {
      return []
    }
    let off = ["dns-support", "dns-hostnames"].filter { topology.value(Attribute<Bool>($0), of: vpc) != true }
    return (EndpointsServeTheirClients.isNamed(in: topology)(door) ? [] : ["set \(door.name) private-dns=yes"])
      + (off.isEmpty ? [] : ["set \(vpc) " + off.map { "\($0)=yes" }.joined(separator: " ")])
  }

  /// Ways out that can be given to a part which is meant to use what is outside its VPC, best first.
  static func statements(for flow: Flow, _ design: Design) -> [[String]] {
    guard let from = flow.from.part, design.leadsOut(flow.to) else { return [] }
    let tables = Set(
      design.network.subnets(of: from).compactMap { subnet -> Name? in
        guard let exposure = design.network.exposure(of: subnet), exposure.kind == .private else { return nil }
        return exposure.table
      }
    ).sorted()
    return [byEndpoint(flow.to, tables, design), byGateways(tables, design), byMoving(from, design)]
      .filter { !$0.isEmpty }
  }

  /// A gateway endpoint, for the two services that have one.
  private static func byEndpoint(_ target: Endpoint, _ tables: [Name], _ design: Design) -> [String] {
    let topology = design.topology
    let service = target.part.flatMap { topology[$0]?.kind } ?? target.description
    guard ["s3", "dynamodb"].contains(service), let vpc = tables.first.flatMap({ topology[$0]?.parent }) else {
      return []
    }
    let own = topology.children(of: vpc, kind: "endpoint").first { part in
      topology.value(Attribute<String>("service"), of: part) == service
        && topology.value(Attribute<String>("type"), of: part) != "interface"
    }
    let list = tables.map(\.description).joined(separator: ",")
    if let own { return ["set \(own.name) route-tables+=\(list)"] }
    return ["add endpoint \(design.freeName("\(service)-door")) in \(vpc) service=\(service) route-tables=\(list)"]
  }

  /// Other subnets for a function, from which a NAT gateway leads out; servers cannot be moved.
  private static func byMoving(_ name: Name, _ design: Design) -> [String] {
    let topology = design.topology
    let now = design.network.subnets(of: name)
    guard topology[name]?.kind == "lambda", let vpc = now.first.flatMap({ topology[$0]?.parent }) else { return [] }
    let subnets = topology.children(of: vpc, kind: "subnet").map(\.name).filter { subnet in
      guard case .part(let gateway)? = design.defaultRoute(of: subnet)?.target else { return false }
      return topology[gateway]?.kind == "nat"
    }
    return subnets.isEmpty ? [] : ["set \(name) subnets=\(subnets.map(\.description).joined(separator: ","))"]
  }

  /// A default route to a NAT gateway, of the zone where it has one; a new gateway where there is none.
  private static func byGateways(_ tables: [Name], _ design: Design) -> [String] {
    let topology = design.topology
    guard let vpc = tables.first.flatMap({ topology[$0]?.parent }) else { return [] }
    let open = tables.filter { table in !topology.routes(of: table).contains { $0.destination == .anyIPv4 } }
    guard !open.isEmpty else { return [] }
    let subnets = topology.children(of: vpc, kind: "subnet")
    let ready = subnets.flatMap { topology.children(of: $0.name, kind: "nat") }
      .filter { $0.isPublicAndZonal(in: topology) && design.network.exposure(of: $0.parent ?? "")?.kind == .public }
    guard ready.isEmpty else {
      return open.compactMap { table in
        let zones = Set(
          subnets.filter { design.network.effectiveRoutes(of: $0.name)?.table == table }
            .compactMap { topology.value(.zone, of: $0) })
        let own = ready.first { nat in
          nat.parent.flatMap { topology.value(.zone, of: $0) }.map { zones.contains($0) } ?? false
        }
        return (own ?? ready.first).map { "route \(table) 0.0.0.0/0 -> \($0.name)" }
      }
    }
    guard let home = subnets.first(where: { design.network.exposure(of: $0.name)?.kind == .public }) else { return [] }
    let (gateway, address) = (design.freeName("way-out"), design.freeName("way-out-ip"))
    return ["add eip \(address)", "add nat \(gateway) in \(home.name) eip=\(address)"]
      + open.map { "route \($0) 0.0.0.0/0 -> \(gateway)" }
  }
}
