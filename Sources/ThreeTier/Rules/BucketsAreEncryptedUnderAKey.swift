import Localization
import Reachability
import Topology

/// Buckets that keep data are encrypted under a key of KMS, so that reading needs the key, too.
///
/// Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html
enum BucketsAreEncryptedUnderAKey: Rule {
  static let code = "S3-03"
  static let pillar = Pillar.security
  static let covers = ["check.s3", "s3.encryption", "tier.data.s3"]

  static func check(_ design: Design) -> Outcome {
    // Load balancers can write their logs under S3's own keys only.
    let buckets = design.topology.parts(of: "s3").filter {
      design.tiers[$0.name] != .observation && !design.network.isPublicWebsite($0)
    }
    guard !buckets.isEmpty else { return .doesNotApply(Message("The design has no bucket besides those for logs.")) }
    let written = Set(
      design.topology.connections.filter { !writing.isDisjoint(with: $0.purposes) }.compactMap(\.to.part))
    let distributions = Dictionary(grouping: design.bucketOrigins, by: \.bucket)
    let encryption = BucketEncryption(design)
    return .found(
      buckets.map(\.name).filter { !design.usesKMS($0) }.map { bucket in
        let served = Set((distributions[bucket] ?? []).map(\.distribution.name)).sorted()
        return finding(
          bucket, isWritten: written.contains(bucket), design.topology,
          mend: encryption.statements(bucket, for: served))
      })
  }

  /// What a connection is for that brings users' files into a bucket.
  private static let writing: Set<String> = ["put", "put-presigned", "write"]

  private static func finding(_ bucket: Name, isWritten: Bool, _ topology: Topology, mend: [String]) -> Finding {
    finding(
      isWritten ? .medium : .low, [bucket], at: topology.origin(of: bucket, attribute: "encryption"),
      Message(
        "\(topology.noun(bucket)) is encrypted with the keys of S3 itself. Whoever may read the bucket reads it, no key decides a second time, and no log tells of the decryption."
      ),
      mend: mend)
  }

  static let failing = [
    RuleExample("add s3 photos  # S3-03"),
    RuleExample(
      """
      add kms-key files-key
      add s3 photos encryption=sse-s3 kms-key=files-key  # S3-03
      add cloudfront cdn viewer-protocol=https-only
      forward cdn * -> photos
      connect internet -> photos for=put-presigned
      """),
  ]

  static let passing = [
    RuleExample("add s3 photos encryption=sse-kms; add s3 pages website=yes block-public=none"),
    RuleExample(
      """
      add kms-key files-key
      add s3 photos encryption=dsse-kms kms-key=files-key
      add s3 logs
      add vpc main cidr=10.0.0.0/16
      add alb front in main access-logs=logs
      """),
  ]
}
