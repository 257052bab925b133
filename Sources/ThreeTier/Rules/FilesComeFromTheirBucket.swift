import Localization
import Topology

/// CloudFront sends requests for static files and uploads to the bucket in which they are, not to the
/// load balancer.
///
/// Source: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesCacheBehavior.html
enum FilesComeFromTheirBucket: Rule {
  static let code = "STK-04"
  static let pillar = Pillar.performance
  static let covers = ["flow.static", "flow.request"]

  static func check(_ design: Design) -> Outcome {
    let topology = design.topology
    guard let distribution = topology.parts(of: "cloudfront").first else {
      return .doesNotApply(Message("The design has no distribution."))
    }
    let behaviours = design.behaviours
    // What distributions are meant to fetch, where the design states it.
    let fetched = Set(
      topology.parts(of: "cloudfront").flatMap { design.wiring.connections[$0.name] ?? [] }.map(\.to.part))
    let files = design.publishedFiles.filter {
      $0.purpose == "static" || fetched.isEmpty || fetched.contains($0.bucket)
    }
    guard !files.isEmpty else {
      return .doesNotApply(Message("No server publishes files to a bucket from which browsers read."))
    }
    let served = Set(behaviours.map(\.target))
    var told: Set<Name> = []
    let unserved = files.filter { !served.contains($0.bucket) && told.insert($0.bucket).inserted }
    let paths = Set(files.filter { served.contains($0.bucket) }.map(\.path))
    let detours = behaviours.filter { behaviour in
      behaviour.isForFiles && topology.isPart(behaviour.target, of: Kinds.balancers) && paths.contains(behaviour.path)
    }
    return .found(
      unserved.map { finding($0, distribution, behaviours, design) }
        + detours.compactMap { detour($0, files, design) })
  }

  private static func finding(
    _ files: FileServing, _ first: Resource, _ behaviours: [Behaviour], _ design: Design
  ) -> Finding {
    let topology = design.topology
    // The distribution before the application is the one whose pages name the files.
    let distribution = behaviours.first { topology.isPart($0.target, of: Kinds.balancers) }?.distribution ?? first
    return finding(
      .medium, [distribution.name, files.bucket, files.sayer],
      at: topology.origin(of: files.sayer, attribute: files.purpose),
      Message(
        "\(topology.noun(files.sayer)) puts its `\(files.purpose)` files into \(topology.noun(files.bucket)), and no behaviour of \(topology.noun(distribution.name)) leads there, so browsers do not find them."
      ),
      mend: FileServing.statements(files.bucket, under: files.path, by: distribution, design))
  }

  /// A behaviour that takes requests for files in a bucket to the load balancer.
  private static func detour(_ behaviour: Behaviour, _ files: [FileServing], _ design: Design) -> Finding? {
    let topology = design.topology
    guard let files = files.first(where: { $0.path == behaviour.path }) else { return nil }
    return finding(
      .medium, [behaviour.distribution.name, behaviour.target, files.bucket], at: behaviour.span(topology),
      Message(
        "\(behaviour.noun(topology)) asks \(topology.noun(behaviour.target)) for files that are in \(topology.noun(files.bucket)), and keeps servers busy with them."
      ),
      mend: FileServing.statements(files.bucket, under: files.path, by: behaviour.distribution, design))
  }

  private static let site =
    RuleExample.balanced + """
      add s3 {assets,uploads}
      add oac signer
      add cloudfront cdn viewer-protocol=https-only default-origin=front
      grant service:cloudfront s3:GetObject on assets source=cdn

      """

  static let failing = [
    RuleExample(site + "set app static=assets  # STK-04"),
    RuleExample(
      site + """
        add launch-template servers static=assets media=uploads  # STK-04
        forward cdn /static/* -> assets oac=signer
        """),
    RuleExample(
      site + """
        set app static=assets
        forward cdn /files/* -> assets oac=signer
        forward cdn /static/* -> front  # STK-04
        """),
  ]

  static let passing = [
    RuleExample(
      site + """
        add launch-template servers static=assets media=uploads
        forward cdn /static/* -> assets oac=signer
        forward cdn /media/* -> uploads oac=signer
        """),
    // Uploads that only the application shows, to those who may see them.
    RuleExample(
      site + """
        add launch-template servers static=assets media=uploads
        forward cdn /static/* -> assets oac=signer
        connect cdn -> front
        connect cdn -> assets for=get
        """),
  ]
}
