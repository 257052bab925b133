import Localization
import Topology

/// CloudFront asks load balancers over HTTPS, and their certificate carries the name by which it asks or the
/// Host that it sends on.
///
/// Source: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-https-cloudfront-to-custom-origin.html
enum CloudFrontReachesTheEntryOverHTTPS: Rule {
  static let code = "EDGE-07"
  static let pillar = Pillar.security
  static let covers = ["flow.request"]

  static func check(_ design: Design) -> Outcome {
    let behaviours = design.behaviours.filter { design.topology.isPart($0.target, of: Kinds.balancers) }
    guard !behaviours.isEmpty else {
      return .doesNotApply(Message("No distribution stands before a load balancer."))
    }
    let names = DomainNames(design.topology)
    return .found(behaviours.compactMap { finding($0, names, design.topology) })
  }

  private static func finding(_ behaviour: Behaviour, _ names: DomainNames, _ topology: Topology) -> Finding? {
    let ends = [behaviour.distribution.name, behaviour.target]
    let (noun, target) = (behaviour.noun(topology), topology.noun(behaviour.target))
    let listeners = topology.children(of: behaviour.target, kind: "listener")
    let secure = listeners.filter { topology.isSecure($0) }
    guard behaviour.word("origin-protocol") != "http-only" else {
      guard listeners.isEmpty || listeners.contains(where: { topology.value(.port, of: $0) == 80 }) else {
        return finding(
          .broken, ends, at: behaviour.span(topology),
          Message("\(noun) asks \(target) over plain HTTP, for which it has no listener. Users get the status 502."),
          mend: behaviour.restated(["origin-protocol": "https-only"]))
      }
      return finding(
        behaviour.isVPCOrigin ? .medium : .high, ends, at: behaviour.span(topology),
        Message("\(noun) asks \(target) over plain HTTP, so what visitors send encrypted goes on in the clear."),
        mend: behaviour.restated(["origin-protocol": "https-only"]))
    }
    // It speaks as visitors do, and those who come over HTTP are EDGE-02's matter.
    let viewers = topology.value(.viewerProtocol, of: behaviour.distribution) ?? "allow-all"
    guard behaviour.word("origin-protocol") == "https-only" || viewers != "allow-all" else { return nil }
    // A network load balancer may pass TLS on to those who end it.
    if topology[behaviour.target]?.kind == "nlb", listeners.contains(where: { topology.value(.port, of: $0) == 443 }) {
      return nil
    }
    guard !secure.isEmpty else {
      // Without any listener nothing is heard at all: LB-06 tells of it.
      guard !listeners.isEmpty else { return nil }
      return finding(
        .broken, ends, at: behaviour.span(topology),
        Message("\(noun) asks \(target) over HTTPS, for which it has no listener. Users get the status 502."))
    }
    let certificates = secure.compactMap { topology.value(.certificate, of: $0) }
    guard let first = certificates.first else { return nil }
    let domain = behaviour.word("origin-domain")
    let hosts = behaviour.word("send") == "all-viewer" ? topology.value(.aliases, of: behaviour.distribution) ?? [] : []
    let isNamed = certificates.contains { certificate in
      domain.map { names.carries(certificate, $0) } ?? false
        || !hosts.isEmpty && hosts.allSatisfy { names.carries(certificate, $0) }
    }
    guard !isNamed else { return nil }
    let wanted = domain.map { [$0] } ?? hosts.filter { !names.carries(first, $0) }
    guard !wanted.isEmpty else {
      return finding(
        .broken, ends + [first], at: behaviour.span(topology),
        Message(
          "\(noun) asks \(target) by the name that AWS gave it, which no certificate of your own can carry. Users get the status 502."
        ))
    }
    let list = wanted.joined(separator: ",")
    return finding(
      .broken, ends + [first], at: behaviour.span(topology),
      Message(
        "\(noun) asks \(target) for \(list), and \(topology.noun(first)) does not carry that name. Users get the status 502."
      ),
      mend: ["set \(first) names+=\(list)"])
  }

  private static let site =
    RuleExample.balanced + """
      add certificate cert domain=shop.example.kr
      add listener secure in front protocol=https port=443 certificate=cert forward=web
      add cloudfront cdn viewer-protocol=redirect-to-https aliases=shop.example.kr

      """

  static let failing = [
    RuleExample(
      RuleExample.balanced + """
        add cloudfront cdn viewer-protocol=allow-all default-origin=front
        forward cdn * -> front origin-protocol=https-only  # EDGE-07
        """),
    RuleExample(
      RuleExample.twoZones + """
        add ec2 app in app-a sg=app-sg
        add target-group web in main protocol=tcp port=443 targets=app
        add nlb front in main subnets=public-a,public-c
        add listener door in front protocol=tcp port=443 forward=web
        add cloudfront cdn viewer-protocol=https-only default-origin=front
        forward cdn * -> front origin-protocol=http-only  # EDGE-07
        """),
    RuleExample(site + "forward cdn * -> front send=all-viewer origin-protocol=http-only  # EDGE-07"),
    RuleExample(site + "forward cdn * -> front origin-protocol=https-only  # EDGE-07"),
    RuleExample(
      site + "forward cdn * -> front origin-protocol=https-only origin-domain=origin.shop.example.kr  # EDGE-07"),
    RuleExample(
      site + """
        set cdn aliases+=www.shop.example.kr
        forward cdn * -> front send=all-viewer  # EDGE-07
        """),
    RuleExample(
      RuleExample.balanced
        + "add cloudfront cdn viewer-protocol=https-only default-origin=front  # EDGE-07"),
  ]

  static let passing = [
    // What visitors send in the clear is EDGE-02's matter.
    RuleExample(RuleExample.balanced + "add cloudfront cdn viewer-protocol=allow-all default-origin=front"),
    RuleExample(
      RuleExample.twoZones + """
        add ec2 app in app-a sg=app-sg
        add target-group web in main protocol=tcp port=443 targets=app
        add nlb front in main subnets=public-a,public-c
        add listener door in front protocol=tcp port=443 forward=web
        add cloudfront cdn viewer-protocol=https-only default-origin=front
        forward cdn * -> front origin-protocol=https-only
        """),
    RuleExample(site + "forward cdn * -> front send=all-viewer"),
    RuleExample(
      site + """
        set cert names=*.shop.example.kr
        forward cdn * -> front origin-protocol=https-only origin-domain=origin.shop.example.kr
        """),
  ]
}
