import Localization
import Topology

/// A bucket behind CloudFront is asked with an origin access control, and its policy admits that one
/// distribution.
///
/// Source: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html
enum BucketsAdmitTheirDistributionOnly: Rule {
  static let code = "S3-02"
  static let pillar = Pillar.security
  static let covers = ["check.s3", "s3.oac", "s3.web", "tier.data.s3", "flow.static"]

  static func check(_ design: Design) -> Outcome {
    let topology = design.topology
    let origins = design.bucketOrigins
    guard !origins.isEmpty else { return .doesNotApply(Message("No distribution serves a bucket.")) }
    var told: Set<Finding> = []
    return .found(origins.flatMap { findings($0, topology) }.filter { told.insert($0).inserted })
  }

  private static func findings(_ origin: BucketOrigin, _ topology: Topology) -> [Finding] {
    let span =
      origin.behaviour.map { topology.origin(of: .forward($0)) }
      ?? topology.origin(of: origin.distribution.name, attribute: "default-origin")
    let cdn = origin.distribution.name
    let bucket = topology.noun(origin.bucket)
    var findings: [Finding] = []
    if let control = origin.control {
      if topology.value(Attribute<String>("signing"), of: control) == "never" {
        findings.append(
          finding(
            .high, [control, cdn, origin.bucket], at: topology.origin(of: control, attribute: "signing"),
            Message("\(topology.noun(control)) never signs, so \(bucket) cannot tell CloudFront from anybody else."),
            mend: ["set \(control) signing=always"]))
      }
    } else {
      findings.append(
        finding(
          .high, [cdn, origin.bucket], at: span,
          Message(
            "\(topology.noun(cdn)) asks \(bucket) without an origin access control, so the bucket would have to be open to everybody."
          ),
          mend: mend(origin, topology)))
    }
    if topology.value(Attribute<Bool>("website"), of: origin.bucket) == true {
      findings.append(
        finding(
          .high, [origin.bucket, cdn], at: topology.origin(of: origin.bucket, attribute: "website"),
          Message("\(bucket) is a website endpoint, and those take no origin access control."),
          mend: ["set \(origin.bucket) website=no"]))
    }
    return findings + grantFindings(origin, topology)
  }

  /// The bucket's policy: a permission for CloudFront, for this distribution only.
  private static func grantFindings(_ origin: BucketOrigin, _ topology: Topology) -> [Finding] {
    let grants = topology.grants(to: .service("cloudfront"), on: origin.bucket).filter { grant in
      grant.actions.contains { $0 == "s3:GetObject" || $0 == "s3:*" }
    }
    let cdn = origin.distribution.name
    let wanted = "grant service:cloudfront s3:GetObject on \(origin.bucket) source=\(cdn)"
    if let open = grants.first(where: { $0.source == nil }) {
      return [
        finding(
          .high, [origin.bucket, cdn], at: topology.origin(of: .grant(open)),
          Message(
            "The policy of \(topology.noun(origin.bucket)) admits CloudFront whoever's distribution asks; it should name \(topology.noun(cdn)) as source."
          ),
          mend: grants.contains { $0.source == cdn } || open.resources.count > 1
            ? [] : [Clause.grant(open).withdrawal, wanted])
      ]
    }
    guard !grants.contains(where: { $0.source == cdn }) else { return [] }
    return [
      finding(
        .high, [origin.bucket, cdn], at: topology.origin(of: origin.bucket),
        Message(
          "The policy of \(topology.noun(origin.bucket)) does not admit \(topology.noun(cdn)), so users get the status 403."
        ), mend: [wanted])
    ]
  }

  private static func mend(_ origin: BucketOrigin, _ topology: Topology) -> [String] {
    let known = topology.parts(of: "oac").first?.name.description
    let start = known == nil ? ["add oac s3-oac"] : []
    let control = "oac=\(known ?? "s3-oac")"
    guard let behaviour = origin.behaviour else {
      // What belongs to an origin is said with a behaviour; this one stands for the default.
      return start + ["forward \(origin.distribution.name) * -> \(origin.bucket) \(control)"]
    }
    let clause = Clause.forward(behaviour)
    return start + [clause.withdrawal, clause.text + " " + control]
  }

  private static let site = """
    add s3 assets
    add oac signer
    add cloudfront cdn viewer-protocol=redirect-to-https

    """

  static let failing = [
    RuleExample(
      """
      add s3 assets
      add oac signer
      add cloudfront cdn viewer-protocol=redirect-to-https default-origin=assets  # S3-02
      grant service:cloudfront s3:GetObject on assets source=cdn
      """),
    RuleExample(
      site + """
        forward cdn /static/* -> assets  # S3-02
        grant service:cloudfront s3:GetObject on assets source=cdn
        """),
    RuleExample(
      site + """
        forward cdn /static/* -> assets oac=signer
        grant service:cloudfront s3:GetObject on assets  # S3-02
        """),
    RuleExample(
      """
      add s3 assets  # S3-02
      add oac signer
      add cloudfront cdn viewer-protocol=redirect-to-https
      forward cdn /static/* -> assets oac=signer
      """),
    RuleExample(
      """
      add s3 assets website=yes  # S3-02
      add oac signer signing=never  # S3-02
      add cloudfront cdn viewer-protocol=redirect-to-https
      forward cdn /static/* -> assets oac=signer
      grant service:cloudfront s3:GetObject on assets source=cdn
      """),
  ]

  static let passing = [
    RuleExample(
      site + """
        forward cdn /static/* -> assets oac=signer
        grant service:cloudfront s3:GetObject on assets source=cdn
        """)
  ]
}
