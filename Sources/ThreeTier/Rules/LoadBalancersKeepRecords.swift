import Localization
import Topology

/// A load balancer writes access logs into a bucket that takes them, drops headers that are no valid HTTP,
/// and cannot be deleted by mistake.
///
/// Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html
enum LoadBalancersKeepRecords: Rule {
  static let code = "LB-07"
  static let pillar = Pillar.operations
  static let covers = ["flow.request"]

  static func check(_ design: Design) -> Outcome {
    let balancers = design.topology.parts(of: Kinds.balancers)
    guard !balancers.isEmpty else { return .doesNotApply(Message("The design has no load balancer.")) }
    return .found(balancers.flatMap { ($0.kind == "alb" ? logs($0, design) : []) + settings($0, design.topology) })
  }

  private static let accessLogs = Attribute<Name>("access-logs")

  private static func logs(_ balancer: Resource, _ design: Design) -> [Finding] {
    let topology = design.topology
    let name = topology.noun(balancer.name)
    guard let bucket = topology.value(accessLogs, of: balancer) else {
      return [
        finding(
          .low, [balancer.name], at: topology.origin(of: balancer.name),
          Message("\(name) keeps no access logs, so nobody can tell afterwards who asked for what."),
          mend: keeping(balancer, design))
      ]
    }
    var findings: [Finding] = []
    if design.usesKMS(bucket) {
      findings.append(
        finding(
          .broken, [bucket, balancer.name], at: topology.origin(of: bucket, attribute: "encryption"),
          Message(
            "\(topology.noun(bucket)) is encrypted under a key of KMS, and \(name) writes access logs only to buckets with SSE-S3."
          ),
          mend: [
            "set \(bucket) encryption=sse-s3" + (topology[bucket]?.values["kms-key"] == nil ? "" : " kms-key=none")
          ]))
    }
    if !mayWrite(bucket, topology) {
      findings.append(
        finding(
          .broken, [bucket, balancer.name], at: topology.origin(of: balancer.name, attribute: "access-logs"),
          Message(
            "The policy of \(topology.noun(bucket)) does not let load balancers write, and AWS refuses it for the logs of \(name)."
          ),
          mend: [permission(bucket)]))
    }
    return findings
  }

  private static func mayWrite(_ bucket: Name, _ topology: Topology) -> Bool {
    topology.grants(to: .service("elb"), on: bucket).contains { grant in
      grant.actions.contains { ["s3:PutObject", "s3:Put*", "s3:*"].contains($0) }
    }
  }

  private static func permission(_ bucket: Name) -> String { "grant service:elb s3:PutObject on \(bucket)" }

  /// A bucket that keeps logs already, else one of its own.
  private static func keeping(_ balancer: Resource, _ design: Design) -> [String] {
    let topology = design.topology
    let known = topology.parts(of: "s3").map(\.name).first { design.tiers[$0] == .observation && !design.usesKMS($0) }
    let bucket = known ?? Name(design.freeName("\(balancer.name)-logs"))
    return (known == nil ? ["add s3 \(bucket) lifecycle=expire:400d,abort-uploads:7d"] : [])
      + (mayWrite(bucket, topology) ? [] : [permission(bucket)]) + ["set \(balancer.name) access-logs=\(bucket)"]
  }

  private static func settings(_ balancer: Resource, _ topology: Topology) -> [Finding] {
    let name = topology.noun(balancer.name)
    let wanted: [(key: String, message: Message)] = [
      (
        "drop-invalid-headers",
        Message("\(name) passes on headers that are no valid HTTP, by which requests are smuggled past it.")
      ),
      ("deletion-protection", Message("\(name) can be deleted by one mistaken command.")),
    ]
    return wanted.filter { ResourceKind.named(balancer.kind)?.attribute($0.key) != nil }
      .filter { topology.value(Attribute<Bool>($0.key), of: balancer) != true }.map { key, message in
        finding(
          .low, [balancer.name], at: topology.origin(of: balancer.name, attribute: key), message,
          mend: ["set \(balancer.name) \(key)=yes"])
      }
  }

  private static let front = """
    add s3 logs
    add vpc main cidr=10.0.0.0/16
    add alb front in main drop-invalid-headers=yes deletion-protection=yes
    """

  static let failing = [
    RuleExample(
      RuleExample.twoZones + """
        add nlb front in main  # LB-07
        """),
    RuleExample(
      """
      add vpc main cidr=10.0.0.0/16
      add alb front in main  # LB-07
      """),
    RuleExample(front + " access-logs=logs  # LB-07"),
    RuleExample(
      """
      add s3 logs encryption=sse-kms  # LB-07
      add vpc main cidr=10.0.0.0/16
      add alb front in main drop-invalid-headers=yes deletion-protection=yes access-logs=logs
      grant service:elb s3:PutObject on logs
      """),
  ]

  static let passing = [
    RuleExample(
      RuleExample.twoZones + """
        add nlb front in main deletion-protection=yes
        """),
    RuleExample(front + " access-logs=logs\ngrant service:elb s3:PutObject on logs"),
  ]
}
