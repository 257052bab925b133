import Localization
import Topology

/// Buckets have lifecycle rules, which also end old versions and uploads that nobody finished.
///
/// Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lifecycle-mgmt.html
enum BucketsClearUpAfterThemselves: Rule {
  static let code = "S3-05"
  static let pillar = Pillar.cost
  static let covers = ["check.s3", "s3.lifecycle", "s3.versioning"]

  static func check(_ design: Design) -> Outcome {
    let buckets = design.keptBuckets
    guard !buckets.isEmpty else {
      return .doesNotApply(Message("The design has no bucket besides those for logs and for what soon expires."))
    }
    return .found(buckets.compactMap { finding($0, design) })
  }

  private static func finding(_ bucket: Resource, _ design: Design) -> Finding? {
    let topology = design.topology
    let steps = design.lifecycle(of: bucket)
    let keepsVersions = topology.value(Attribute<Bool>("versioning"), of: bucket) == true && steps["noncurrent"] == nil
    let keepsPieces = steps["abort-uploads"] == nil
    guard keepsVersions || keepsPieces else { return nil }
    let lacking = (keepsVersions ? ["noncurrent:30d"] : []) + (keepsPieces ? ["abort-uploads:7d"] : [])
    return finding(
      .low, [bucket.name], at: topology.origin(of: bucket.name, attribute: "lifecycle"),
      message(topology.noun(bucket.name), versions: keepsVersions, pieces: keepsPieces),
      mend: ["set \(bucket.name) lifecycle+=\(lacking.joined(separator: ","))"])
  }

  private static func message(_ bucket: Message, versions: Bool, pieces: Bool) -> Message {
    if versions && pieces {
      return Message(
        "\(bucket) keeps every old version and the pieces of every unfinished upload for ever. They are billed, and no listing shows them."
      )
    }
    return versions
      ? Message("\(bucket) keeps every old version for ever. They are billed like the objects that one sees.")
      : Message(
        "\(bucket) keeps the pieces of every unfinished upload for ever. They are billed, and no listing shows them.")
  }

  static let failing = [
    RuleExample("add s3 photos  # S3-05"),
    RuleExample("add s3 photos versioning=yes lifecycle=ia:30d  # S3-05"),
    RuleExample("add s3 photos versioning=yes lifecycle=abort-uploads:7d  # S3-05"),
    RuleExample(
      """
      add s3 photos versioning=yes
      set photos lifecycle=noncurrent:90d  # S3-05
      """),
  ]

  static let passing = [
    RuleExample("add s3 photos lifecycle=abort-uploads:7d"),
    RuleExample("add s3 photos versioning=yes lifecycle=noncurrent:30d,abort-uploads:7d"),
    RuleExample(
      """
      add s3 photos lifecycle=abort-uploads:7d
      add s3 logs
      add trail audit to=logs
      """),
  ]
}
