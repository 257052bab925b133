import Localization
import Topology

/// Names in DNS lead to the distribution or load balancer that answers for them, over IPv6 too where
/// that answers over it.
///
/// Source: https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/routing-to-cloudfront-distribution.html
enum NamesLeadToTheEntry: Rule {
  static let code = "EDGE-01"
  static let pillar = Pillar.security
  static let covers = ["flow.request"]

  static func check(_ design: Design) -> Outcome {
    let topology = design.topology
    let names = DomainNames(topology)
    let distributions = topology.parts(of: "cloudfront").filter { !aliases($0, topology).isEmpty }
    let answers = names.answers.filter { alias(of: $0.record, topology) != nil }
    let asked = entries(topology)
    let origins = origins(design)
    guard !distributions.isEmpty || !names.answers.isEmpty || !asked.isEmpty else {
      return .doesNotApply(Message("No name of the design leads to a distribution or load balancer."))
    }
    return .found(
      distributions.flatMap { missing($0, names, design) } + answers.flatMap { findings($0, names, origins, design) }
        + asked.compactMap { unfound($0, names, design) }
        + design.behaviours.compactMap { unnamed($0, names, design) } + hidden(names, origins, design)
        + names.answers.compactMap { crowned($0, names, topology) } + clashes(names, design)
        + names.answers.compactMap { unclaimed($0, names, design) })
  }

  static func aliases(_ distribution: Resource, _ topology: Topology) -> [String] {
    topology.value(.aliases, of: distribution) ?? []
  }

  static func alias(of record: Resource, _ topology: Topology) -> Name? {
    guard let name = topology.value(Attribute<Name>("alias"), of: record),
      ["cloudfront", "alb"].contains(topology[name]?.kind)
    else { return nil }
    return name
  }

  /// The distribution's own names that its certificate does not carry, or that no record answers.
  /// The load balancers that users are meant to ask themselves, with the certificate that each shows them.
  private static func entries(_ topology: Topology) -> [(balancer: Name, certificate: Name)] {
    let asked = Set(topology.connections.filter { $0.from == .internet }.compactMap(\.to.part))
    return topology.parts(of: "alb").filter { asked.contains($0.name) }.flatMap { balancer in
      topology.children(of: balancer.name, kind: "listener").compactMap { listener in
        topology.value(.certificate, of: listener).map { (balancer.name, $0) }
      }
    }
  }

  /// The finding for a load balancer that no record of a zone leads to under a name of its certificate.
  private static func unfound(
    _ entry: (balancer: Name, certificate: Name), _ names: DomainNames, _ design: Design
  ) -> Finding? {
    let topology = design.topology
    let said = names.names(of: entry.certificate).filter { !$0.hasPrefix("*") && names.zone(for: $0) != nil }
    guard let name = said.first, !said.contains(where: { !names.records(for: $0).isEmpty }) else { return nil }
    return finding(
      .high, [entry.balancer, entry.certificate], at: topology.origin(of: entry.balancer),
      Message(
        "No record leads \(name), the name on its certificate, to \(topology.noun(entry.balancer)), so users do not find it."
      ),
      mend: names.adding(name, type: "A", to: entry.balancer, design))
  }

  private static func missing(_ distribution: Resource, _ names: DomainNames, _ design: Design) -> [Finding] {
    let topology = design.topology
    let span = topology.origin(of: distribution.name, attribute: "aliases")
    let certificate = topology.value(.certificate, of: distribution)
    return aliases(distribution, topology).flatMap { name -> [Finding] in
      if let circle = circle(name, distribution, design) { return [circle] }
      var findings: [Finding] = []
      if let certificate, !names.carries(certificate, name) {
        findings.append(
          finding(
            .broken, [distribution.name, certificate], at: span,
            Message(
              "\(topology.noun(distribution.name)) answers for \(name), and \(topology.noun(certificate)) does not carry that name. AWS refuses the name."
            ),
            mend: ["set \(certificate) names+=\(name)"]))
      }
      // A zone that is kept elsewhere answers unseen.
      guard names.zone(for: name) != nil else { return findings }
      let records = names.records(for: name).filter { ["A", "CNAME"].contains(type(of: $0, topology)) }
      if records.isEmpty {
        findings.append(
          finding(
            .high, [distribution.name], at: span,
            Message("No record leads \(name) to \(topology.noun(distribution.name)), so users do not find it."),
            mend: names.adding(name, type: "A", to: distribution.name, design)))
      } else if let other = records.first, !records.contains(where: { leads($0, to: distribution.name, topology) }) {
        findings.append(
          finding(
            .high, [other.name, distribution.name], at: topology.origin(of: other.name),
            Message(
              "\(topology.noun(other.name)) leads \(name) past \(topology.noun(distribution.name)), which is to answer for it."
            ),
            mend: ["set \(other.name) type=A alias=\(distribution.name) value=none"]))
      }
      findings += astray(name, distribution.name, names, topology)
      return findings
    }
  }

  /// The finding for a name of a distribution by which it asks a load balancer too: it would ask itself.
  private static func circle(_ name: String, _ distribution: Resource, _ design: Design) -> Finding? {
    let topology = design.topology
    let behaviour = design.behaviours(of: distribution).first {
      $0.word("origin-domain") == name && !$0.isVPCOrigin && topology.isPart($0.target, of: Kinds.balancers)
    }
    guard let behaviour else { return nil }
    return finding(
      .broken, [distribution.name, behaviour.target],
      at: topology.origin(of: distribution.name, attribute: "aliases"),
      Message(
        "\(topology.noun(distribution.name)) is to answer for \(name), the name by which it asks \(topology.noun(behaviour.target)). The name can lead to one of them only."
      ),
      mend: aliases(distribution, topology).count > 1 ? ["set \(distribution.name) aliases-=\(name)"] : [])
  }

  /// The AAAA records of a distribution's name that lead those who come over IPv6 to another part.
  private static func astray(
    _ name: String, _ distribution: Name, _ names: DomainNames, _ topology: Topology
  ) -> [Finding] {
    names.records(for: name).filter { type(of: $0, topology) == "AAAA" && !leads($0, to: distribution, topology) }
      .map { other in
        finding(
          .high, [other.name, distribution], at: topology.origin(of: other.name),
          Message(
            "\(topology.noun(other.name)) leads \(name) past \(topology.noun(distribution)), which is to answer for it."
          ),
          mend: ["set \(other.name) alias=\(distribution) value=none"])
      }
  }

  static func type(of record: Resource, _ topology: Topology) -> String? {
    topology.value(Attribute<String>("type"), of: record)
  }

  /// Whether a record leads to a part; where a CNAME's text leads is not known, so it is believed.
  private static func leads(_ record: Resource, to part: Name, _ topology: Topology) -> Bool {
    topology.value(Attribute<Name>("alias"), of: record) == part || type(of: record, topology) == "CNAME"
  }

  /// What is wrong with a record that leads to a part.
  private static func findings(
    _ answer: (name: String, record: Resource), _ names: DomainNames, _ origins: Set<String>, _ design: Design
  ) -> [Finding] {
    let topology = design.topology
    let record = answer.record.name
    // A name by which an origin is asked is no visitor's.
    guard let target = alias(of: answer.record, topology).flatMap({ topology[$0] }),
      !(target.kind == "cloudfront" && origins.contains(answer.name))
    else { return [] }
    var findings: [Finding] = []
    if target.kind == "cloudfront", !aliases(target, topology).contains(where: { DomainNames.matches($0, answer.name) })
    {
      let certificate = topology.value(.certificate, of: target)
      let lacks = certificate.map { !names.carries($0, answer.name) } ?? false
      findings.append(
        finding(
          .high, [record, target.name], at: topology.origin(of: record, attribute: "alias"),
          Message(
            "\(topology.noun(record)) leads \(answer.name) to \(topology.noun(target.name)), which does not know that name and answers with the status 403."
          ),
          mend: ["set \(target.name) aliases+=\(answer.name)"]
            + (certificate.map { lacks ? ["set \($0) names+=\(answer.name)"] : [] } ?? [])))
    }
    if type(of: answer.record, topology) == "A", answersIPv6(target, topology),
      !names.records(for: answer.name).contains(where: { type(of: $0, topology) == "AAAA" })
    {
      findings.append(
        finding(
          .medium, [record, target.name], at: topology.origin(of: record),
          Message(
            "\(topology.noun(target.name)) answers over IPv6 too, and no AAAA record of \(answer.name) leads there."),
          mend: names.adding(answer.name, type: "AAAA", to: target.name, design)))
    }
    return findings
  }

  private static func answersIPv6(_ part: Resource, _ topology: Topology) -> Bool {
    part.kind == "cloudfront"
      ? topology.value(Attribute<Bool>("ipv6"), of: part) == true
      : topology.value(Attribute<String>("ip-type"), of: part)?.hasPrefix("dualstack") ?? false
  }

  /// Private zones whose records lead users or CloudFront, neither of whom can ask them. Where a public zone
  /// answers for the same name, the private one serves the VPCs beside it.
  private static func hidden(_ names: DomainNames, _ origins: Set<String>, _ design: Design) -> [Finding] {
    let topology = design.topology
    let asked = Set(topology.connections.filter { $0.from == .internet }.compactMap(\.to.part))
    return topology.parts(of: "zone").compactMap { zone in
      guard topology.value(Attribute<Bool>("private"), of: zone) == true,
        let domain = DomainNames.domain(of: zone, topology), names.zone(for: domain) == nil
      else { return nil }
      let lost = topology.children(of: zone.name, kind: "record").compactMap {
        record -> (name: String, target: Name)? in
        guard let target = alias(of: record, topology) else { return nil }
        let name = DomainNames.name(of: record, in: domain, topology)
        let isAsked = asked.contains(target) || topology[target]?.kind == "cloudfront" || origins.contains(name)
        return isAsked ? (name, target) : nil
      }
      guard let first = lost.first else { return nil }
      return finding(
        .broken, [zone.name, first.target], at: topology.origin(of: zone.name, attribute: "private"),
        Message(
          "Only VPCs can ask \(topology.noun(zone.name)), which is private, so nobody outside them finds \(topology.noun(first.target)) by the name \(first.name)."
        ),
        mend: ["set \(zone.name) private=no vpcs=none"])
    }
  }

  /// The names by which distributions ask their origins over the internet.
  private static func origins(_ design: Design) -> Set<String> {
    Set(design.behaviours.compactMap { $0.isVPCOrigin ? nil : $0.word("origin-domain") })
  }

  /// A name under which CloudFront asks its origin, and which leads nowhere.
  private static func unnamed(_ behaviour: Behaviour, _ names: DomainNames, _ design: Design) -> Finding? {
    let topology = design.topology
    guard let name = behaviour.word("origin-domain"), names.zone(for: name) != nil, !behaviour.isVPCOrigin,
      topology[behaviour.target]?.kind == "alb",
      !names.records(for: name).contains(where: { leads($0, to: behaviour.target, topology) })
    else { return nil }
    let astray = names.records(for: name).filter { ["A", "AAAA"].contains(type(of: $0, topology)) }
    return finding(
      .broken, [behaviour.distribution.name, behaviour.target], at: behaviour.span(topology),
      Message(
        "\(behaviour.noun(topology)) asks \(topology.noun(behaviour.target)) by the name \(name), and no record leads that name there."
      ),
      mend: astray.isEmpty
        ? names.adding(name, type: "A", to: behaviour.target, design)
        : astray.map { "set \($0.name) alias=\(behaviour.target) value=none" })
  }

  private static let site = """
    add zone shop-zone domain=shop.example.kr
    add certificate cert region=us-east-1 domain=shop.example.kr
    add s3 pages

    """
  private static let named = "aliases=shop.example.kr certificate=cert viewer-protocol=https-only default-origin=pages"

  private static let certified =
    RuleExample.twoZones + """
      add zone shop-zone domain=shop.example.kr
      add certificate cert domain=shop.example.kr
      add target-group web in main protocol=http port=8000

      """

  static let failing = [
    RuleExample(site + "add cloudfront cdn \(named)  # EDGE-01"),
    RuleExample(
      site + """
        add cloudfront cdn \(named)
        add record home in shop-zone type=A alias=cdn
        add record www in shop-zone name=www type=A alias=cdn  # EDGE-01
        """),
    RuleExample(
      site + """
        add cloudfront cdn ipv6=yes \(named)
        add record home in shop-zone type=A alias=cdn  # EDGE-01
        """),
    RuleExample(
      site + """
        add cloudfront cdn \(named)
        add record home in shop-zone type=A value=203.0.113.9  # EDGE-01
        """),
    RuleExample(
      """
      add certificate cert region=us-east-1 domain=example.kr
      add s3 pages
      add cloudfront cdn \(named)  # EDGE-01
      """),
    RuleExample(
      site + RuleExample.balanced + """
        add cloudfront cdn viewer-protocol=https-only default-origin=front aliases=shop.example.kr certificate=cert
        add record home in shop-zone type=A alias=cdn
        forward cdn * -> front origin-domain=origin.shop.example.kr  # EDGE-01
        """),
    RuleExample(
      RuleExample.balanced + """
        add zone shop-zone domain=shop.example.kr
        add record home in shop-zone type=CNAME alias=front  # EDGE-01
        """),
    RuleExample(
      """
      add zone shop-zone domain=shop.example.kr
      add record {old,www} in shop-zone name=www type=A value={203.0.113.9,203.0.113.10}  # EDGE-01
      """),
    RuleExample(
      site + """
        add cloudfront cdn \(named)
        add record home in shop-zone type=A alias=cdn
        add record old in shop-zone type=A value=203.0.113.9  # EDGE-01
        """),
    RuleExample(
      site + RuleExample.balanced + """
        set cert names=origin.shop.example.kr
        add cloudfront cdn viewer-protocol=https-only aliases=shop.example.kr,origin.shop.example.kr certificate=cert  # EDGE-01
        forward cdn * -> front origin-domain=origin.shop.example.kr
        add record home in shop-zone type=A alias=cdn
        add record origin in shop-zone name=origin type=A alias=front
        """),
    RuleExample(
      site + RuleExample.balanced + """
        add cloudfront cdn viewer-protocol=https-only aliases=shop.example.kr certificate=cert
        forward cdn * -> front origin-domain=origin.shop.example.kr  # EDGE-01
        add record home in shop-zone type=A alias=cdn
        add record origin in shop-zone name=origin type=A alias=cdn
        """),
    RuleExample(
      """
      add zone shop-zone domain=shop.example.kr
      add record old in shop-zone name=www type=CNAME value=shop.example.net
      add record www in shop-zone name=www type=A value=203.0.113.9  # EDGE-01
      """),
    RuleExample(
      """
      add zone shop-zone domain=shop.example.kr
      add record home in shop-zone type=CNAME value=shop.example.net  # EDGE-01
      """),
    RuleExample(
      RuleExample.balanced + site + """
        add cloudfront cdn ipv6=yes \(named)
        add record home in shop-zone type=A alias=cdn
        add record home6 in shop-zone type=AAAA alias=front  # EDGE-01
        """),
    RuleExample(
      RuleExample.twoZones + """
        add zone shop-zone domain=shop.example.kr private=yes vpcs=main  # EDGE-01
        add certificate cert region=us-east-1 domain=shop.example.kr
        add s3 pages
        add cloudfront cdn \(named)
        add record home in shop-zone type=A alias=cdn
        """),
    RuleExample(
      certified + """
        add alb front in main subnets=public-a,public-c sg=alb-sg  # EDGE-01
        add listener https in front protocol=https port=443 certificate=cert forward=web
        connect internet -> front
        """),
    RuleExample(
      """
      add zone shop-zone domain=shop.example.kr
      add api-gateway api
      add record api-name in shop-zone name=api type=A alias=api  # EDGE-01
      """),
  ]

  static let passing = [
    RuleExample(
      certified + """
        add alb front in main subnets=public-a,public-c sg=alb-sg
        add listener https in front protocol=https port=443 certificate=cert forward=web
        add record home in shop-zone type=A alias=front
        connect internet -> front
        """),
    RuleExample(
      site + """
        add cloudfront cdn ipv6=yes \(named)
        set cdn aliases+=www.shop.example.kr
        set cert names=*.shop.example.kr
        add record {home,home6} in shop-zone type={A,AAAA} alias=cdn
        add record {www,www6} in shop-zone name=www type={A,AAAA} alias=cdn
        """),
    // The private zone answers the VPC beside the public one.
    RuleExample(
      RuleExample.twoZones + site + """
        add zone inner-zone domain=shop.example.kr private=yes vpcs=main
        add cloudfront cdn \(named)
        add record home in shop-zone type=A alias=cdn
        add record inner in inner-zone type=A alias=cdn
        """),
    // The zone of the name is kept elsewhere.
    RuleExample(
      """
      add certificate cert region=us-east-1 domain=shop.example.kr
      add s3 pages
      add cloudfront cdn \(named)
      """),
    RuleExample(
      RuleExample.balanced + """
        add zone shop-zone domain=shop.example.kr
        add record www in shop-zone name=www type=A alias=front
        """),
    RuleExample(
      """
      add zone shop-zone domain=shop.example.kr
      add certificate api-cert domain=api.shop.example.kr validation=dns zone=shop-zone
      add api-gateway api domain=api.shop.example.kr certificate=api-cert
      add record api-name in shop-zone name=api type=A alias=api
      """),
  ]
}
