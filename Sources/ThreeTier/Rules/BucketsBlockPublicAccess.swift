import Localization
import Topology

/// All four settings that block public access are on for every bucket.
///
/// Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
enum BucketsBlockPublicAccess: Rule {
  static let code = "S3-01"
  static let pillar = Pillar.security
  static let covers = ["check.s3", "tier.data.s3", "s3.access"]

  private static let settings: Set<Value> = [.text("acls"), .text("ignore-acls"), .text("policy"), .text("restrict")]

  static func check(_ design: Design) -> Outcome {
    let topology = design.topology
    let buckets = topology.parts(of: "s3")
    guard !buckets.isEmpty else { return .doesNotApply(Message("The design has no bucket.")) }
    return .found(buckets.compactMap { finding($0, topology) })
  }

  private static func finding(_ bucket: Resource, _ topology: Topology) -> Finding? {
    switch topology.value("block-public", of: bucket) {
    case nil, .text("all"): return nil
    case .list(let values) where settings.isSubset(of: values) || values == [.text("all")]: return nil
    default: break
    }
    return finding(
      .critical, [bucket.name], at: topology.origin(of: bucket.name, attribute: "block-public"),
      Message(
        "\(topology.noun(bucket.name)) does not block all public access. One careless policy then shows its objects to everybody."
      ),
      mend: ["set \(bucket.name) block-public=all"])
  }

  static let failing = [
    RuleExample("add s3 photos block-public=none  # S3-01"),
    RuleExample("add s3 photos block-public=acls,ignore-acls  # S3-01"),
  ]

  static let passing = [
    RuleExample("add s3 photos"),
    RuleExample("add s3 photos block-public=acls,ignore-acls,policy,restrict"),
  ]
}
