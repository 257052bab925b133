import Localization
import Reachability
import Topology

/// A load balancer behind CloudFront answers nobody else: it stands in private subnets as a VPC origin, or
/// admits CloudFront's addresses alone and asks for a secret header, which other people's distributions lack.
///
/// Source: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/restrict-access-to-load-balancer.html
enum NobodyGoesAroundCloudFront: Rule {
  static let code = "EDGE-05"
  static let pillar = Pillar.security
  static let covers = ["flow.request"]

  static func check(_ design: Design) -> Outcome {
    guard design.behaviours.contains(where: { design.topology.isPart($0.target, of: Kinds.balancers) }) else {
      return .doesNotApply(Message("No distribution stands before a load balancer."))
    }
    // Where the design means the internet to come in directly too, that is no way around.
    let direct = Set(design.topology.connections.filter { $0.from == .internet }.compactMap(\.to.part))
    return .found(EdgeGuard.all(design).filter { !direct.contains($0.balancer.name) }.flatMap { findings($0) })
  }

  private static func findings(_ edge: EdgeGuard) -> [Finding] {
    let topology = edge.design.topology
    let refused = edge.refused.map { behaviour in
      finding(
        .broken, [behaviour.distribution.name, edge.balancer.name], at: behaviour.span(topology),
        Message(
          "\(behaviour.noun(topology)) does not send the secret header for which \(topology.noun(edge.balancer.name)) asks, so its requests are refused."
        ),
        mend: edge.headers.count == 1 ? behaviour.restated(["origin-header": edge.headers.first?.description]) : [])
    }
    return refused + unhidden(edge) + around(edge)
  }

  /// The finding for a load balancer on the internet that CloudFront reaches inside the VPC, for which it needs no
  /// public address.
  ///
  /// Source: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-vpc-origins.html
  private static func unhidden(_ edge: EdgeGuard) -> [Finding] {
    let topology = edge.design.topology
    guard let behaviour = edge.behaviours.first(where: \.isVPCOrigin), edge.behaviours.allSatisfy(\.isVPCOrigin) else {
      return []
    }
    return [
      finding(
        .medium, [edge.balancer.name, behaviour.distribution.name],
        at: topology.origin(of: edge.balancer.name, attribute: "scheme"),
        Message(
          "\(topology.noun(edge.balancer.name)) is internet-facing, and \(behaviour.noun(topology)) reaches it inside the VPC. VPC origins are for load balancers that are internal."
        ),
        mend: ["set \(edge.balancer.name) scheme=internal"])
    ]
  }

  private static func around(_ edge: EdgeGuard) -> [Finding] {
    let topology = edge.design.topology
    let name = topology.noun(edge.balancer.name)
    let ends = [edge.balancer.name] + Set(edge.behaviours.map(\.distribution.name)).sorted()
    let door = edge.openRules.first
    let open = door.flatMap { topology.origin(of: .rule($0)) }
    if edge.balancer.kind == "nlb" { return aroundUnread(edge, ends) }
    switch (door, edge.asksForHeader) {
    case (nil, true): return []
    case (let door?, false):
      return [
        finding(
          .medium, ends + [door.group], at: open,
          Message(
            "\(name) answers whoever asks it by its own address, past CloudFront and its web ACL."),
          mend: edge.admittingCloudFrontOnly + edge.askingForHeader)
      ]
    case (let door?, true):
      return [
        finding(
          .low, ends + [door.group], at: open,
          Message(
            "\(name) passes on only what carries a secret header, and still lets everybody knock. CloudFront's prefix list would keep them out."
          ),
          mend: edge.admittingCloudFrontOnly)
      ]
    case (nil, false):
      guard let way = edge.openWays.first else { return [] }
      let span =
        way.rule.map { topology.origin(of: .forward($0)) } ?? topology.origin(of: way.listener, attribute: "forward")
      return [
        finding(
          .low, ends + [way.listener], at: span,
          Message(
            "\(name) admits CloudFront alone, and anybody's distribution comes from there. A secret header tells your own from the others."
          ),
          mend: edge.askingForHeader)
      ]
    }
  }

  /// A network load balancer reads no header, so only who is admitted counts.
  private static func aroundUnread(_ edge: EdgeGuard, _ ends: [Name]) -> [Finding] {
    let topology = edge.design.topology
    let name = topology.noun(edge.balancer.name)
    if edge.openRules.isEmpty, !edge.design.network.groups(of: edge.balancer.name).isEmpty {
      return [
        finding(
          .low, ends, at: topology.origin(of: edge.balancer.name),
          Message(
            "\(name) admits CloudFront alone, and anybody's distribution comes from there. It reads no header; inside the VPC, as a VPC origin, only your own distribution finds it."
          ))
      ]
    }
    return [
      finding(
        .medium, ends + edge.openRules.prefix(1).map(\.group),
        at: edge.openRules.first.map { topology.origin(of: .rule($0)) } ?? topology.origin(of: edge.balancer.name),
        Message("\(name) answers whoever asks it by its own address, past CloudFront and its web ACL."))
    ]
  }

  private static let site =
    RuleExample.balanced + """
      add secret key
      add cloudfront cdn viewer-protocol=https-only default-origin=front

      """
  private static let asking = """
    set door forward=none respond=403
    forward door header=X-Origin-Verify:key -> web priority=10

    """

  static let failing = [
    RuleExample(
      RuleExample.twoZones + """
        add ec2 app in app-a sg=app-sg
        add target-group web in main protocol=tcp port=443 targets=app
        add nlb front in main subnets=public-a,public-c sg=alb-sg
        add listener door in front protocol=tcp port=443 forward=web
        allow alb-sg tcp/443 from 0.0.0.0/0  # EDGE-05
        add cloudfront cdn viewer-protocol=https-only default-origin=front
        """),
    RuleExample(
      RuleExample.twoZones + """
        add ec2 app in app-a sg=app-sg
        add target-group web in main protocol=tcp port=443 targets=app
        add nlb front in main subnets=public-a,public-c  # EDGE-05
        add listener door in front protocol=tcp port=443 forward=web
        add cloudfront cdn viewer-protocol=https-only default-origin=front
        """),
    RuleExample(site + "allow alb-sg tcp/80 from 0.0.0.0/0  # EDGE-05"),
    RuleExample(
      RuleExample.twoZones + """
        add ec2 app in app-a sg=app-sg
        add target-group web in main protocol=http port=8000 targets=app
        add alb front in main subnets=public-a,public-c sg=alb-sg
        add listener door in front protocol=http port=80 forward=web  # EDGE-05
        add cloudfront cdn viewer-protocol=https-only default-origin=front
        allow alb-sg tcp/80 from pl-cloudfront
        """),
    RuleExample(
      site + asking + """
        forward cdn * -> front origin-header=X-Origin-Verify:key
        allow alb-sg tcp/80 from 0.0.0.0/0  # EDGE-05
        """),
    RuleExample(
      RuleExample.twoZones + """
        add ec2 app in app-a sg=app-sg
        add target-group web in main protocol=http port=8000 targets=app
        add alb front in main subnets=public-a,public-c sg=alb-sg  # EDGE-05
        add listener door in front protocol=http port=80 respond=403
        add secret key
        forward door header=X-Origin-Verify:key -> web priority=10
        allow alb-sg tcp/80 from pl-cloudfront
        add cloudfront cdn viewer-protocol=https-only
        forward cdn * -> front vpc-origin=yes origin-header=X-Origin-Verify:key
        """),
    RuleExample(
      site + asking + """
        allow alb-sg tcp/80 from pl-cloudfront
        forward cdn * -> front methods=all  # EDGE-05
        """),
    RuleExample(
      site + """
        forward door /shop/* -> web priority=20
        allow alb-sg tcp/80 from 198.51.100.0/24  # EDGE-05
        """),
  ]

  static let passing = [
    RuleExample(
      site + asking + """
        forward cdn * -> front origin-header=X-Origin-Verify:key
        allow alb-sg tcp/80 from pl-cloudfront
        """),
    RuleExample(
      site + """
        set front scheme=internal
        forward cdn * -> front vpc-origin=yes
        allow alb-sg tcp/80 from pl-cloudfront
        """),
    RuleExample(
      site + """
        allow alb-sg tcp/80 from 0.0.0.0/0
        connect internet -> front
        """),
  ]
}
