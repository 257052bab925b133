import Localization
import Reachability
import Topology

/// A load balancer to which users come has a listener for HTTPS with a certificate.
///
/// Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/create-https-listener.html
enum LoadBalancersSpeakHTTPS: Rule {
  static let code = "LB-02"
  static let pillar = Pillar.security
  static let covers = ["tier.net.albports"]

  static func check(_ design: Design) -> Outcome {
    let open = design.topology.parts(of: "nlb").filter {
      design.topology.value(.scheme, of: $0) == "internet-facing"
        && design.topology.children(of: $0.name, kind: "listener").contains { isOfWeb($0, design.topology) }
    }
    let entries = design.listeningEntries + open.map { (balancer: $0, isInternal: false) }
    guard !entries.isEmpty else {
      return .doesNotApply(Message("No load balancer to which users come has a listener."))
    }
    return .found(entries.compactMap { finding($0.balancer, isInternal: $0.isInternal, design) })
  }

  /// Whether a listener of a network load balancer takes the visitors of a website.
  private static func isOfWeb(_ listener: Resource, _ topology: Topology) -> Bool {
    topology.value(.port, of: listener).map { [80, 443].contains($0) } ?? false
  }

  private static func finding(_ balancer: Resource, isInternal: Bool, _ design: Design) -> Finding? {
    let topology = design.topology
    let listeners = topology.children(of: balancer.name, kind: "listener")
    // A network load balancer may pass TLS on to those who end it.
    if balancer.kind == "nlb", listeners.contains(where: { topology.value(.port, of: $0) == 443 }) { return nil }
    let secure = listeners.filter { topology.isSecure($0) }
    guard let blamed = secure.first ?? listeners.first else { return nil }
    guard !secure.contains(where: { topology.value(.certificate, of: $0) != nil }) else { return nil }
    let name = topology.noun(balancer.name)
    return finding(
      isInternal ? .medium : .high, [balancer.name, blamed.name], at: topology.origin(of: blamed.name),
      secure.isEmpty
        ? isInternal
          ? Message("\(name) has no listener for HTTPS, so CloudFront speaks to it in the clear.")
          : Message("\(name) has no listener for HTTPS, so passwords and session cookies travel in the clear.")
        : Message(
          "\(topology.noun(blamed.name)) of \(name) has no certificate, so no browser can speak HTTPS with it."),
      mend: balancer.kind == "nlb"
        ? [] : design.certificate(for: balancer).map { mend(balancer, blamed, $0, design) } ?? [])
  }

  private static func mend(_ balancer: Resource, _ blamed: Resource, _ certificate: Name, _ design: Design) -> [String]
  {
    let topology = design.topology
    guard !topology.isSecure(blamed) else { return ["set \(blamed.name) certificate=\(certificate)"] }
    let settings = "certificate=\(certificate) tls-policy=\(ListenerWords.tlsPolicy)"
    if topology.value(.port, of: blamed) == 443 { return ["set \(blamed.name) protocol=https \(settings)"] }
    // Listeners with rules of their own are for a person to divide.
    guard let target = topology.value(Attribute<Name>("forward"), of: blamed),
      topology.forwards(of: blamed.name).isEmpty
    else { return [] }
    let name = design.freeName("\(balancer.name)-https")
    let added = "add listener \(name) in \(balancer.name) protocol=https port=443 \(settings) forward=\(target)"
    let isPlainDoor = topology.value(.port, of: blamed) == 80
    return [added] + (isPlainDoor ? ["set \(blamed.name) forward=none redirect=https"] : []) + opening(balancer, design)
  }

  /// Port 443 for those who come in on another one.
  private static func opening(_ balancer: Resource, _ design: Design) -> [String] {
    let topology = design.topology
    let rules = design.network.groups(of: balancer.name).flatMap { topology.rules(of: $0) }
      .filter { $0.direction == .inbound && !$0.traffic.tcpPorts.isEmpty }
    guard !rules.contains(where: { !$0.traffic.tcpPorts.intersection(PortSet(443)).isEmpty }) else { return [] }
    return rules.map { "allow \($0.group) tcp/443 from \($0.peer)" }
  }

  private static let door =
    RuleExample.twoZones + """
      add ec2 app in app-a sg=app-sg
      add certificate cert domain=shop.example.kr
      add target-group web in main protocol=http port=8000 targets=app
      add alb front in main subnets=public-a,public-c sg=alb-sg
      allow alb-sg tcp/80 from 0.0.0.0/0

      """

  static let failing = [
    RuleExample(
      RuleExample.twoZones + """
        add ec2 app in app-a sg=app-sg
        add target-group web in main protocol=tcp port=443 targets=app
        add nlb front in main subnets=public-a,public-c
        add listener door in front protocol=tcp port=80 forward=web  # LB-02
        """),
    RuleExample(door + "add listener door in front protocol=http port=80 forward=web  # LB-02"),
    RuleExample(door + "add listener door in front protocol=http port=443 forward=web  # LB-02"),
    RuleExample(door + "add listener door in front protocol=https port=443 forward=web  # LB-02"),
    RuleExample(
      door + """
        set front scheme=internal
        add listener door in front protocol=http port=80 forward=web  # LB-02
        add cloudfront cdn viewer-protocol=https-only default-origin=front
        forward cdn * -> front vpc-origin=yes
        """),
  ]

  static let passing = [
    RuleExample(
      RuleExample.twoZones + """
        add ec2 app in app-a sg=app-sg
        add target-group web in main protocol=tcp port=443 targets=app
        add nlb front in main subnets=public-a,public-c
        add listener door in front protocol=tcp port=443 forward=web
        """),
    RuleExample(
      door + """
        add listener plain in front protocol=http port=80 redirect=https
        add listener door in front protocol=https port=443 certificate=cert forward=web
        """),
    RuleExample(
      door + """
        add listener door in front protocol=https port=443 certificate=cert forward=web
        add alb inner in main scheme=internal subnets=app-a,app-c sg=app-sg
        add listener inside in inner protocol=http port=80 forward=web
        """),
  ]
}
