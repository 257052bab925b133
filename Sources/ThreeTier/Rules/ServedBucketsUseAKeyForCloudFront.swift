import Localization
import Topology

/// A bucket behind CloudFront that is encrypted under KMS uses a customer key whose policy lets
/// CloudFront decrypt; AWS's own key for S3 cannot.
///
/// Source: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html
enum ServedBucketsUseAKeyForCloudFront: Rule {
  static let code = "S3-09"
  static let pillar = Pillar.security
  static let covers = ["s3.oac", "s3.encryption", "check.s3"]

  static func check(_ design: Design) -> Outcome {
    let origins = design.bucketOrigins.filter { $0.control != nil && design.usesKMS($0.bucket) }
    guard !origins.isEmpty else {
      return .doesNotApply(Message("No distribution serves a bucket with encryption under KMS."))
    }
    let encryption = BucketEncryption(design)
    var told: Set<Finding> = []
    return .found(origins.compactMap { finding($0, encryption, design.topology) }.filter { told.insert($0).inserted })
  }

  private static func finding(_ origin: BucketOrigin, _ encryption: BucketEncryption, _ topology: Topology) -> Finding?
  {
    let (bucket, cdn) = (origin.bucket, origin.distribution.name)
    guard let key = topology.value(.kmsKey, of: bucket) else {
      return finding(
        .broken, [bucket, cdn], at: topology.origin(of: bucket, attribute: "encryption"),
        Message(
          "\(topology.noun(bucket)) is encrypted under `aws/s3`, a key whose policy AWS keeps and which cannot admit \(topology.noun(cdn)). Users get the status 403."
        ),
        mend: encryption.statements(bucket, for: [cdn]))
    }
    guard !encryption.readers.mayDecrypt(cdn, with: key) else { return nil }
    return finding(
      .broken, [key, bucket, cdn], at: topology.origin(of: key),
      Message(
        "The policy of \(topology.noun(key)) does not let \(topology.noun(cdn)) decrypt \(topology.noun(bucket)). Users get the status 403."
      ), mend: [KeyReaders.permission(cdn, key)])
  }

  private static let site = """
    add kms-key files-key
    add s3 assets encryption=sse-kms kms-key=files-key
    add oac signer
    add cloudfront cdn viewer-protocol=redirect-to-https
    forward cdn /static/* -> assets oac=signer

    """

  static let failing = [
    RuleExample(
      """
      add s3 assets encryption=sse-kms  # S3-09
      add oac signer
      add cloudfront cdn viewer-protocol=redirect-to-https
      forward cdn /static/* -> assets oac=signer
      """),
    RuleExample(
      """
      add kms-key files-key  # S3-09
      add s3 assets encryption=dsse-kms kms-key=files-key
      add oac signer
      add cloudfront cdn viewer-protocol=redirect-to-https
      forward cdn /static/* -> assets oac=signer
      """),
    RuleExample(
      """
      add kms-key files-key  # S3-09
      add s3 assets encryption=sse-kms kms-key=files-key
      add oac signer
      add cloudfront {cdn,other} viewer-protocol=redirect-to-https
      forward cdn /static/* -> assets oac=signer
      grant service:cloudfront kms:Decrypt on files-key source=other
      """),
  ]

  static let passing = [
    // Under the keys of S3, or without CloudFront, no policy has to admit it.
    RuleExample(
      site + """
        grant service:cloudfront kms:Decrypt on files-key source=cdn
        add s3 plain
        forward cdn /plain/* -> plain oac=signer
        add s3 inner encryption=sse-kms
        forward cdn /inner/* -> inner
        """),
    RuleExample(site + "grant service:cloudfront kms:Decrypt on files-key source=cdn"),
    RuleExample(site + "grant service:cloudfront kms:Decrypt,kms:GenerateDataKey on files-key source=cdn"),
  ]
}
