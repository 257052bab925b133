import Localization
import Topology

/// Certificates are in the region where they are used, us-east-1 for CloudFront, and CloudFront refuses
/// TLS older than 1.2.
///
/// Source: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cnames-and-https-requirements.html
enum CertificatesFitTheirPlace: Rule {
  static let code = "EDGE-03"
  static let pillar = Pillar.security
  static let covers = ["flow.request"]

  private static let global = "us-east-1"
  private static let newest = "TLSv1.2_2025"

  static func check(_ design: Design) -> Outcome {
    let topology = design.topology
    let distributions = topology.parts(of: "cloudfront").filter {
      $0.values["aliases"] != nil || $0.values["certificate"] != nil
    }
    let listeners = topology.parts(of: "listener").filter { topology.value(.certificate, of: $0) != nil }
    guard !distributions.isEmpty || !listeners.isEmpty else {
      return .doesNotApply(Message("The design uses no domain name and no certificate of its own."))
    }
    let users = Dictionary(grouping: distributions + listeners) { topology.value(.certificate, of: $0) }
    let names = DomainNames(topology)
    return .found(
      distributions.flatMap { findings($0, users, names, design) }
        + listeners.compactMap { misplaced($0, users, design) }
        + users.keys.compactMap { $0 }.sorted().compactMap { unissued($0, names, design) })
  }

  private static func findings(
    _ distribution: Resource, _ users: [Name?: [Resource]], _ names: DomainNames, _ design: Design
  ) -> [Finding] {
    let topology = design.topology
    let name = distribution.name
    guard let certificate = topology.value(.certificate, of: distribution) else {
      let fitting = fitting(distribution, names, topology)
      return [
        finding(
          .broken, [name], at: topology.origin(of: name, attribute: "aliases"),
          Message(
            "\(topology.noun(name)) is to answer for names of its own and has no certificate for them. AWS refuses the names."
          ),
          mend: fitting.map { ["set \(name) certificate=\($0) tls-minimum=\(newest)"] } ?? [])
      ]
    }
    var findings: [Finding] = []
    if let region = region(of: certificate, topology), region != global {
      findings.append(
        finding(
          .broken, [certificate, name], at: topology.origin(of: certificate, attribute: "region"),
          Message(
            "\(topology.noun(certificate)) is in \(region); CloudFront takes certificates from us-east-1 only."),
          mend: moved(certificate, to: global, for: distribution, users, design)))
    }
    let minimum = topology.value(Attribute<String>("tls-minimum"), of: distribution) ?? ""
    if !["TLSv1.2", "TLSv1.3"].contains(where: { minimum.hasPrefix($0) }) {
      findings.append(
        finding(
          .medium, [name], at: topology.origin(of: name, attribute: "tls-minimum"),
          Message("\(topology.noun(name)) admits `\(minimum)`, whose ciphers have been broken."),
          mend: ["set \(name) tls-minimum=\(newest)"]))
    }
    return findings
  }

  /// A certificate in the right place that carries all of a distribution's names.
  private static func fitting(_ distribution: Resource, _ names: DomainNames, _ topology: Topology) -> Name? {
    let aliases = topology.value(.aliases, of: distribution) ?? []
    return topology.parts(of: "certificate").map(\.name).first { certificate in
      region(of: certificate, topology) == global && aliases.allSatisfy { names.carries(certificate, $0) }
    }
  }

  /// A certificate whose record of validation cannot stand in its zone, or stands where ACM does not see it.
  ///
  /// Source: https://docs.aws.amazon.com/acm/latest/userguide/dns-validation.html
  private static func unissued(_ certificate: Name, _ names: DomainNames, _ design: Design) -> Finding? {
    let topology = design.topology
    guard topology.value(Attribute<String>("validation"), of: certificate) != "email",
      let zone = topology.value(Attribute<Name>("zone"), of: certificate).flatMap({ topology[$0] }),
      let domain = DomainNames.domain(of: zone, topology)
    else { return nil }
    let carried = names.names(of: certificate)
    let span = topology.origin(of: certificate, attribute: "zone")
    // The public zone of the first name, where it has room for the records of all others.
    let fitting = carried.first.flatMap { names.zone(for: bare($0)) }
      .flatMap { name -> Name? in
        guard let domain = topology[name].flatMap({ DomainNames.domain(of: $0, topology) }) else { return nil }
        return carried.allSatisfy { DomainNames.isWithin($0, domain) || names.zone(for: bare($0)) != nil } ? name : nil
      }
    var mend = fitting.map { ["set \(certificate) zone=\($0)"] } ?? []
    if topology.value(Attribute<Bool>("private"), of: zone) == true {
      if mend.isEmpty, carried.allSatisfy({ DomainNames.isWithin($0, domain) }) {
        let open = design.freeName("\(zone.name)-public")
        mend = ["add zone \(open) domain=\(domain)", "set \(certificate) zone=\(open)"]
      }
      return finding(
        .broken, [certificate, zone.name], at: span,
        Message(
          "\(topology.noun(zone.name)) is private, so ACM cannot see a record of validation there and never issues \(topology.noun(certificate))."
        ),
        mend: mend)
    }
    // `zone` says where the record of the first name is; those of others may stand in zones of their own.
    let outside = carried.first { name in
      !DomainNames.isWithin(name, domain) && (name == carried.first || names.zone(for: bare(name)) == nil)
    }
    guard let outside else { return nil }
    // A name that nobody uses can go.
    let isUsed = topology.parts(of: "cloudfront").contains {
      (topology.value(.aliases, of: $0) ?? []).contains {
        DomainNames.matches(outside, $0) && !DomainNames.isWithin($0, domain)
      }
    }
    if mend.isEmpty, outside != carried.first, !isUsed { mend = ["set \(certificate) names-=\(outside)"] }
    return finding(
      .broken, [certificate, zone.name], at: span,
      Message(
        "The record that validates \(outside) cannot stand in \(topology.noun(zone.name)), the zone of \(domain), so ACM never issues \(topology.noun(certificate))."
      ),
      mend: mend)
  }

  /// The name without the wildcard, under which the record of its validation stands.
  private static func bare(_ name: String) -> String { name.hasPrefix("*.") ? String(name.dropFirst(2)) : name }

  private static func misplaced(
    _ listener: Resource, _ users: [Name?: [Resource]], _ design: Design
  ) -> Finding? {
    let topology = design.topology
    guard let certificate = topology.value(.certificate, of: listener), let region = region(of: certificate, topology),
      let home = home(of: listener, topology), home != region
    else { return nil }
    return finding(
      .broken, [certificate, listener.name], at: topology.origin(of: listener.name, attribute: "certificate"),
      Message(
        "\(topology.noun(certificate)) is in \(region) and \(topology.noun(listener.name)) in \(home); a load balancer takes certificates of its own region only."
      ),
      mend: moved(certificate, to: home, for: listener, users, design))
  }

  private static func region(of certificate: Name, _ topology: Topology) -> String? {
    topology.value(.region, of: certificate) ?? topology.region
  }

  /// The region of a load balancer: its VPC's, else the design's.
  private static func home(of listener: Resource, _ topology: Topology) -> String? {
    topology.vpc(of: listener).flatMap { topology.value(.region, of: $0) } ?? topology.region
  }

  /// A certificate is in one region for good: one that others use too stays, and another is made.
  private static func moved(
    _ certificate: Name, to region: String, for user: Resource, _ users: [Name?: [Resource]], _ design: Design
  ) -> [String] {
    guard users[certificate, default: []].count > 1, let part = design.topology[certificate] else {
      return ["set \(certificate) region=\(region)"]
    }
    let copy = design.freeName("\(user.name)-cert")
    let said = ["domain", "names", "validation", "zone"].compactMap { key in
      part.values[key].map { " \(key)=\($0)" }
    }
    return ["add certificate \(copy) region=\(region)" + said.joined(), "set \(user.name) certificate=\(copy)"]
  }

  private static let door =
    "region ap-northeast-2\n" + RuleExample.balanced + """
      add certificate cert domain=shop.example.kr

      """

  private static let elsewhere = """
    add zone shop-zone domain=shop.example.kr
    add zone other-zone domain=other.example

    """
  private static let user =
    "add cloudfront cdn aliases=shop.example.kr certificate=cert tls-minimum=TLSv1.2_2021"

  static let failing = [
    RuleExample(
      elsewhere + """
        add certificate cert region=us-east-1 domain=shop.example.kr validation=dns zone=other-zone  # EDGE-03
        \(user)
        """),
    RuleExample(
      elsewhere + """
        add certificate cert region=us-east-1 domain=shop.example.kr names=*.example.kr validation=dns zone=shop-zone  # EDGE-03
        \(user)
        """),
    RuleExample(
      RuleExample.twoZones + """
        add zone inner-zone domain=shop.example.kr private=yes vpcs=main
        add certificate cert region=us-east-1 domain=shop.example.kr validation=dns zone=inner-zone  # EDGE-03
        \(user)
        """),
    RuleExample(
      """
      region ap-northeast-2
      add certificate cert domain=shop.example.kr  # EDGE-03
      add cloudfront cdn aliases=shop.example.kr certificate=cert tls-minimum=TLSv1.2_2021
      """),
    RuleExample(
      """
      add certificate cert region=us-east-1 domain=shop.example.kr
      add cloudfront cdn aliases=shop.example.kr certificate=cert  # EDGE-03
      """),
    RuleExample(
      """
      add certificate cert region=us-east-1 domain=shop.example.kr
      add cloudfront cdn aliases=shop.example.kr  # EDGE-03
      """),
    RuleExample(
      door + """
        set cert region=us-east-1
        add listener https in front protocol=https port=443 certificate=cert forward=web  # EDGE-03
        add cloudfront cdn aliases=shop.example.kr certificate=cert tls-minimum=TLSv1.3_2025
        """),
  ]

  static let passing = [
    RuleExample(
      elsewhere + """
        add certificate cert region=us-east-1 domain=shop.example.kr names=*.shop.example.kr,www.other.example validation=dns zone=shop-zone
        \(user)
        """),
    RuleExample(
      door + """
        add certificate edge-cert region=us-east-1 domain=shop.example.kr
        add listener https in front protocol=https port=443 certificate=cert forward=web
        add cloudfront cdn aliases=shop.example.kr certificate=edge-cert tls-minimum=TLSv1.2_2025
        """),
  ]
}
