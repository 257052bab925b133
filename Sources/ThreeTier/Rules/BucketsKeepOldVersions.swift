import Localization
import Topology

/// Buckets keep what is overwritten or deleted in them.
///
/// Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/Versioning.html
enum BucketsKeepOldVersions: Rule {
  static let code = "S3-04"
  static let pillar = Pillar.reliability
  static let covers = ["check.s3", "s3.versioning", "tier.data.s3"]

  static func check(_ design: Design) -> Outcome {
    let buckets = design.keptBuckets
    guard !buckets.isEmpty else {
      return .doesNotApply(Message("The design has no bucket besides those for logs and for what soon expires."))
    }
    return .found(buckets.compactMap { finding($0, design) })
  }

  private static func finding(_ bucket: Resource, _ design: Design) -> Finding? {
    let topology = design.topology
    guard topology.value(Attribute<Bool>("versioning"), of: bucket) != true else { return nil }
    let ends = design.lifecycle(of: bucket)["noncurrent"] != nil
    return finding(
      .medium, [bucket.name], at: topology.origin(of: bucket.name, attribute: "versioning"),
      Message(
        "\(topology.noun(bucket.name)) keeps no old versions. What a program or a person overwrites or deletes by mistake is gone."
      ),
      mend: ["set \(bucket.name) versioning=yes" + (ends ? "" : " lifecycle+=noncurrent:30d")])
  }

  static let failing = [
    RuleExample("add s3 photos  # S3-04"),
    RuleExample("add s3 photos lifecycle=expire:400d versioning=no  # S3-04"),
  ]

  static let passing = [
    RuleExample("add s3 photos versioning=yes"),
    RuleExample(
      """
      add s3 photos versioning=yes
      add s3 scratch lifecycle=expire:7d
      add s3 logs
      add trail audit to=logs
      """),
  ]
}
