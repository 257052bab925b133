import CommandLanguage
import Localization
import Reachability
import Topology

/// Every connection that the design states is possible: the network carries it, and roles and keys
/// allow it.
///
/// Source: https://docs.aws.amazon.com/vpc/latest/reachability/explanation-codes.html
enum ConnectionsArePossible: Rule {
  static let code = "INT-01"
  static let pillar = Pillar.reliability
  static let covers = ["flow.request", "rds.placement"]

  static func check(_ design: Design) -> Outcome {
    let connections = design.topology.connections
    guard !connections.isEmpty else { return .doesNotApply(Message("The design states no connection.")) }
    let origins = design.topology.originsByDistribution
    let permissions = Permissions(design.topology)
    let network = design.statedPaths.flatMap { path in
      path.failures.prefix(1).map { finding(path, WayOut.behindGroups($0, design), design) }
    }
    return .found(
      connections.compactMap { unsent($0, origins, design) ?? unread($0, design.topology) } + network
        + connections.flatMap { denied($0, permissions, design) })
  }

  /// What stands in the way on the network.
  private static func finding(_ path: StatedPath, _ trace: Trace, _ design: Design) -> Finding {
    let (from, to) = (design.noun(path.connection.from), design.noun(path.connection.to))
    let reason = trace.reason ?? .verbatim("")
    let ends = [path.connection.from.part, path.connection.to.part].compactMap { $0 }
    let stop = [trace.deciding?.at].compactMap { $0 }
    let deciding = stop + design.ways(of: trace).filter { !stop.contains($0) }
    let ask = trace.flow.traffic == .all ? Message("on any port") : Message("on `\(trace.flow.traffic)`")
    return finding(
      trace.verdict == .no ? .broken : .high, ends + deciding.filter { !ends.contains($0) },
      at: path.balancing.flatMap { design.blame(of: trace, to: $0.targetGroup) } ?? trace.deciding?.origin
        ?? design.topology.origin(of: .connection(path.connection)),
      trace.verdict == .no
        ? Message("\(from) is meant to use \(to), and cannot reach it \(ask). \(reason)")
        : Message("\(from) is meant to use \(to), and reaches it only in part \(ask). \(reason)"),
      mend: PathMender.statements(for: trace.flow, in: design.topology))
  }

  /// A distribution or load balancer that has no way to what it is meant to send requests to.
  private static func unsent(_ connection: Connection, _ origins: [Name: Set<Name>], _ design: Design) -> Finding? {
    let topology = design.topology
    guard let from = connection.from.part.flatMap({ topology[$0] }), let to = connection.to.part else { return nil }
    switch from.kind {
    case "cloudfront" where !(origins[from.name] ?? []).contains(to):
      return finding(
        .broken, [from.name, to], at: topology.origin(of: .connection(connection)),
        Message(
          "\(topology.noun(from.name)) is meant to fetch from \(topology.noun(to)), and no behaviour of it leads there."
        ),
        mend: [leading(from.name, to: to, topology)])
    case "cloudfront" where topology[to]?.kind == "lambda": return unadmitted(from, to, connection, design)
    case "cloudfront" where topology[to]?.kind == "s3": return unwritten(from, to, connection, design)
    case let kind where Kinds.balancers.contains(kind) && topology.isPart(to, of: Kinds.programs):
      let groups = Set(design.targetGroups(of: to))
      guard !design.balancings.contains(where: { $0.balancer == from.name && groups.contains($0.targetGroup) }) else {
        return nil
      }
      let led = Set(design.balancings.filter { $0.balancer == from.name }.map(\.targetGroup))
      let idle = led.filter { design.targets(of: $0).isEmpty }
      return finding(
        .broken, [from.name, to] + idle.sorted(), at: topology.origin(of: .connection(connection)),
        Message(
          "\(topology.noun(from.name)) is meant to send requests to \(topology.noun(to)), and no listener of it leads there."
        ))
    case "api-gateway" where !topology.forwards(of: from.name).contains { $0.target == .part(to) }:
      return finding(
        .broken, [from.name, to], at: topology.origin(of: .connection(connection)),
        Message(
          "\(topology.noun(from.name)) is meant to send requests to \(topology.noun(to)), and no route of it leads there."
        ),
        mend: ["forward \(from.name) /\(to)/* -> \(to)"])
    default: return unheard(from, to, connection, topology)
    }
  }

  /// Which attribute joins those who have events with those who handle them, and on which of both it stands.
  private static let joints: [(from: String, to: Set<String>, key: String, isOnSender: Bool, prefix: String)] = [
    ("s3", ["lambda", "sqs", "sns"], "notify", true, "created:"), ("sns", ["lambda", "sqs"], "subscribers", true, ""),
    ("sqs", ["lambda"], "source", false, ""), ("dynamodb", ["lambda"], "source", false, ""),
    ("kinesis", ["lambda"], "source", false, ""),
    (
      "eventbridge", ["lambda", "sqs", "sns", "kinesis", "step-functions", "ecs-service", "glue"], "targets", true, ""
    ), ("step-functions", ["lambda", "sqs", "sns", "ecs-service", "glue"], "steps", true, ""),
  ]

  /// The finding for a connection of events that nobody passes on.
  private static func unheard(
    _ from: Resource, _ to: Name, _ connection: Connection, _ topology: Topology
  ) -> Finding? {
    guard let hearer = topology[to],
      let joint = joints.first(where: { $0.from == from.kind && $0.to.contains(hearer.kind) })
    else { return nil }
    let (owner, other) = joint.isOnSender ? (from, to) : (hearer, from.name)
    guard !(owner.values[joint.key]?.references ?? []).contains(other) else {
      return uninvited(from, hearer, connection, topology)
    }
    return finding(
      .broken, [from.name, to], at: topology.origin(of: .connection(connection)),
      Message(
        "\(topology.noun(from.name)) is meant to pass events on to \(topology.noun(to)), and `\(joint.key)` of \(topology.noun(owner.name)) does not name it."
      ),
      mend: ["set \(owner.name) \(joint.key)+=\(joint.prefix)\(other)"])
  }

  /// The principals that deliver events, and the action that a queue's or topic's own policy has to allow them.
  private static let principals = ["s3": "s3", "sns": "sns", "eventbridge": "events"]
  private static let deliveries = ["sqs": "sqs:SendMessage", "sns": "sns:Publish"]

  /// The finding for a queue or topic whose policy does not admit the service that delivers to it. What calls a
  /// function is admitted where the trigger is set up.
  ///
  /// Source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html,
  /// https://docs.aws.amazon.com/AmazonS3/latest/userguide/grant-destinations-permissions-to-s3.html
  private static func uninvited(
    _ from: Resource, _ hearer: Resource, _ connection: Connection, _ topology: Topology
  ) -> Finding? {
    guard let principal = principals[from.kind], let action = deliveries[hearer.kind] else { return nil }
    let isInvited = topology.grants(to: .service(principal), on: hearer.name).contains { grant in
      (grant.source ?? from.name) == from.name && grant.actions.contains { Permissions.matches($0, action) }
    }
    guard !isInvited else { return nil }
    return finding(
      .broken, [from.name, hearer.name], at: topology.origin(of: .connection(connection)),
      Message(
        "\(topology.noun(from.name)) is meant to pass events on to \(topology.noun(hearer.name)), whose policy does not allow `service:\(principal)` to do `\(action)`."
      ),
      mend: ["grant service:\(principal) \(action) on \(hearer.name) source=\(from.name)"])
  }

  /// The finding for a bucket from which everybody is meant to fetch by its own address: nothing can say so here,
  /// and a distribution gives files out without a public bucket.
  ///
  /// Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
  private static func unread(_ connection: Connection, _ topology: Topology) -> Finding? {
    guard connection.from == .internet, let bucket = connection.to.part, topology[bucket]?.kind == "s3",
      !connection.purposes.contains("put-presigned")
    else { return nil }
    return finding(
      .broken, [bucket], at: topology.origin(of: .connection(connection)),
      Message(
        "The internet is meant to use \(topology.noun(bucket)) itself, and no statement admits everybody to it. A distribution with an origin access control gives its files out, and the bucket stays private."
      ))
  }

  /// What roles and keys do not allow to servers and functions; what buckets and keys admit for
  /// CloudFront is told by S3-02 and S3-09.
  private static func denied(_ connection: Connection, _ permissions: Permissions, _ design: Design) -> [Finding] {
    let topology = design.topology
    let needs = permissions.needs(of: connection)
    guard !needs.isEmpty, let from = connection.from.part.flatMap({ topology[$0] }), let to = connection.to.part,
      Kinds.programs.contains(from.kind)
    else { return [] }
    guard let role = topology.role(of: from, using: to) else {
      return [
        finding(
          .broken, [from.name, to],
          at: topology.origin(of: topology.sayer(of: "role", for: from).name, attribute: "role"),
          Message("\(topology.noun(from.name)) is meant to use \(topology.noun(to)), and has no role that may."))
      ]
    }
    return permissions.missing(needs, for: role).map { need in
      let action = need.actions.first ?? ""
      let (user, used, who) = (topology.noun(from.name), topology.noun(to), topology.noun(role))
      return finding(
        .broken, [from.name, to] + (need.resource == to ? [] : [need.resource]) + [role], at: topology.origin(of: role),
        need.resource == to
          ? Message("\(user) is meant to use \(used), and \(who) may not do `\(action)` with it.")
          : Message(
            "\(user) is meant to use \(used), which \(topology.noun(need.resource)) encrypts, and \(who) may not do `\(action)` with that key."
          ),
        mend: ["grant \(role) \(action) on \(need.resource)"])
    }
  }

  private static let store =
    RuleExample.twoZones + """
      add ec2 app in app-a sg=app-sg
      add db-subnet-group home subnets=app-a,app-c
      add rds db engine=postgres subnet-group=home sg=db-sg

      """

  private static let bucket = """
    add kms-key own-key
    add s3 files encryption=sse-kms kms-key=own-key
    add role app-role trust=lambda
    add lambda app runtime=python3.13 role=app-role

    """

  static let desk = """
    add sqs orders
    add s3 slips
    add lambda clerk runtime=python3.13
    add api-gateway api

    """

  static let failing = failingWays + failingOrigins
  static let passing = passingWays + passingOrigins

  private static let failingWays = [
    RuleExample(
      """
      add s3 pages website=yes block-public=none
      connect internet -> pages for=get  # INT-01
      """),
    RuleExample(
      RuleExample.twoZones + """
        add ec2 app in app-a sg=app-sg
        add target-group web in main protocol=tcp port=80 targets=app  # INT-01
        add nlb front in main subnets=public-a,public-c
        add listener door in front protocol=tcp port=80 forward=web
        allow app-sg tcp/80 from 10.0.0.0/16
        connect internet -> front
        connect front -> app
        """),
    RuleExample(
      RuleExample.twoZones + """
        add security-group cache-sg in main  # INT-01
        add ec2 app in app-a sg=app-sg
        add cache-subnet-group home subnets=app-a,app-c
        add cache visits engine=valkey subnet-group=home sg=cache-sg
        connect app -> visits
        """),
    RuleExample(
      store + """
        allow db-sg tcp/5432 from app-sg
        add nacl tight in main  # INT-01
        set app-c nacl=tight
        connect app -> db
        """),
    RuleExample(
      RuleExample.twoZones + """
        add ec2 app in app-a sg=app-sg
        add route-table closed in main  # INT-01
        set app-a route-table=closed
        connect app -> internet port=443
        """),
    RuleExample(
      """
      add s3 files
      add role app-role trust=lambda  # INT-01
      add lambda app runtime=python3.13 role=app-role
      grant app-role s3:GetObject on files
      connect app -> files for=get,put
      """),
    RuleExample(
      """
      add kms-key own-key
      add s3 files encryption=sse-kms kms-key=own-key
      add role app-role trust=lambda  # INT-01
      add lambda app runtime=python3.13 role=app-role
      grant app-role s3:* on files
      connect app -> files for=put
      """),
    RuleExample(
      RuleExample.balanced + """
        allow app-sg tcp/8000 from alb-sg
        add ec2 late in app-a sg=app-sg
        connect front -> late  # INT-01
        """),
    RuleExample(
      desk + """
        connect api -> clerk  # INT-01
        connect orders -> clerk  # INT-01
        connect slips -> orders  # INT-01
        """),
    RuleExample(
      desk + """
        set slips notify=created:orders
        add sns news subscribers=orders
        grant service:s3 sqs:SendMessage on orders source=slips
        connect slips -> orders
        connect news -> orders  # INT-01
        """),
    RuleExample(
      desk + """
        add role clerk-role trust=lambda  # INT-01
        set clerk role=clerk-role
        connect clerk -> orders for=write
        """),
  ]

  private static let passingWays = [
    RuleExample(RuleExample.datagrams + "allow app-sg udp/5000 from alb-sg"),
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
    RuleExample(
      desk + """
        forward api /orders -> clerk
        set clerk source=orders
        set slips notify=created:orders
        grant service:s3 sqs:SendMessage on orders source=slips
        add eventbridge nightly schedule="rate(1 day)" targets=orders
        grant service:events sqs:* on orders
        connect nightly -> orders
        connect api -> clerk
        connect orders -> clerk
        connect slips -> orders
        """),
    RuleExample(
      desk + """
        add role clerk-role trust=lambda
        grant clerk-role sqs:SendMessage on orders
        set clerk role=clerk-role
        connect clerk -> orders for=write
        """),
    RuleExample(
      store + """
        allow db-sg tcp/5432 from app-sg
        connect app -> db for=read,write
        """),
    RuleExample(
      bucket + """
        grant app-role s3:GetObject on files/media/*
        grant app-role kms:* on own-key
        connect app -> files for=get
        """),
    RuleExample(
      RuleExample.balanced + """
        allow alb-sg tcp/80 from 0.0.0.0/0
        allow app-sg tcp/8000 from alb-sg
        connect internet -> front
        connect front -> app
        """),
    // Whom the internet is shut out for on purpose still gets in from the rest of it.
    RuleExample(
      RuleExample.balanced + """
        allow alb-sg tcp/80 from 0.0.0.0/0
        allow app-sg tcp/8000 from alb-sg
        add nacl border in main
        acl border in 90 deny all from 198.51.100.0/24
        acl border in 100 allow all from 0.0.0.0/0
        acl border out 100 allow all to 0.0.0.0/0
        set public-a nacl=border
        set public-c nacl=border
        connect internet -> front
        """),
  ]
}

extension Topology {
  /// The parts from which each distribution fetches, by its behaviours and its default.
  var originsByDistribution: [Name: Set<Name>] {
    Dictionary(
      parts(of: "cloudfront").map { distribution in
        let named = forwards(of: distribution.name).compactMap(\.target.part)
        return (
          distribution.name, Set(named + [value(Attribute<Name>("default-origin"), of: distribution)].compactMap { $0 })
        )
      }, uniquingKeysWith: { first, _ in first })
  }
}
