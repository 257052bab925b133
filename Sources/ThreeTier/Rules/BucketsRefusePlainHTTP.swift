import Localization
import Reachability
import Topology

/// The policy of every bucket denies requests that come without TLS.
///
/// Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html
enum BucketsRefusePlainHTTP: Rule {
  static let code = "S3-06"
  static let pillar = Pillar.security
  static let covers = ["check.s3", "s3.access", "tier.data.s3"]

  static func check(_ design: Design) -> Outcome {
    let topology = design.topology
    // A website endpoint answers HTTP only, so refusing that would shut it.
    let buckets = topology.parts(of: "s3").filter { !design.network.isPublicWebsite($0) }
    guard !buckets.isEmpty else { return .doesNotApply(Message("The design has no bucket.")) }
    var whole: Set<Name> = []
    var partial: [Name: Denial] = [:]
    for denial in topology.denials where denial.condition == "insecure" {
      for resource in denial.resources {
        if resource.prefix.map({ $0 == "*" }) ?? true, !everything.isDisjoint(with: denial.actions) {
          whole.insert(resource.name)
        } else {
          partial[resource.name] = partial[resource.name] ?? denial
        }
      }
    }
    return .found(
      buckets.filter { !whole.contains($0.name) }.map { finding($0.name, partial[$0.name], topology) })
  }

  /// The actions of which a denial leaves no gap.
  private static let everything: Set<String> = ["s3:*", "*"]

  private static func finding(_ bucket: Name, _ partial: Denial?, _ topology: Topology) -> Finding {
    let mend = ["deny everyone s3:* on \(bucket) when=insecure"]
    guard let partial else {
      return finding(
        .medium, [bucket], at: topology.origin(of: bucket),
        Message(
          "\(topology.noun(bucket)) answers requests without TLS, too. Whoever is on the way can then read along."),
        mend: mend)
    }
    return finding(
      .medium, [bucket], at: topology.origin(of: .denial(partial)),
      Message(
        "`\(Clause.denial(partial).text)` leaves other requests to \(topology.noun(bucket)) free to come without TLS."),
      mend: mend)
  }

  static let failing = [
    RuleExample("add s3 photos  # S3-06"),
    RuleExample(
      """
      add s3 photos
      add s3 logs  # S3-06
      deny everyone s3:* on photos when=insecure
      """),
    RuleExample(
      """
      add s3 photos
      deny everyone s3:PutObject on photos when=insecure  # S3-06
      """),
    RuleExample(
      """
      add s3 photos
      deny everyone s3:* on photos/private/* when=insecure  # S3-06
      """),
  ]

  static let passing = [
    RuleExample(
      """
      add s3 photos
      add s3 logs
      add s3 pages website=yes block-public=none
      deny everyone s3:* on photos,logs when=insecure
      """)
  ]
}
