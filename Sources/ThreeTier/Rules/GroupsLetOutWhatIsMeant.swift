import Localization
import Reachability
import Topology

/// A group lets out what its members are meant to use, and lets everything out only where the design says
/// so and why.
///
/// Source: https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
enum GroupsLetOutWhatIsMeant: Rule {
  static let code = "SG-07"
  static let pillar = Pillar.security
  static let covers = ["tier.net.nat"]

  static func check(_ design: Design) -> Outcome {
    let topology = design.topology
    guard !topology.connections.isEmpty else {
      return .doesNotApply(Message("The design states no connection, so what should be let out cannot be told."))
    }
    let groups = topology.parts(of: "security-group").filter {
      !$0.isImplied && !(design.wiring.members[$0.name] ?? []).isEmpty
    }
    guard !groups.isEmpty else { return .doesNotApply(Message("No security group of the design has members.")) }
    let ways = Dictionary(grouping: design.balancings, by: \.balancer)
    return .found(groups.filter { topology.allowsAllOut($0.name) }.compactMap { finding($0, ways, design) })
  }

  /// What the implied rule should give way to, as the lines that allow it.
  private static func finding(_ group: Resource, _ ways: [Name: [Balancing]], _ design: Design) -> Finding? {
    let topology = design.topology
    if group.values["egress"] != nil, group.values["description"] != nil { return nil }
    let members = design.wiring.members[group.name] ?? []
    let connections = members.flatMap { design.wiring.connections[$0] ?? [] }
    // What may go anywhere on any port needs the rule.
    guard !connections.contains(where: { isAnywhere($0.to) && $0.ports.isEmpty }) else { return nil }
    var wanted: [String] = []
    for line in connections.flatMap({ lines(for: $0, of: group.name, design) })
      + members.flatMap({ member in (ways[member] ?? []).flatMap { lines(for: $0, of: group.name, design) } })
      + updates(members, group.name, topology)
    where !wanted.contains(line) {
      wanted.append(line)
    }
    let present = Set(topology.rules(of: group.name).map { Clause.rule($0).text })
    return finding(
      .low, [group.name], at: topology.origin(of: group.name, attribute: "egress"),
      Message(
        "\(topology.noun(group.name)) lets everything out, as AWS has it from the start; its members are meant to use less. What breaks in could call home from any port."
      ),
      mend: ["set \(group.name) egress=none"] + wanted.filter { !present.contains($0) })
  }

  private static func isAnywhere(_ end: Endpoint) -> Bool {
    if case .network(let block) = end { block.length == 0 } else { end == .internet }
  }

  private static func lines(for connection: Connection, of group: Name, _ design: Design) -> [String] {
    let ports = PortSet(connection.ports.compactMap { UInt16(exactly: $0) }.map { $0...$0 })
    guard case .part(let part) = connection.to, !(Kinds.services[design.topology[part]?.kind ?? ""] != nil) else {
      let block = if case .network(let block) = connection.to { block.description } else { "0.0.0.0/0" }
      return ["allow \(group) out tcp/\(ports.isEmpty ? PortSet(443) : ports) to \(block)"]
    }
    return lines(to: part, on: ports.isEmpty ? design.listeningPorts(of: part) : ports, of: group, design)
  }

  private static func lines(for way: Balancing, of group: Name, _ design: Design) -> [String] {
    let calls = design.calls(of: way.targetGroup)
    let tcp = calls.reduce(PortSet([])) { $0.union($1.tcpPorts) }
    let udp = calls.filter { $0.tcpPorts.isEmpty }
    return design.targets(of: way.targetGroup).flatMap { target in
      lines(to: target, on: tcp, of: group, design)
        + udp.flatMap { call in
          design.network.groups(of: target).prefix(1).map {
            "allow \(group) out \(call) to \($0 == group ? "self" : $0.description)"
          }
        }
    }
  }

  private static func lines(to part: Name, on ports: PortSet, of group: Name, _ design: Design) -> [String] {
    guard !ports.isEmpty else { return [] }
    let peers = PathMender.peers(part, of: group, .outbound, design.network) ?? []
    return peers.map { "allow \(group) out tcp/\(ports) to \($0)" }
  }

  /// Servers fetch updates and are administered over HTTPS, whatever else they use.
  private static func updates(_ members: [Name], _ group: Name, _ topology: Topology) -> [String] {
    let hasServers = members.contains { topology.isPart($0, of: Kinds.servers) }
    return hasServers ? ["allow \(group) out tcp/443 to 0.0.0.0/0"] : []
  }

  private static let store =
    RuleExample.twoZones + """
      add db-subnet-group home subnets=app-a,app-c
      add rds db engine=postgres subnet-group=home sg=db-sg
      allow db-sg tcp/5432 from app-sg
      set db-sg egress=none
      add ec2 app in app-a sg=app-sg
      connect app -> db

      """

  /// Two VPCs on a transit gateway that knows groups, which outbound rules cannot name all the same.
  private static let attached = """
    add vpc {one,two} cidr=10.{1,2}.0.0/16
    add subnet {near,far} in {one,two} az=a cidr=10.{1,2}.0.0/24
    add transit-gateway hub group-references=yes
    add transit-gateway-attachment {one,two}-hub in {one,two} gateway=hub subnets={near,far}
    add security-group app-sg in one  # SG-07
    add security-group far-sg in two egress=none
    add ec2 {app,db} in {near,far} sg={app,far}-sg
    allow far-sg tcp/5432 from app-sg
    connect app -> db port=5432

    """

  static let failing = [
    RuleExample(attached),
    RuleExample(
      """
      add vpc main cidr=10.0.0.0/16
      add subnet app-a in main az=a cidr=10.0.1.0/24
      add security-group app-sg in main  # SG-07
      add ec2 app in app-a sg=app-sg
      connect app -> internet port=443
      """),
    RuleExample(store + "set app-sg egress=all  # SG-07"),
  ]

  static let passing = [
    RuleExample(store + "connect app -> 0.0.0.0/0"),
    RuleExample(
      store + """
        set app-sg egress=none
        allow app-sg out tcp/5432 to db-sg
        """),
    RuleExample(store + "connect app -> internet"),
    RuleExample(store + "set app-sg egress=all description=\"crawls every port of partners\""),
  ]
}
