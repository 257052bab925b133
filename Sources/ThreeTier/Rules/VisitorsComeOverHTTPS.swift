import Localization
import Topology

/// CloudFront answers over HTTPS, and sends those who come over HTTP on to it or refuses them.
///
/// Source: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-https-viewers-to-cloudfront.html
enum VisitorsComeOverHTTPS: Rule {
  static let code = "EDGE-02"
  static let pillar = Pillar.security
  static let covers = ["flow.request"]

  static func check(_ design: Design) -> Outcome {
    let topology = design.topology
    let distributions = topology.parts(of: "cloudfront")
    guard !distributions.isEmpty else { return .doesNotApply(Message("The design has no distribution.")) }
    guard distributions.contains(where: { topology.value(.viewerProtocol, of: $0) != nil }) else {
      return .cannotTell(Message("Nothing says what the distribution does with visitors who come over plain HTTP."))
    }
    return .found(
      distributions.filter { topology.value(.viewerProtocol, of: $0) == "allow-all" }.map { distribution in
        finding(
          .high, [distribution.name], at: topology.origin(of: distribution.name, attribute: "viewer-protocol"),
          Message(
            "\(topology.noun(distribution.name)) answers over plain HTTP too. Whoever sits on the way reads logins and session cookies."
          ),
          mend: ["set \(distribution.name) viewer-protocol=redirect-to-https"])
      })
  }

  static let failing = [
    RuleExample(
      """
      add s3 pages
      add cloudfront cdn viewer-protocol=allow-all default-origin=pages  # EDGE-02
      """)
  ]

  static let passing = [
    RuleExample("add cloudfront cdn viewer-protocol=redirect-to-https"),
    RuleExample("add cloudfront cdn viewer-protocol=https-only"),
  ]
}
