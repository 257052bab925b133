import Localization
import Topology

/// Static files and uploads are in S3 and reach browsers through CloudFront, not from the servers' own disks.
///
/// Source: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/GettingStarted.SimpleDistribution.html
enum ServersLeaveFilesToS3: Rule {
  static let code = "STK-03"
  static let pillar = Pillar.performance
  static let covers = ["flow.static", "tier.data.s3", "map.template"]

  static func check(_ design: Design) -> Outcome {
    let stacks = design.stackedServers.filter { stack in
      stack.programs.contains { StackLayer.withFiles.contains($0.name) }
    }
    guard !stacks.isEmpty else {
      return .doesNotApply(Message("No server behind a load balancer runs a framework that comes with files."))
    }
    let distribution = distribution(design)
    return .found(
      stacks.flatMap { stack in
        FileServing.purposes.compactMap { finding($0, stack.server, distribution, design) }
      })
  }

  private static func finding(
    _ purpose: String, _ server: Resource, _ distribution: Resource?, _ design: Design
  ) -> Finding? {
    let topology = design.topology
    let sayer = topology.sayer(of: purpose, for: server)
    let name = topology.noun(sayer.name)
    let span = topology.origin(of: sayer.name, attribute: purpose)
    if let bucket = topology.setting(Attribute<Name>(purpose), of: server) {
      // Uploads may be fetched with signed addresses, straight from the bucket.
      guard purpose == "static", distribution == nil else { return nil }
      return finding(
        .medium, [sayer.name, bucket], at: span,
        Message(
          "\(name) publishes static files to \(topology.noun(bucket)), and no distribution stands before it. Every visitor fetches them from one region, and the bucket would have to be open."
        ))
    }
    return finding(
      .medium, [sayer.name], at: span,
      purpose == "static"
        ? Message("\(name) gives out its static files itself, and each picture takes the place of a page.")
        : Message(
          "\(name) keeps uploads on its own disk, where other servers do not see them and a replaced one loses them."),
      mend: mend(purpose, sayer, distribution, design))
  }

  /// The distribution before the application, else any.
  private static func distribution(_ design: Design) -> Resource? {
    design.behaviours.first { design.topology.isPart($0.target, of: Kinds.balancers) }?.distribution
      ?? design.topology.parts(of: "cloudfront").first
  }

  private static func mend(
    _ purpose: String, _ sayer: Resource, _ distribution: Resource?, _ design: Design
  ) -> [String] {
    // A distribution, with its names and certificates, is for a person to plan.
    guard purpose == "media" || distribution != nil else { return [] }
    let bucket = Name(design.freeName(purpose == "static" ? "assets" : "uploads"))
    return [
      "add s3 \(bucket) versioning=yes lifecycle=noncurrent:30d,abort-uploads:7d",
      "deny everyone s3:* on \(bucket) when=insecure", "set \(sayer.name) \(purpose)=\(bucket)",
    ] + (distribution.map { FileServing.statements(bucket, under: "/\(purpose)/*", by: $0, design) } ?? [])
  }

  private static let pool =
    RuleExample.balanced + """
      add s3 {files,pictures}
      add launch-template site stack=nginx:8000,gunicorn,django

      """

  static let failing = [
    RuleExample(
      RuleExample.twoZones + """
        add ec2 app in app-a sg=app-sg stack=nginx:80,gunicorn,django  # STK-03
        add target-group web in main protocol=http port=80 targets=app
        """),
    RuleExample(
      pool + """
        add cloudfront cdn viewer-protocol=https-only default-origin=front
        add asg group launch-template=site subnets=app-a,app-c min=2 max=4 target-groups=web
        set site static=files media=local  # STK-03
        """),
    RuleExample(
      pool + """
        add asg group launch-template=site subnets=app-a,app-c min=2 max=4 target-groups=web
        set site static=files media=pictures  # STK-03
        """),
  ]

  static let passing = [
    RuleExample(
      pool + """
        add cloudfront cdn viewer-protocol=https-only default-origin=front
        add asg group launch-template=site subnets=app-a,app-c min=2 max=4 target-groups=web
        set site static=files media=pictures
        """),
    RuleExample(
      RuleExample.balanced + """
        set app stack=nginx:8000,gunicorn,django
        add s3 {files,pictures}
        add cloudfront cdn viewer-protocol=https-only default-origin=front
        set app static=files media=pictures
        """),
  ]
}
