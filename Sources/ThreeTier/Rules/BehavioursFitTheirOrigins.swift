import Localization
import Topology

/// Behaviours that lead to the application let every method through, send on what the visitor sent, and
/// cache nothing; those that lead to files cache.
///
/// Source: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesCacheBehavior.html
enum BehavioursFitTheirOrigins: Rule {
  static let code = "EDGE-08"
  static let pillar = Pillar.reliability
  static let covers = ["flow.request", "flow.static"]

  /// The kinds that run the application, with what of a request each has to get. The address of an API or
  /// function is its own, so it must not see the visitor's Host.
  private static let applications = [
    "alb": "all-viewer", "nlb": "all-viewer", "ec2": "all-viewer", "api-gateway": "all-viewer-except-host",
    "lambda": "all-viewer-except-host",
  ]

  static func check(_ design: Design) -> Outcome {
    let behaviours = design.behaviours
    guard !behaviours.isEmpty else {
      return .doesNotApply(Message("No behaviour of a distribution leads to a part."))
    }
    let topology = design.topology
    return .found(behaviours.flatMap { [finding($0, topology), rootFinding($0, topology)].compactMap { $0 } })
  }

  private static func finding(_ behaviour: Behaviour, _ topology: Topology) -> Finding? {
    guard let kind = topology[behaviour.target]?.kind else { return nil }
    if kind == "s3" { return fileFinding(behaviour, topology) }
    guard let sent = applications[kind], !behaviour.isForFiles else { return nil }
    var (faults, changes) = ([Message](), [String: String?]())
    if behaviour.word("methods") != "all" {
      faults.append(Message("lets only reading methods through, so no form can be sent"))
      changes["methods"] = "all"
    }
    if behaviour.word("cache") != "disabled" {
      faults.append(Message("caches answers, so one visitor may see another's page"))
      changes["cache"] = "disabled"
    }
    let severity: Severity = faults.isEmpty && behaviour.word("send") == "all-viewer-except-host" ? .high : .broken
    if let fault = sendingFault(behaviour.word("send"), sent) {
      faults.append(fault)
      changes["send"] = sent
    }
    guard !faults.isEmpty else { return nil }
    return finding(
      severity, [behaviour.distribution.name, behaviour.target], at: behaviour.span(topology),
      Message("\(behaviour.noun(topology)) leads to \(topology.noun(behaviour.target)) and \(faults)."),
      mend: behaviour.restated(changes))
  }

  private static func sendingFault(_ word: String?, _ wanted: String) -> Message? {
    switch word {
    case wanted: nil
    case "all-viewer": Message("sends the visitor's Host, which the other side refuses with the status 403")
    case "all-viewer-except-host":
      Message("sends another Host than the visitor's, which the application refuses or builds its links with")
    default: Message("keeps back cookies, query and Host, so nobody can stay logged in")
    }
  }

  private static func fileFinding(_ behaviour: Behaviour, _ topology: Topology) -> Finding? {
    let target = topology.noun(behaviour.target)
    if behaviour.word("send") == "all-viewer" {
      return finding(
        .broken, [behaviour.distribution.name, behaviour.target], at: behaviour.span(topology),
        Message(
          "\(behaviour.noun(topology)) sends the visitor's Host to \(target), for which the signature does not hold. Users get the status 403."
        ),
        mend: behaviour.restated(["send": String?.none]))
    }
    guard behaviour.word("cache") == "disabled" else { return nil }
    return finding(
      .medium, [behaviour.distribution.name, behaviour.target], at: behaviour.span(topology),
      Message("\(behaviour.noun(topology)) leads to \(target) and caches nothing, so every file is fetched anew."),
      mend: behaviour.restated(["cache": "optimized"]))
  }

  /// The finding for a site of files whose bare address names no object. Where people enter elsewhere, a
  /// distribution may well give nothing but what pages name.
  ///
  /// Source: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DefaultRootObject.html
  private static func rootFinding(_ behaviour: Behaviour, _ topology: Topology) -> Finding? {
    let distribution = behaviour.distribution
    guard behaviour.isDefault, topology[behaviour.target]?.kind == "s3", distribution.values["aliases"] != nil,
      topology.value(Attribute<String>("default-root"), of: distribution) == nil,
      topology.parts(of: "cloudfront").count == 1,
      !topology.parts(of: Kinds.balancers).contains(where: { topology.value(.scheme, of: $0) == "internet-facing" })
    else { return nil }
    return finding(
      .low, [distribution.name, behaviour.target], at: topology.origin(of: distribution.name),
      Message(
        "\(topology.noun(distribution.name)) has no `default-root`, so the address without a path names no object in \(topology.noun(behaviour.target)). Users get the status 403."
      ),
      mend: ["set \(distribution.name) default-root=index.html"])
  }

  private static let site =
    RuleExample.balanced + """
      add s3 assets
      add oac signer
      add cloudfront cdn viewer-protocol=https-only

      """

  static let failing = [
    RuleExample(site + "set cdn default-origin=front  # EDGE-08"),
    RuleExample(site + "forward cdn * -> front methods=all cache=optimized send=all-viewer  # EDGE-08"),
    RuleExample(site + "forward cdn * -> front methods=read cache=disabled send=all-viewer  # EDGE-08"),
    RuleExample(site + "forward cdn * -> front methods=all cache=disabled send=all-viewer-except-host  # EDGE-08"),
    RuleExample(
      site + """
        add api-gateway api
        forward cdn /api/* -> api methods=all cache=disabled send=all-viewer  # EDGE-08
        """),
    RuleExample(
      site + """
        forward cdn /static/* -> assets oac=signer cache=disabled  # EDGE-08
        forward cdn /media/* -> assets oac=signer send=all-viewer  # EDGE-08
        """),
    RuleExample(
      """
      add s3 assets
      add oac signer
      add cloudfront pages viewer-protocol=https-only aliases=shop.example.kr  # EDGE-08
      forward pages * -> assets oac=signer cache=optimized
      """),
  ]

  static let passing = [
    RuleExample(
      """
      add s3 assets
      add oac signer
      add cloudfront pages viewer-protocol=https-only aliases=shop.example.kr default-root=index.html
      forward pages * -> assets oac=signer cache=optimized
      """),
    RuleExample(
      site + """
        forward cdn * -> front methods=all cache=disabled send=all-viewer
        add cloudfront files viewer-protocol=https-only aliases=files.example.kr
        forward files * -> assets oac=signer cache=optimized
        """),
    RuleExample(
      site + """
        set cdn default-origin=front
        forward cdn * -> front methods=all cache=disabled send=all-viewer
        forward cdn /static/* -> assets oac=signer cache=optimized
        """),
    // Files that the application's own servers give out may well be cached.
    RuleExample(site + "forward cdn /static/* -> front"),
    RuleExample(
      site + """
        add api-gateway api
        forward cdn /api/* -> api methods=all cache=disabled send=all-viewer-except-host
        """),
  ]
}
