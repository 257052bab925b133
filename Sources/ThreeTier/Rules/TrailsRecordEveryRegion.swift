import Localization
import Topology

/// A trail records calls in every region and keeps them in a bucket that nothing else uses.
///
/// Source: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/best-practices-security.html
enum TrailsRecordEveryRegion: Rule {
  static let code = "OPS-03"
  static let pillar = Pillar.operations
  static let covers = ["aws.cloudtrail"]

  private static let destination = Attribute<Name>("to")

  static func check(_ design: Design) -> Outcome {
    let topology = design.topology
    let trails = topology.parts(of: "trail")
    guard !trails.isEmpty else {
      return .doesNotApply(Message("The design has no trail of its own; one for the whole account is enough."))
    }
    let shared = usedOtherwise(topology)
    let admitted = Set(
      topology.grants(to: .service("cloudtrail")).filter { grant in
        grant.actions.contains { Permissions.matches($0, "s3:PutObject") }
      }.flatMap { $0.resources.map(\.name) })
    return .found(trails.flatMap { findings($0, shared, admitted, design) })
  }

  /// What parts besides trails refer to, write to or serve. Who only reads records or watches a bucket
  /// leaves it to the trail.
  private static func usedOtherwise(_ topology: Topology) -> Set<Name> {
    var used = Set(topology.parts.filter { $0.kind != "trail" && $0.kind != "alarm" }.flatMap(\.references))
    for clause in topology.allClauses {
      switch clause {
      case .forward(let forward): if let target = forward.target.part { used.insert(target) }
      case .connection(let connection):
        let isRead = !connection.purposes.isEmpty && reading.isSuperset(of: connection.purposes)
        if let target = connection.to.part, !isRead { used.insert(target) }
      default: break
      }
    }
    return used
  }

  private static let reading: Set<String> = ["get", "read", "analyze"]

  private static func findings(
    _ trail: Resource, _ shared: Set<Name>, _ admitted: Set<Name>, _ design: Design
  ) -> [Finding] {
    let topology = design.topology
    var findings: [Finding] = []
    if topology.value(Attribute<Bool>("multi-region"), of: trail) != true {
      findings.append(
        finding(
          .low, [trail.name], at: topology.origin(of: trail.name, attribute: "multi-region"),
          Message(
            "\(topology.noun(trail.name)) records one region only. Whoever uses a stolen key goes to one where nobody looks."
          ), mend: ["set \(trail.name) multi-region=yes"]))
    }
    guard let bucket = topology.value(destination, of: trail) else { return findings }
    if shared.contains(bucket) {
      let own = design.freeName("\(trail.name)-records")
      findings.append(
        finding(
          .low, [trail.name, bucket], at: topology.origin(of: trail.name, attribute: "to"),
          Message(
            "\(topology.noun(trail.name)) keeps its records in \(topology.noun(bucket)), which other parts write to or serve, too. Who works there can remove the traces."
          ),
          mend: [
            "add s3 \(own)", "grant service:cloudtrail s3:GetBucketAcl,s3:PutObject on \(own) source=\(trail.name)",
            "deny everyone s3:* on \(own) when=insecure", "set \(trail.name) to=\(own)",
          ]))
    } else if !admitted.contains(bucket) {
      findings.append(
        finding(
          .broken, [bucket, trail.name], at: topology.origin(of: bucket),
          Message(
            "The policy of \(topology.noun(bucket)) does not let CloudTrail write, so AWS refuses \(topology.noun(trail.name))."
          ),
          mend: ["grant service:cloudtrail s3:GetBucketAcl,s3:PutObject on \(bucket) source=\(trail.name)"]))
    }
    return findings
  }

  static let failing = [
    RuleExample(
      """
      add s3 records
      add trail audit to=records  # OPS-03
      grant service:cloudtrail s3:GetBucketAcl,s3:PutObject on records source=audit
      """),
    RuleExample(
      """
      add s3 logs
      add trail audit to=logs multi-region=yes  # OPS-03
      add cloudfront cdn logs=logs
      grant service:cloudtrail s3:GetBucketAcl,s3:PutObject on logs source=audit
      """),
    RuleExample(
      """
      add s3 files
      add trail audit to=files multi-region=yes  # OPS-03
      connect internet -> files for=put-presigned
      """),
    RuleExample(
      """
      add s3 records  # OPS-03
      add trail audit to=records multi-region=yes
      """),
  ]

  static let passing = [
    RuleExample(
      """
      add s3 records
      add trail audit to=records multi-region=yes
      grant service:cloudtrail s3:GetBucketAcl,s3:PutObject on records source=audit
      add role auditor trust=lambda
      add lambda report runtime=python3.13 role=auditor
      connect report -> records for=analyze
      """)
  ]
}
