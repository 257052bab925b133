import CommandLanguage
import Localization
import Reachability
import Topology

/// Servers leave through a NAT gateway of their own zone.
///
/// Source: https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html
enum ZonesHaveTheirOwnNAT: Rule {
  static let code = "NET-06"
  static let pillar = Pillar.reliability
  static let covers = ["tier.net.nat"]

  static func check(_ design: Design) -> Outcome {
    let servers = design.servers.filter { getsOut($0, design) }
    let subnets = Set(servers.flatMap { design.network.subnets(of: $0.name) }).sorted()
    let ways = subnets.compactMap { way(out: $0, design) }
    guard !ways.isEmpty else { return .doesNotApply(Message("No server leaves through a zonal NAT gateway.")) }
    let wrong = ways.filter { $0.natZone != $0.zone }
    guard !wrong.isEmpty else { return .holds }
    let followers = Dictionary(grouping: design.topology.parts(of: "subnet")) {
      design.network.effectiveRoutes(of: $0.name)?.table
    }
    return .found(wrong.map { finding($0, followers[$0.table] ?? [], design) })
  }

  /// Whether anything of a server gets out to the internet: a gateway that carries nothing costs no zone anything.
  private static func getsOut(_ server: Resource, _ design: Design) -> Bool {
    let hasGateway = design.network.subnets(of: server.name).contains { way(out: $0, design) != nil }
    // Most speak TCP, so the other protocols are rarely asked.
    return hasGateway
      && [Traffic.tcp(.all), .all].contains {
        design.network.verdict(Flow(from: .part(server.name), to: .internet, $0)) != .no
      }
  }

  private struct Way {
    let subnet: Name
    let table: Name
    let nat: Name
    let natZone: String
    let zone: String
    let span: Span?
  }

  private static func way(out subnet: Name, _ design: Design) -> Way? {
    guard let route = design.defaultRoute(of: subnet), case .part(let name) = route.target,
      let nat = design.topology[name], nat.isPublicAndZonal(in: design.topology), let home = nat.parent,
      let natZone = design.topology.value(.zone, of: home), let zone = design.topology.value(.zone, of: subnet),
      let table = design.network.effectiveRoutes(of: subnet)?.table
    else { return nil }
    return Way(subnet: subnet, table: table, nat: name, natZone: natZone, zone: zone, span: route.origin)
  }

  private static func finding(_ way: Way, _ followers: [Resource], _ design: Design) -> Finding {
    let topology = design.topology
    return finding(
      .medium, [way.subnet, way.nat, way.table], at: way.span,
      Message(
        "The servers in \(topology.noun(way.subnet)) (zone \(way.zone)) leave through \(topology.noun(way.nat)) in zone \(way.natZone). When that zone fails they cannot get out, and every gigabyte between zones is billed."
      ),
      mend: mend(way, followers, design))
  }

  /// The zone's own gateway, made where there is none, and a table of its own where other zones follow the same.
  private static func mend(_ way: Way, _ followers: [Resource], _ design: Design) -> [String] {
    let topology = design.topology
    guard let vpc = topology[way.table]?.parent, let (gateway, making) = gateway(way, vpc, design) else { return [] }
    let here = followers.filter { topology.value(.zone, of: $0) == way.zone }
    guard here.count < followers.count else {
      return making + ["unroute \(way.table) 0.0.0.0/0", "route \(way.table) 0.0.0.0/0 -> \(gateway)"]
    }
    let table = Name(design.freeName("\(here.first?.name ?? way.subnet)-routes"))
    let routes = topology.routes(of: way.table).filter { $0.destination != .anyIPv4 }
    let endpoints = topology.children(of: vpc, kind: "endpoint").filter {
      topology.value(Attribute<[Name]>("route-tables"), of: $0)?.contains(way.table) ?? false
    }
    return making + ["add route-table \(table) in \(vpc)"]
      + routes.map { "route \(table) \($0.destination) -> \($0.target)" }
      + ["route \(table) 0.0.0.0/0 -> \(gateway)"] + endpoints.map { "set \($0.name) route-tables+=\(table)" }
      + here.map { "set \($0.name) route-table=\(table)" }
  }

  /// The gateway of a zone: one that is there, or the statements that make it in a public subnet.
  private static func gateway(_ way: Way, _ vpc: Name, _ design: Design) -> (name: String, making: [String])? {
    let topology = design.topology
    func isPublic(_ subnet: Name) -> Bool { design.network.exposure(of: subnet)?.kind == .public }
    let subnets = topology.children(of: vpc, kind: "subnet")
    let homes = subnets.filter { topology.value(.zone, of: $0) == way.zone && isPublic($0.name) }
    let ready = homes.flatMap { topology.children(of: $0.name, kind: "nat") }.first {
      $0.isPublicAndZonal(in: topology)
    }
    if let ready { return (ready.name.description, []) }
    let (gateway, address) = (design.freeName("way-out-\(way.zone)"), design.freeName("way-out-\(way.zone)-ip"))
    var (home, making) = (homes.first?.name.description, [String]())
    if home == nil, let model = topology[way.nat]?.parent, isPublic(model),
      let table = design.network.effectiveRoutes(of: model)?.table,
      let length = topology.value(.cidr, of: model)?.length, let block = topology.nextFreeBlock(in: vpc, length: length)
    {
      let name = design.freeName("public-\(way.zone)")
      making = ["add subnet \(name) in \(vpc) az=\(way.zone) cidr=\(block) route-table=\(table)"]
      home = name
    }
    guard let home else { return nil }
    return (gateway, making + ["add eip \(address)", "add nat \(gateway) in \(home) eip=\(address)"])
  }

  private static let network = """
    add vpc main cidr=10.0.0.0/16
    add igw gate in main
    route main.route-table 0.0.0.0/0 -> gate
    add subnet public-{a,c} in main az={a,c} cidr=10.0.{0,1}.0/24
    add route-table inner-{a,c} in main
    add subnet app-{a,c} in main az={a,c} cidr=10.0.{10,11}.0/24 route-table=inner-{a,c}
    add ec2 app-{1,2} in app-{a,c}

    """

  static let failing = [
    RuleExample(
      network + """
        add eip out-ip
        add nat way in public-a eip=out-ip
        route inner-a 0.0.0.0/0 -> way
        route inner-c 0.0.0.0/0 -> way  # NET-06
        """),
    RuleExample(
      network + """
        add eip out-{a,c}-ip
        add nat out-{a,c} in public-{a,c} eip=out-{a,c}-ip
        route inner-a 0.0.0.0/0 -> out-a
        route inner-c 0.0.0.0/0 -> out-a  # NET-06
        """),
    RuleExample(
      network + """
        add eip out-ip
        add nat way in public-a eip=out-ip
        add endpoint files in main service=s3 route-tables=inner-a
        route inner-a 0.0.0.0/0 -> way  # NET-06
        set app-c route-table=inner-a
        remove public-c
        """),
  ]

  static let passing = [
    // The group lets out no more than what stays inside, so the other zone's gateway carries nothing.
    RuleExample(
      network + """
        add eip out-ip
        add nat way in public-a eip=out-ip
        route inner-{a,c} 0.0.0.0/0 -> way
        add security-group quiet in main egress=none
        allow quiet out tcp/443 to 10.0.0.0/16
        set app-2 sg=quiet
        """),
    RuleExample(
      network + """
        add eip out-{a,c}-ip
        add nat out-{a,c} in public-{a,c} eip=out-{a,c}-ip
        route inner-{a,c} 0.0.0.0/0 -> out-{a,c}
        """),
  ]
}
