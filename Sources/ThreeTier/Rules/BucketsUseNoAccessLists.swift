import Localization
import Topology

/// Access lists of single objects are off: the bucket's owner owns everything in it.
///
/// Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html
enum BucketsUseNoAccessLists: Rule {
  static let code = "S3-08"
  static let pillar = Pillar.security
  static let covers = ["s3.access"]

  static func check(_ design: Design) -> Outcome {
    let topology = design.topology
    let buckets = topology.parts(of: "s3")
    guard !buckets.isEmpty else { return .doesNotApply(Message("The design has no bucket.")) }
    return .found(buckets.compactMap { finding($0, topology) })
  }

  private static func finding(_ bucket: Resource, _ topology: Topology) -> Finding? {
    let ownership = topology.value(Attribute<String>("ownership"), of: bucket)
    guard ownership != "enforced" else { return nil }
    let message =
      ownership == "writer"
      ? Message(
        "In \(topology.noun(bucket.name)) each object belongs to whoever wrote it and has an ACL of its own. The bucket's policy then does not tell who may read what."
      )
      : Message(
        "In \(topology.noun(bucket.name)) each object can have an ACL of its own. The bucket's policy then does not tell who may read what."
      )
    return finding(
      .medium, [bucket.name], at: topology.origin(of: bucket.name, attribute: "ownership"), message,
      mend: ["set \(bucket.name) ownership=enforced"])
  }

  static let failing = [
    RuleExample("add s3 photos ownership=writer  # S3-08"),
    RuleExample("add s3 photos ownership=preferred  # S3-08"),
  ]

  static let passing = [RuleExample("add s3 photos")]
}
