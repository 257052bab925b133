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
        mend: [Clause.rule(rule).withdrawal]
          + (kept.isEmpty ? [] : ["allow \(rule.group) tcp/\(kept) from \(rule.peer)"]))
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
    var shut: [Name: (servers: [Resource], services: Set<String>, outward: Trace)] = [:]
    for server in servers {
      guard let lack = door.lack(of: server) else { continue }
      shut[lack.vpc, default: ([], [], lack.outward)].servers.append(server)
      shut[lack.vpc]?.services.formUnion(lack.services)
    }
    return shut.sorted { $0.key < $1.key }.map { vpc, lack in
      let (servers, services) = (lack.servers, lack.services.sorted())
      return finding(
        .medium, servers.map(\.name) + design.ways(of: lack.outward),
        at: servers.first.flatMap { design.placement(of: $0) },
        lack.outward.verdict == .partly
          ? Message(
            "\(servers.map { topology.noun($0.name) }) can reach Session Manager only in part, and no endpoint for \(services.map { Message("`\($0)`") }) takes its place: \(lack.outward.reason ?? .verbatim(""))"
          )
          : Message(
            "\(servers.map { topology.noun($0.name) }) cannot reach Session Manager: nothing leads out to the internet, and no endpoint for \(services.map { Message("`\($0)`") }) takes its place."
          ),
        mend: door.opening(services, for: servers, in: vpc))
    }
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
