import CommandLanguage
import Localization
import Reachability
import Topology

/// Nothing reaches the servers, databases and caches of the application and data tiers that the design
/// does not state: each client that groups admit and the network lets through is a stated one.
///
/// Source: https://docs.aws.amazon.com/prescriptive-guidance/latest/security-reference-architecture/application.html
enum OnlyStatedClientsReachInnerTiers: Rule {
  static let code = "INT-02"
  static let pillar = Pillar.security
  static let covers = ["rds.placement", "rds.sg"]

  static func check(_ design: Design) -> Outcome {
    guard !design.topology.connections.isEmpty else {
      return .doesNotApply(Message("The design states no connection, so what it does not mean cannot be told."))
    }
    let review = Review(design)
    guard !review.targets.isEmpty else {
      return .doesNotApply(Message("Nothing of the application or data tier stands in a subnet."))
    }
    return .found(review.targets.flatMap { review.findings($0) })
  }

  private struct Review {
    let design: Design
    /// The judged parts; one of those that are alike in groups, subnets and clients.
    let targets: [Resource]
    /// Who is stated to come, by the part that is asked.
    let clients: [Name: Set<Endpoint>]
    /// Those that can begin connections of their own accord, by subnet; of those that are alike, one.
    let starters: [Name: [Name]]

    init(_ design: Design) {
      let topology = design.topology
      self.design = design
      var clients: [Name: Set<Endpoint>] = [:]
      for connection in topology.connections {
        if let part = connection.to.part { clients[part, default: []].insert(connection.from) }
      }
      for way in design.balancings {
        for target in design.targets(of: way.targetGroup) { clients[target, default: []].insert(.part(way.balancer)) }
      }
      // Who reads a database may read its replicas.
      for proxy in topology.parts(of: "rds-proxy") {
        guard let target = topology.value(Attribute<Name>("target"), of: proxy) else { continue }
        clients[target, default: []].insert(.part(proxy.name))
      }
      for replica in topology.parts(of: "replica") {
        clients[replica.name, default: []].formUnion(replica.parent.flatMap { clients[$0] } ?? [])
      }
      self.clients = clients
      let judged: Set<Tier> = [.application, .data, .sessions]
      let parts = design.servers + topology.parts(of: Kinds.innerStores)
      var known: Set<Alike> = []
      targets = parts.filter { part in
        guard design.tiers[part.name].map({ judged.contains($0) }) == true else { return false }
        let subnets = design.network.subnets(of: part.name)
        let alike = Alike(
          kind: part.kind, groups: design.network.groups(of: part.name), subnets: subnets,
          clients: clients[part.name] ?? [], ports: design.storePorts(of: part))
        return !subnets.isEmpty && known.insert(alike).inserted
      }
      var starters: [Name: [Name]] = [:]
      for part in topology.parts(of: Kinds.starters) {
        for subnet in design.network.subnets(of: part.name) { starters[subnet, default: []].append(part.name) }
      }
      self.starters = starters
    }

    func findings(_ target: Resource) -> [Finding] {
      design.network.rules(of: design.network.groups(of: target.name), .inbound).compactMap { finding(target, $0) }
    }

    private func finding(_ target: Resource, _ rule: GroupRule) -> Finding? {
      // What a store shares with another may open ports on which it hears nobody.
      let ports = design.storePorts(of: target)
      guard ports.isEmpty || !ports.intersection(rule.traffic.tcpPorts).isEmpty else { return nil }
      let stated = clients[target.name] ?? []
      // Where everybody is meant to come, the design's own parts may.
      if case .network(let block) = rule.peer, block.length == 0, stated.contains(.internet) { return nil }
      let strangers = sources(of: rule, to: target).filter { source in
        guard source != .part(target.name), !isStated(source, stated) else { return false }
        // A rule speaks of one family of addresses, so it is not blamed for what another lets in over the other.
        let asked = source == .internet ? Endpoint.network(.anyIPv4) : source
        let verdict = design.network.verdict(Flow(from: asked, to: .part(target.name), rule.traffic))
        return verdict == .yes || verdict == .partly
      }
      guard !strangers.isEmpty else { return nil }
      let topology = design.topology
      let sayer = topology.sayer(of: "sg", for: target)
      return OnlyStatedClientsReachInnerTiers.finding(
        .high, [target.name, rule.group] + strangers.compactMap(\.part),
        at: topology.origin(of: .rule(rule)) ?? topology.origin(of: sayer.name, attribute: "sg"),
        Message(
          "\(strangers.map { design.noun($0) }) can reach \(topology.noun(target.name)) on `\(rule.traffic)`, and the design states no such connection."
        ), mend: statements(for: strangers, target.name) ?? mend(rule))
    }

    /// To state the connections of those whose own settings name the store; nil where none does.
    private func statements(for strangers: [Endpoint], _ store: Name) -> [String]? {
      let users = strangers.compactMap(\.part).filter { names(store, $0) }
      return users.isEmpty ? nil : users.map { "connect \($0) -> \(store)" }
    }

    /// Whether a part keeps its sessions in a store, or reads its password.
    private func names(_ store: Name, _ client: Name) -> Bool {
      let topology = design.topology
      guard let part = topology[client] else { return false }
      return ["sessions", "secrets"].contains { key in
        let named = topology.value(key, of: topology.sayer(of: key, for: part))?.references ?? []
        return named.contains { $0 == store || $0 == store.implied("secret") }
      }
    }

    /// Who may come by a rule: the members of a group, those who stand in a block here or in a VPC that is linked,
    /// and what is outside.
    private func sources(of rule: GroupRule, to target: Resource) -> [Endpoint] {
      switch rule.peer {
      case .group(let name): return members(name)
      case .itself: return members(rule.group)
      // CloudFront's own list is told by SG-02.
      case .prefixList: return []
      case .network(let block):
        guard let vpc = design.network.subnets(of: target.name).first.flatMap({ design.topology[$0]?.parent })
        else { return [] }
        var alike: Set<Alike> = []
        let vpcs = [vpc] + design.network.peers(of: vpc)
        let inside = vpcs.flatMap { subnets(of: $0, in: block) }.flatMap { starters[$0] ?? [] }.filter { name in
          alike.insert(
            Alike(
              kind: "", groups: design.network.groups(of: name), subnets: design.network.subnets(of: name),
              clients: (clients[target.name] ?? []).intersection([.part(name)]), ports: PortSet([]))
          ).inserted
        }
        let isOwn = vpcs.contains { design.network.ranges(of: $0).contains { $0.contains(block) } }
        return (isOwn ? [] : [block == .anyIPv4 ? .internet : .network(block)]) + inside.map { .part($0) }
      }
    }

    private func members(_ group: Name) -> [Endpoint] {
      (design.wiring.members[group] ?? []).filter { design.topology.isPart($0, of: Kinds.starters) }
        .map { .part($0) }
    }

    private func subnets(of vpc: Name, in block: CIDR) -> [Name] {
      design.topology.children(of: vpc, kind: "subnet")
        .filter { subnet in
          let own = design.topology.value(block.family == .ipv4 ? .cidr : Attribute<CIDR>("cidr6"), of: subnet)
          return own?.overlaps(block) ?? false
        }.map(\.name)
    }

    private func isStated(_ source: Endpoint, _ stated: Set<Endpoint>) -> Bool {
      if stated.contains(source) || (source.part == nil && stated.contains(.internet)) { return true }
      guard case .network(let block) = source else { return false }
      return stated.contains { if case .network(let known) = $0 { known.contains(block) } else { false } }
    }

    /// To take the rule back, where no stated client of any member of the group comes by it.
    private func mend(_ rule: GroupRule) -> [String] {
      guard design.topology.origin(of: .rule(rule)) != nil else { return [] }
      let users = (design.wiring.members[rule.group] ?? []).flatMap { clients[$0] ?? [] }
      guard !users.contains(where: { design.admits(rule, $0) }) else { return [] }
      return [Clause.rule(rule).withdrawal]
    }
  }

  private struct Alike: Hashable {
    let kind: String
    let groups: [Name]
    let subnets: [Name]
    let clients: Set<Endpoint>
    let ports: PortSet
  }

  private static let shop =
    RuleExample.twoZones + """
      add ec2 app in app-a sg=app-sg
      add db-subnet-group home subnets=app-a,app-c
      add rds db engine=postgres subnet-group=home sg=db-sg
      allow db-sg tcp/5432 from app-sg
      connect app -> db

      """

  static let failing = [
    RuleExample(
      RuleExample.twoZones + """
        set main ipv6=yes
        set public-a cidr6=2001:db8:0:1::/64 ipv6-on-launch=yes
        route public ::/0 -> gate
        add ec2 app in public-a sg=app-sg
        allow app-sg tcp/8000 from ::/0  # INT-02
        connect app -> internet port=443
        """),
    RuleExample(
      shop + """
        add security-group job-sg in main
        add lambda job runtime=python3.13 subnets=app-c sg=job-sg
        allow db-sg tcp/5432 from job-sg  # INT-02
        """),
    RuleExample(
      shop + """
        add security-group job-sg in main
        add ec2 job in app-c sg=job-sg
        allow db-sg tcp/5432 from job-sg  # INT-02
        """),
    RuleExample(
      shop + """
        add ec2 other in app-c sg=alb-sg
        allow app-sg tcp/22 from 10.0.0.0/16  # INT-02
        """),
    RuleExample(
      RuleExample.twoZones + """
        add ec2 app in public-a sg=app-sg public-ip=yes
        allow app-sg tcp/8000 from 0.0.0.0/0  # INT-02
        connect app -> internet port=443
        """),
  ]

  static let passing = [
    // Nothing of the cache listens on the database's port, which their group opens.
    RuleExample(
      shop + """
        add cache-subnet-group shelf subnets=app-a,app-c
        add cache pages engine=memcached subnet-group=shelf sg=db-sg
        """),
    // Where everybody is meant to come, the design's own servers may too.
    RuleExample(
      shop + """
        add security-group open-sg in main
        allow open-sg tcp/443 from 0.0.0.0/0
        add ec2 open in public-a sg=open-sg public-ip=yes stack=nginx:443
        connect internet -> open
        """),
    RuleExample(
      RuleExample.twoZones + """
        add db-subnet-group home subnets=app-a,app-c
        add rds db engine=postgres subnet-group=home sg=db-sg
        add security-group door-sg in main
        add rds-proxy door target=db subnets=app-a,app-c sg=door-sg
        allow db-sg tcp/5432 from door-sg
        add ec2 app in app-a sg=app-sg
        connect app -> door
        allow door-sg tcp/5432 from app-sg
        """),
    RuleExample(shop),
    RuleExample(
      RuleExample.twoZones + """
        set main ipv6=yes
        set public-a cidr6=2001:db8:0:1::/64 ipv6-on-launch=yes
        add ec2 app in public-a sg=app-sg
        allow app-sg tcp/8000 from ::/0
        connect app -> internet port=443
        """),
    RuleExample(
      shop + """
        add security-group job-sg in main
        add ec2 job in app-c sg=job-sg
        allow db-sg tcp/5432 from job-sg
        connect job -> db for=read
        """),
    // What is admitted and cannot arrive reaches nothing.
    RuleExample(
      shop + """
        allow app-sg tcp/8000 from 0.0.0.0/0
        """),
    RuleExample(
      RuleExample.balanced + """
        allow alb-sg tcp/80 from 0.0.0.0/0
        allow app-sg tcp/8000 from alb-sg
        connect internet -> front
        """),
  ]
}
