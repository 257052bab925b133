import Localization
import Topology

/// Port 80 of an internet-facing load balancer does nothing but send visitors on to HTTPS.
///
/// Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-listeners.html
enum PlainHTTPOnlyRedirects: Rule {
  static let code = "LB-03"
  static let pillar = Pillar.security
  static let covers = ["tier.net.albports"]

  static func check(_ design: Design) -> Outcome {
    let topology = design.topology
    let listeners = topology.parts(of: "alb").filter { topology.value(.scheme, of: $0) == "internet-facing" }
      .flatMap { topology.children(of: $0.name, kind: "listener") }
      .filter { topology.value(.port, of: $0) == 80 && !topology.isSecure($0) }
    guard !listeners.isEmpty else {
      return .doesNotApply(Message("No internet-facing load balancer listens on port 80."))
    }
    return .found(listeners.compactMap { finding($0, topology) })
  }

  private static func finding(_ listener: Resource, _ topology: Topology) -> Finding? {
    let serving = topology.forwards(of: listener.name).filter { $0.target != .https }
    let passesOn = topology.value(Attribute<Name>("forward"), of: listener) != nil
    guard passesOn || serving.contains(where: { $0.target.part != nil }), let balancer = listener.parent else {
      return nil
    }
    let span =
      passesOn
      ? topology.origin(of: listener.name, attribute: "forward")
      : serving.first.flatMap { topology.origin(of: .forward($0)) }
    // Without a listener for HTTPS there is nothing to send visitors on to: LB-02 tells of it.
    let isSecure = topology.children(of: balancer, kind: "listener").contains { topology.isSecure($0) }
    let answers = topology.value(Attribute<Int>("respond"), of: listener) != nil
    let cleared = (passesOn ? " forward=none" : "") + (answers ? " respond=none" : "")
    return finding(
      .medium, [listener.name, balancer], at: span,
      Message(
        "\(topology.noun(listener.name)) serves pages over plain HTTP on port 80; it should only send visitors on to HTTPS."
      ),
      mend: isSecure
        ? serving.map { Clause.forward($0).withdrawal } + ["set \(listener.name)\(cleared) redirect=https"] : [])
  }

  private static let door =
    RuleExample.twoZones + """
      add ec2 app in app-a sg=app-sg
      add certificate cert domain=shop.example.kr
      add target-group web in main protocol=http port=8000 targets=app
      add alb front in main subnets=public-a,public-c sg=alb-sg
      add listener secure in front protocol=https port=443 certificate=cert forward=web

      """

  static let failing = [
    RuleExample(door + "add listener plain in front protocol=http port=80 forward=web  # LB-03"),
    RuleExample(
      door + """
        add listener plain in front protocol=http port=80 respond=404
        forward plain /shop/* -> web priority=10  # LB-03
        """),
  ]

  static let passing = [
    RuleExample(door + "add listener plain in front protocol=http port=80 redirect=https"),
    RuleExample(
      door + """
        add listener plain in front protocol=http port=80 respond=404
        forward plain /shop/* -> https priority=10
        """),
  ]
}
