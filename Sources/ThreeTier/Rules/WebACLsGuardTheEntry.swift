import Localization
import Topology

/// A web ACL with rules looks at every request that comes from the internet, at CloudFront or at the load
/// balancer.
///
/// Source: https://docs.aws.amazon.com/waf/latest/developerguide/how-aws-waf-works-resources.html
enum WebACLsGuardTheEntry: Rule {
  static let code = "EDGE-04"
  static let pillar = Pillar.security
  static let covers = ["flow.request"]

  private static let rules = "rules=common,known-bad-inputs,sqli,ip-reputation,rate:2000 default=allow"

  static func check(_ design: Design) -> Outcome {
    let topology = design.topology
    let distributions = topology.parts(of: "cloudfront")
    let balancers = topology.parts(of: "alb").filter {
      topology.value(.scheme, of: $0) == "internet-facing" || isBehindOpenBalancer($0, design)
    }
    let unread = topology.parts(of: "nlb").filter { passesWebUnread($0, design) }
    guard !distributions.isEmpty || !balancers.isEmpty || !unread.isEmpty else {
      return .doesNotApply(Message("The design has neither a distribution nor an internet-facing load balancer."))
    }
    let guards = Dictionary(
      EdgeGuard.all(design).map { ($0.balancer.name, $0) }, uniquingKeysWith: { first, _ in first })
    return .found(
      distributions.compactMap { finding($0, design) }
        + balancers.compactMap { finding($0, behind: guards[$0.name], design) }
        + unread.map { blind($0, topology) } + (distributions + balancers).compactMap { misfit($0, topology) }
        + lopsided(topology))
  }

  /// A distribution without a web ACL, unless the load balancers behind it have one each.
  private static func finding(_ distribution: Resource, _ design: Design) -> Finding? {
    let topology = design.topology
    guard topology.value(.webACL, of: distribution) == nil else { return nil }
    let origins = design.behaviours(of: distribution).compactMap { topology[$0.target] }.filter { $0.kind != "s3" }
    guard !origins.isEmpty else {
      return finding(
        .low, [distribution.name], at: topology.origin(of: distribution.name),
        Message(
          "\(topology.noun(distribution.name)) has no web ACL. It gives out files only, so little can go wrong but a flood of requests."
        ),
        mend: mend(distribution, "cloudfront", design))
    }
    guard !origins.allSatisfy({ topology.value(.webACL, of: $0) != nil }) else { return nil }
    return finding(
      .high, [distribution.name], at: topology.origin(of: distribution.name),
      Message("No web ACL looks at what \(topology.noun(distribution.name)) passes on to the application."),
      mend: mend(distribution, "cloudfront", design))
  }

  /// A load balancer without a web ACL, unless its requests have passed one at CloudFront.
  private static func finding(_ balancer: Resource, behind edge: EdgeGuard?, _ design: Design) -> Finding? {
    let topology = design.topology
    guard topology.value(.webACL, of: balancer) == nil else { return nil }
    guard let edge else {
      return finding(
        .high, [balancer.name], at: topology.origin(of: balancer.name),
        Message("No web ACL looks at what \(topology.noun(balancer.name)) passes on to the application."),
        mend: mend(balancer, "regional", design))
    }
    // Where the distribution lacks one, that is told there; one part of the guard is judged by EDGE-05.
    let isGuarded = edge.behaviours.allSatisfy { topology.value(.webACL, of: $0.distribution) != nil }
    guard isGuarded, let door = edge.openRules.first, !edge.asksForHeader else { return nil }
    return finding(
      .medium, [balancer.name, door.group], at: topology.origin(of: .rule(door)),
      Message(
        "Only requests that come through CloudFront pass a web ACL; those that ask \(topology.noun(balancer.name)) directly pass none."
      ),
      mend: mend(balancer, "regional", design))
  }

  /// Whether the users of a website come to a network load balancer, to which no web ACL can be attached, and
  /// not by way of a distribution.
  private static func passesWebUnread(_ balancer: Resource, _ design: Design) -> Bool {
    let topology = design.topology
    return topology.value(.scheme, of: balancer) == "internet-facing"
      && !design.behaviours.contains { $0.target == balancer.name }
      && topology.children(of: balancer.name, kind: "listener").contains {
        (topology.value(.port, of: $0).map { [80, 443].contains($0) } ?? false)
          && !leadsToReaders($0.name, design)
      }
  }

  /// Whether a listener sends all to Application Load Balancers, which read it and can have a web ACL.
  private static func leadsToReaders(_ listener: Name, _ design: Design) -> Bool {
    let targets = design.balancings.filter { $0.listener == listener }.flatMap { design.targets(of: $0.targetGroup) }
    return !targets.isEmpty && targets.allSatisfy { design.topology[$0]?.kind == "alb" }
  }

  /// Whether a network load balancer that faces the internet passes connections on to a load balancer.
  private static func isBehindOpenBalancer(_ balancer: Resource, _ design: Design) -> Bool {
    let groups = Set(design.targetGroups(of: balancer.name))
    return !groups.isEmpty
      && design.balancings.contains {
        groups.contains($0.targetGroup) && design.topology.value(.scheme, of: $0.balancer) == "internet-facing"
          && !design.behaviours.map(\.target).contains($0.balancer)
      }
  }

  private static func blind(_ balancer: Resource, _ topology: Topology) -> Finding {
    finding(
      .medium, [balancer.name], at: topology.origin(of: balancer.name),
      Message(
        "\(topology.noun(balancer.name)) passes connections on unread, so no web ACL can look at what users send. An Application Load Balancer or CloudFront can have one."
      ))
  }

  /// A web ACL of the other scope, which AWS does not attach.
  private static func misfit(_ part: Resource, _ topology: Topology) -> Finding? {
    guard let acl = topology.value(.webACL, of: part),
      let scope = topology.value(Attribute<String>("scope"), of: acl)
    else { return nil }
    let wanted = part.kind == "cloudfront" ? "cloudfront" : "regional"
    guard scope != wanted else { return nil }
    return finding(
      .broken, [acl, part.name], at: topology.origin(of: acl, attribute: "scope"),
      Message(
        "\(topology.noun(acl)) has the scope `\(scope)`, and \(topology.noun(part.name)) takes one of the scope `\(wanted)` only."
      ),
      mend: ["set \(acl) scope=\(wanted)"])
  }

  /// Web ACLs in use that let everything through, or nothing.
  private static func lopsided(_ topology: Topology) -> [Finding] {
    let used = Set(
      (topology.parts(of: "cloudfront") + topology.parts(of: "alb")).compactMap { topology.value(.webACL, of: $0) })
    return used.sorted().compactMap { acl in
      // The groups of rules that AWS manages, and limits of rate, count or block; none of them allows.
      if topology.value(Attribute<String>("default"), of: acl) == "block" {
        return finding(
          .broken, [acl], at: topology.origin(of: acl, attribute: "default"),
          Message(
            "\(topology.noun(acl)) blocks what no rule allows, and no rule of it allows anything. Users get the status 403."
          ),
          mend: ["set \(acl) default=allow"])
      }
      guard topology[acl]?.values["rules"] == nil else { return nil }
      return finding(
        .high, [acl], at: topology.origin(of: acl),
        Message("\(topology.noun(acl)) has no rules and lets every request through."),
        mend: ["set \(acl) \(rules)"])
    }
  }

  private static func mend(_ part: Resource, _ scope: String, _ design: Design) -> [String] {
    let topology = design.topology
    let known = topology.parts(of: "waf").first { topology.value(Attribute<String>("scope"), of: $0) == scope }
    if let known { return ["set \(part.name) web-acl=\(known.name)"] }
    let name = design.freeName("\(part.name)-waf")
    return ["add waf \(name) scope=\(scope) \(rules)", "set \(part.name) web-acl=\(name)"]
  }

  private static let cdn = "add cloudfront cdn viewer-protocol=https-only default-origin=front"

  static let failing = [
    RuleExample(
      RuleExample.twoZones + """
        add ec2 app in app-a sg=app-sg
        add target-group web in main protocol=http port=80 targets=app
        add alb inner in main scheme=internal subnets=app-a,app-c sg=db-sg  # EDGE-04
        add listener reader in inner protocol=https port=443 forward=web
        add nlb front in main subnets=public-a,public-c sg=alb-sg
        add target-group pass in main target-type=alb protocol=tcp port=443 targets=inner
        add listener door in front protocol=tcp port=443 forward=pass
        """),
    RuleExample(
      RuleExample.twoZones + """
        add ec2 app in app-a sg=app-sg
        add target-group web in main protocol=tcp port=443 targets=app
        add nlb front in main subnets=public-a,public-c sg=alb-sg  # EDGE-04
        add listener door in front protocol=tcp port=443 forward=web
        """),
    RuleExample(
      RuleExample.twoZones + "add alb front in main subnets=public-a,public-c sg=alb-sg  # EDGE-04"),
    RuleExample(RuleExample.balanced + cdn + "  # EDGE-04"),
    RuleExample(
      """
      add s3 pages
      add cloudfront cdn viewer-protocol=https-only default-origin=pages  # EDGE-04
      """),
    RuleExample(
      RuleExample.balanced + """
        add waf guard scope=cloudfront rules=common default=allow
        \(cdn) web-acl=guard
        allow alb-sg tcp/80 from 0.0.0.0/0  # EDGE-04
        """),
    RuleExample(
      RuleExample.balanced + """
        add waf guard scope=regional rules=common default=allow  # EDGE-04
        \(cdn) web-acl=guard
        allow alb-sg tcp/80 from pl-cloudfront
        """),
    RuleExample(
      RuleExample.balanced + """
        add waf guard scope=regional default=allow  # EDGE-04
        set front web-acl=guard
        """),
    RuleExample(
      RuleExample.balanced + """
        add waf guard scope=regional rules=common,rate:2000 default=block  # EDGE-04
        set front web-acl=guard
        """),
  ]

  static let passing = [
    RuleExample(
      RuleExample.chained + """
        add target-group pass in main target-type=alb protocol=tcp port=443 targets=inner
        add listener door in front protocol=tcp port=443 forward=pass
        add waf guard scope=regional rules=common default=allow
        set inner web-acl=guard
        """),
    RuleExample(
      RuleExample.twoZones + """
        add ec2 app in app-a sg=app-sg
        add target-group web in main protocol=tcp port=443 targets=app
        add waf guard scope=cloudfront rules=common default=allow
        add nlb front in main subnets=public-a,public-c sg=alb-sg
        add listener door in front protocol=tcp port=443 forward=web
        add cloudfront cdn viewer-protocol=https-only default-origin=front web-acl=guard
        """),
    RuleExample(
      RuleExample.balanced + """
        add waf guard scope=cloudfront rules=common default=allow
        \(cdn) web-acl=guard
        allow alb-sg tcp/80 from pl-cloudfront
        """),
    RuleExample(
      RuleExample.balanced + """
        add waf guard scope=regional rules=common default=allow
        set front web-acl=guard
        \(cdn)
        """),
  ]
}
