import CommandLanguage
import Localization
import Reachability
import Topology

/// For each stated connection, network ACLs let the answers pass, which go to the client's ephemeral
/// ports; and the nodes of one store, in several subnets, can talk to each other.
///
/// Source: https://docs.aws.amazon.com/vpc/latest/userguide/custom-network-acl.html
enum AnswersComeBack: Rule {
  static let code = "NACL-01"
  static let pillar = Pillar.reliability
  static let covers = ["tier.net.subnets", "check.rds"]

  static func check(_ design: Design) -> Outcome {
    let paths = design.statedPaths
    guard !paths.isEmpty, !design.topology.parts(of: "subnet").isEmpty else {
      return .doesNotApply(Message("The design states no connection that the network has to carry."))
    }
    let answers = paths.flatMap { path in
      path.obstacles.compactMap { finding(path, $0, design) }.prefix(1)
    }
    return .found(answers + stores(design).flatMap { copies($0, design) })
  }

  private static func finding(_ path: StatedPath, _ trace: Trace, _ design: Design) -> Finding? {
    let stop = trace.hops.first { $0.verdict == .no }
    guard let hop = trace.hops.first(where: { $0.step == .networkACL && $0.isReply && $0.verdict != .yes }),
      let acl = hop.at, stop == nil || stop == hop, path.isInside || !isShutOut(hop, by: acl, design.topology)
    else { return nil }
    let (from, to) = (design.noun(path.connection.from), design.noun(path.connection.to))
    return finding(
      .high, [acl] + [path.connection.from.part, path.connection.to.part].compactMap { $0 }, at: hop.origin,
      hop.verdict == .no
        ? Message("The request of \(from) to \(to) arrives, and the answer is lost. \(hop.reason)")
        : Message("The request of \(from) to \(to) arrives, and some answers are lost. \(hop.reason)"),
      mend: PathMender.statements(for: trace.flow, in: design.topology))
  }

  /// Whether an entry shuts a part of the internet out altogether: that its answers are lost is then meant.
  private static func isShutOut(_ hop: Hop, by acl: Name, _ topology: Topology) -> Bool {
    hop.verdict == .partly
      && topology.entries(of: acl).contains {
        !$0.allows && $0.traffic == .all && $0.network.length > 0 && topology.origin(of: .entry($0)) == hop.origin
      }
  }

  /// Databases and caches whose nodes in several zones copy from each other.
  private static func stores(_ design: Design) -> [Resource] {
    let topology = design.topology
    let caches = topology.parts(of: "cache").filter { (topology.value(Attribute<Int>("nodes"), of: $0) ?? 1) > 1 }
    return caches + topology.parts(of: "replica")
  }

  private static func copies(_ store: Resource, _ design: Design) -> [Finding] {
    let topology = design.topology
    let source = store.kind == "replica" ? store.parent.flatMap { topology[$0] } ?? store : store
    let ports =
      source.kind == "cache"
      ? CachesAdmitTheirClientsOnly.ports(of: source, topology)
      : DatabasesAdmitTheirClientsOnly.port(of: source, topology)
    guard !ports.isEmpty else { return [] }
    let subnets = design.network.subnets(of: store.name)
    let flows = subnets.flatMap { from in
      subnets.filter { $0 != from }.map { Flow(from: .part(from), to: .part($0), .tcp(ports)) }
    }
    let stop = flows.lazy.compactMap { flow -> Hop? in
      guard design.network.verdict(flow) != .yes else { return nil }
      let trace = design.network.trace(flow)
      return trace.deciding?.step != .networkACL ? nil : trace.deciding
    }.first
    guard let stop, let acl = stop.at else { return [] }
    return [
      finding(
        .high, [acl, store.name], at: stop.origin,
        Message("The nodes of \(topology.noun(store.name)) cannot copy from each other. \(stop.reason)"),
        mend: PathMender.statements(for: flows, in: topology))
    ]
  }

  private static let guarded = "add nacl guard in main\n"
  private static let blamed = "add nacl guard in main  # NACL-01\n"

  private static let shop = """
    add subnet data-{a,c} in main az={a,c} cidr=10.0.{20,21}.0/24 nacl=guard
    add ec2 app in app-a sg=app-sg
    add db-subnet-group home subnets=data-a,data-c
    add rds db engine=postgres subnet-group=home sg=db-sg
    allow db-sg tcp/5432 from app-sg
    connect app -> db
    acl guard in 100 allow tcp/5432 from 10.0.10.0/23

    """

  private static let cached = """
    add subnet data-{a,c} in main az={a,c} cidr=10.0.{20,21}.0/24 nacl=guard
    add ec2 app in app-a sg=app-sg
    add cache-subnet-group home subnets=data-a,data-c
    add cache visits engine=valkey nodes=2 subnet-group=home sg=db-sg
    allow db-sg tcp/6379 from app-sg
    connect app -> visits
    acl guard in 100 allow tcp/6379 from 10.0.10.0/23
    acl guard out 100 allow tcp/1024-65535 to 10.0.10.0/23

    """

  static let failing = [
    RuleExample(
      RuleExample.twoZones + """
        add nacl guard in main  # NACL-01
        acl guard in 100 allow tcp/8000 from 10.0.0.0/16
        set app-a nacl=guard
        add ec2 app in app-a sg=app-sg
        add ec2 caller in app-c sg=app-sg
        allow app-sg tcp/8000 from self
        connect caller -> app port=8000
        """),
    RuleExample(RuleExample.twoZones + blamed + shop + "acl guard out 100 allow tcp/5432 to 10.0.10.0/23"),
    RuleExample(RuleExample.twoZones + blamed + shop + "acl guard out 100 allow tcp/49152-65535 to 10.0.10.0/23"),
    RuleExample(RuleExample.twoZones + blamed + cached + "acl guard in 110 allow tcp/6379 from 10.0.20.0/23"),
  ]

  static let passing = [
    // Who is shut out altogether is not meant to answer either.
    RuleExample(
      RuleExample.twoZones + guarded + """
        acl guard in 90 deny all from 64.0.0.0/4
        acl guard in 100 allow all from 0.0.0.0/0
        acl guard out 100 allow all to 0.0.0.0/0
        set public-a nacl=guard
        add ec2 app in public-a sg=app-sg public-ip=yes
        connect app -> internet
        """),
    RuleExample(RuleExample.twoZones + guarded + shop + "acl guard out 100 allow tcp/32768-60999 to 10.0.10.0/23"),
    RuleExample(
      RuleExample.twoZones + guarded + cached + "acl guard {in,out} 110 allow tcp/1024-65535 {from,to} 10.0.20.0/23"),
    RuleExample(
      RuleExample.balanced + """
        allow alb-sg tcp/80 from 0.0.0.0/0
        allow app-sg tcp/8000 from alb-sg
        connect internet -> front
        """),
  ]
}
