import Localization
import Topology

/// CloudFront writes access logs.
///
/// Source: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/standard-logging.html
enum DistributionsKeepRecords: Rule {
  static let code = "EDGE-06"
  static let pillar = Pillar.operations
  static let covers = ["flow.request"]

  static func check(_ design: Design) -> Outcome {
    let topology = design.topology
    let distributions = topology.parts(of: "cloudfront")
    guard !distributions.isEmpty else { return .doesNotApply(Message("The design has no distribution.")) }
    let known = topology.parts(of: "s3").map(\.name).first { design.tiers[$0] == .observation }
    return .found(
      distributions.filter { topology.value(Attribute<Name>("logs"), of: $0) == nil }.map { distribution in
        let bucket = known ?? Name(design.freeName("\(distribution.name)-logs"))
        return finding(
          .low, [distribution.name], at: topology.origin(of: distribution.name),
          Message(
            "\(topology.noun(distribution.name)) keeps no access logs. What it answers from its cache is then written down nowhere."
          ),
          mend: (known == nil ? ["add s3 \(bucket) lifecycle=expire:400d,abort-uploads:7d"] : [])
            + ["set \(distribution.name) logs=\(bucket)"])
      })
  }

  static let failing = [
    RuleExample("add cloudfront cdn viewer-protocol=https-only  # EDGE-06"),
    RuleExample(
      """
      add s3 logs
      add cloudfront cdn viewer-protocol=https-only logs=logs
      add cloudfront other viewer-protocol=https-only  # EDGE-06
      """),
  ]

  static let passing = [
    RuleExample(
      """
      add s3 logs
      add cloudfront cdn viewer-protocol=https-only logs=logs
      """),
    RuleExample(
      """
      add log-group visits
      add cloudfront cdn viewer-protocol=https-only logs=visits
      """),
  ]
}
