import Localization
import Topology

/// Listeners for HTTPS follow a policy that admits TLS 1.2 and newer only.
///
/// Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html
enum ListenersRefuseOldTLS: Rule {
  static let code = "LB-04"
  static let pillar = Pillar.security
  static let covers = ["tier.net.albports"]

  /// How the names of right policies begin; the numbers are the oldest TLS that each admits.
  private static let right = ["TLS13-1-2-", "TLS13-1-3-", "TLS-1-2-", "FS-1-2-"].map { "ELBSecurityPolicy-" + $0 }

  /// How those begin that admit older TLS.
  private static let old = [
    "TLS13-1-0-", "TLS13-1-1-", "TLS-1-0-", "TLS-1-1-", "FS-1-1-", "FS-2018-", "2015-", "2016-",
  ]
  .map { "ELBSecurityPolicy-" + $0 }

  /// Whether AWS can have a policy of this name: it begins as those that are known, and ends with a year and month.
  private static func isKnown(_ policy: String) -> Bool {
    let end = policy.suffix(7)
    return (right + old).contains { policy.hasPrefix($0) } && end.dropFirst(4).first == "-"
      && end.count { $0.isNumber } == 6
  }

  static func check(_ design: Design) -> Outcome {
    let topology = design.topology
    let listeners = topology.parts(of: "listener").filter { topology.isSecure($0) }
    guard !listeners.isEmpty else { return .doesNotApply(Message("No load balancer has a listener for HTTPS.")) }
    return .found(
      listeners.compactMap { listener in
        let policy = topology.value(Attribute<String>("tls-policy"), of: listener) ?? ""
        let isKnown = isKnown(policy)
        guard !isKnown || !right.contains(where: { policy.hasPrefix($0) }) else { return nil }
        let name = topology.noun(listener.name)
        return finding(
          .medium, [listener.name], at: topology.origin(of: listener.name, attribute: "tls-policy"),
          listener.values["tls-policy"] == nil
            ? Message("\(name) names no TLS policy, and the default `\(policy)` still admits TLS 1.0.")
            : isKnown
              ? Message("\(name) follows `\(policy)`, which admits TLS older than 1.2.")
              : Message(
                "\(name) follows `\(policy)`, and no policy of AWS is known by that name: it is newer, or mistyped."),
          mend: ["set \(listener.name) tls-policy=\(ListenerWords.tlsPolicy)"])
      })
  }

  private static let door =
    RuleExample.balanced + """
      add certificate cert domain=shop.example.kr
      add listener secure in front protocol=https port=443 certificate=cert forward=web
      """

  static let failing = [
    RuleExample(door + "  # LB-04"),
    RuleExample(door + " tls-policy=ELBSecurityPolicy-TLS13-1-0-2021-06  # LB-04"),
    RuleExample(door + " tls-policy=ELBSecurityPolicy-FS-1-1-2019-08  # LB-04"),
    RuleExample(door + " tls-policy=ELBSecurityPolicy-TLS13-1-2-2O21-06  # LB-04"),
    RuleExample(door + " tls-policy=TLSv1.3  # LB-04"),
  ]

  static let passing = [
    RuleExample(door + " tls-policy=ELBSecurityPolicy-TLS13-1-2-2021-06"),
    RuleExample(door + " tls-policy=ELBSecurityPolicy-TLS13-1-3-2021-06"),
    RuleExample(door + " tls-policy=ELBSecurityPolicy-FS-1-2-Res-2020-10"),
  ]
}
