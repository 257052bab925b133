import Localization
import Reachability
import Topology

/// Servers are administered by Session Manager: its role and the way to it are there, and neither a
/// key pair nor a port for administration is.
///
/// Source: https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-prerequisites.html
enum ServersNeedNoOpenDoor: Rule {
  static let code = "APP-12"
  static let pillar = Pillar.security
  static let covers = ["ec2.parts"]

  static func check(_ design: Design) -> Outcome {
    let servers = design.topology.parts(of: "ec2") + design.topology.parts(of: "asg")
    guard !servers.isEmpty else { return .doesNotApply(Message("The design has no servers.")) }
    return .found(
      keyPairs(design) + openDoors(servers, design) + lackingRoles(servers, design) + cutOff(servers, design))
  }

  private static func keyPairs(_ design: Design) -> [Finding] {
    design.deciders(of: ["key-pair"]).compactMap { part in
      guard let key = design.topology.value(Attribute<Name>("key-pair"), of: part) else { return nil }
      return finding(
        .medium, [part.name, key], at: design.topology.origin(of: part.name, attribute: "key-pair"),
        Message(
          "\(design.topology.noun(part.name)) has a key pair. Its private half lies on somebody's computer and opens every server made so, for as long as they live."
        ),
        mend: ["set \(part.name) key-pair=none"])
    }
  }

  private static func openDoors(_ servers: [Resource], _ design: Design) -> [Finding] {
    let topology = design.topology
    let rules = Set(servers.flatMap { design.network.groups(of: $0.name) }).sorted().flatMap { topology.rules(of: $0) }
    return rules.compactMap { rule in
      guard rule.direction == .inbound, case .tcp(let ports) = rule.traffic else { return nil }
      let open = ports.intersection(.administration)
      guard !open.isEmpty else { return nil }
      let kept = ports.subtracting(.administration)
      return finding(
        .medium, [rule.group], at: topology.origin(of: .rule(rule)),
        Message(
          "\(topology.noun(rule.group)) admits \(IngressReview.source(rule, topology)) on port \(open) for administration. Session Manager needs no open port, and writes down who did what."
        ),
        mend: [Clause.rule(rule).withdrawal] + administering(rule, design).map { Clause.connection($0).withdrawal }
          + (kept.isEmpty ? [] : ["allow \(rule.group) tcp/\(kept) from \(rule.peer)"]))
    }
  }

  /// The stated connections that come by a rule and are for nothing but administration.
  private static func administering(_ rule: GroupRule, _ design: Design) -> [Connection] {
    let members = Set(design.wiring.members[rule.group] ?? [])
    return design.topology.connections.filter { connection in
      let ports = PortSet(connection.ports.compactMap { UInt16(exactly: $0) }.map { $0...$0 })
      guard let to = connection.to.part, members.contains(to), !ports.isEmpty else { return false }
      return PortSet.administration.contains(ports) && design.admits(rule, connection.from)
    }
  }

  private static let policy = "AmazonSSMManagedInstanceCore"

  private static func lackingRoles(_ servers: [Resource], _ design: Design) -> [Finding] {
    let topology = design.topology
    var blamed: Set<Name> = []
    return servers.compactMap { server in
      let sayer = topology.sayer(of: "role", for: server)
      guard let role = topology.value(.role, of: sayer) else {
        // A group without a template cannot name a role either.
        guard sayer.kind != "asg", blamed.insert(sayer.name).inserted else { return nil }
        let role = design.freeName("\(sayer.name)-role")
        return finding(
          .medium, [sayer.name], at: topology.origin(of: sayer.name, attribute: "role"),
          Message("\(topology.noun(sayer.name)) has no role, so Session Manager cannot take it under its care."),
          mend: ["add role \(role) trust=ec2 managed=\(policy)", "set \(sayer.name) role=\(role)"])
      }
      guard !isManaged(role, topology), blamed.insert(role).inserted else { return nil }
      let isEmpty = (topology.value(Attribute<[String]>("managed"), of: role) ?? []).isEmpty
      return finding(
        .medium, [role, sayer.name], at: topology.origin(of: role, attribute: "managed"),
        Message(
          "\(topology.noun(role)) does not let \(topology.noun(sayer.name)) talk to Session Manager, so nobody gets in without SSH."
        ),
        mend: ["set \(role) managed\(isEmpty ? "" : "+")=\(policy)"])
    }
  }

  /// Whether a role may keep the channel open: by AWS's policy for it, or by the permissions themselves.
  private static func isManaged(_ role: Name, _ topology: Topology) -> Bool {
    let policies = topology.value(Attribute<[String]>("managed"), of: role) ?? []
    return policies.contains(policy)
      || topology.grants(to: .part(role)).contains { $0.actions.contains { $0.hasPrefix("ssmmessages:") } }
  }

  /// One finding for the servers of a VPC, since the same endpoints serve them all.
  private static func cutOff(_ servers: [Resource], _ design: Design) -> [Finding] {
    let topology = design.topology
    var door = SessionManagerDoor(design)
    var shut: [Name: (servers: [Resource], services: Set<String>, first: SessionManagerDoor.Lack)] = [:]
    for server in servers {
      guard let (vpc, lack) = door.lack(of: server) else { continue }
      shut[vpc, default: ([], [], lack)].servers.append(server)
      shut[vpc]?.services.formUnion(lack.services)
    }
    return shut.sorted { $0.key < $1.key }.map { vpc, lack in
      let (servers, services, outward) = (lack.servers, lack.services.sorted(), lack.first.outward)
      return finding(
        .medium, servers.map(\.name) + design.ways(of: outward), at: servers.first.flatMap { design.placement(of: $0) },
        cutOff(servers.map { topology.noun($0.name) }, services.map { Message("`\($0)`") }, lack.first),
        mend: door.opening(services, for: servers, in: vpc, past: outward))
    }
  }

  private static func cutOff(_ servers: [Message], _ services: [Message], _ lack: SessionManagerDoor.Lack) -> Message {
    let reason = lack.outward.reason ?? .verbatim("")
    if lack.outward.verdict == .partly {
      return Message("\(servers) can reach \(services) of Session Manager only in part. \(reason)")
    }
    return lack.isByEndpoint
      ? Message("\(servers) cannot reach \(services), which Session Manager needs. \(reason)")
      : Message(
        "\(servers) cannot reach \(services), which Session Manager needs: no endpoint answers to the name, and nothing gets to the public addresses. \(reason)"
      )
  }

  private static let cared = """
    add role app-role trust=ec2 managed=AmazonSSMManagedInstanceCore
    add vpc main cidr=10.0.0.0/16 dns-hostnames=yes
    add subnet app-a in main az=a cidr=10.0.10.0/24
    add security-group {app,ssm}-sg in main

    """
  private static let doors = """
    allow ssm-sg tcp/443 from app-sg
    add endpoint {one,two} in main service={ssm,ssmmessages} subnets=app-a sg=ssm-sg

    """

  static let failing = [
    // Without the VPC's names, the agent passes the endpoints by.
    RuleExample(
      cared + doors + """
        set main dns-hostnames=no
        add ec2 app in app-a sg=app-sg role=app-role  # APP-12
        """),
    // The way to S3 leads to no other service.
    RuleExample(
      cared + """
        set app-sg egress=none
        allow app-sg out tcp/443 to pl-s3
        add endpoint files in main service=s3 route-tables=main.route-table
        add ec2 app in app-a sg=app-sg role=app-role  # APP-12
        """),
    // The agent uses IPv6 only where its configuration says so.
    RuleExample(
      """
      add role app-role trust=ec2 managed=AmazonSSMManagedInstanceCore
      add vpc main cidr=10.0.0.0/16 ipv6=yes dns-hostnames=yes
      add eigw sixth in main
      route main.route-table ::/0 -> sixth
      add subnet app-a in main az=a cidr=10.0.10.0/24 cidr6=2001:db8:0:1::/64 ipv6-on-launch=yes
      add security-group app-sg in main
      add ec2 app in app-a sg=app-sg role=app-role  # APP-12
      """),
    RuleExample(
      cared + doors + """
        add key-pair admin
        add ec2 app in app-a sg=app-sg role=app-role key-pair=admin  # APP-12
        """),
    RuleExample(
      cared + doors + """
        add ec2 app in app-a sg=app-sg role=app-role
        allow app-sg tcp/22,80 from 10.0.0.0/24  # APP-12
        """),
    RuleExample(
      cared + doors + """
        add role bare trust=ec2  # APP-12
        add launch-template web sg=app-sg role=bare
        add asg app launch-template=web subnets=app-a min=2 max=4
        add ec2 other in app-a sg=app-sg  # APP-12
        """),
    RuleExample(cared + "add ec2 app in app-a sg=app-sg role=app-role  # APP-12"),
    RuleExample(
      cared + doors + """
        revoke ssm-sg tcp/443 from app-sg
        add ec2 app in app-a sg=app-sg role=app-role  # APP-12
        add ec2 other in app-a sg=app-sg role=app-role
        """),
  ]

  static let passing = [
    RuleExample(cared + doors + "add ec2 app in app-a sg=app-sg role=app-role"),
    RuleExample(
      cared + """
        add nat way in main
        add igw gate in main
        route main.route-table 0.0.0.0/0 -> way
        add ec2 app in app-a sg=app-sg role=app-role
        """),
  ]
}
