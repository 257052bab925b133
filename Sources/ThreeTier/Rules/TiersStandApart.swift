import Localization
import Topology

/// All three tiers are there, and no server plays two of them.
///
/// Source: https://docs.aws.amazon.com/whitepapers/latest/serverless-multi-tier-architectures-api-gateway-lambda/introduction.html
enum TiersStandApart: Rule {
  static let code = "TIER-01"
  static let pillar = Pillar.reliability
  static let covers = ["tier.definition", "tier.independence"]

  static func check(_ design: Design) -> Outcome {
    let topology = design.topology
    let presentation =
      ["cloudfront", "api-gateway"].flatMap { topology.parts(of: $0) }
      + topology.parts(of: Kinds.balancers).filter { topology.value(.scheme, of: $0) == "internet-facing" }
      + design.servers.filter { design.tiers[$0.name] == .entry }
    let application = design.parts(in: .application).filter { (Kinds.programs + ["eks-cluster"]).contains($0.kind) }
    let data =
      topology.parts(of: Kinds.recordStores) + design.servers.filter { design.tiers[$0.name] == .data }
    let all = presentation + application + data
    guard let first = all.first else {
      return .doesNotApply(Message("The design has no part of any of the three tiers."))
    }
    guard !(application + data).isEmpty || presentation.contains(where: { $0.kind != "cloudfront" }) else {
      return .doesNotApply(Message("The design gives out files alone: it runs nothing and keeps no records."))
    }
    guard isService(presentation, application, data, design) else {
      return .doesNotApply(Message("No application stands behind an entry yet, so there are no tiers to keep apart."))
    }
    var findings = application.compactMap { double($0, design) }
    // A server that plays the data tier too is told once, as that.
    let missing: [(tier: Message, isThere: Bool)] = [
      (Message("presentation"), !presentation.isEmpty), (Message("application"), !application.isEmpty),
      (Message("data"), !data.isEmpty || !findings.isEmpty),
    ]
    for (tier, isThere) in missing where !isThere {
      findings.append(
        finding(
          .high, [first.name], at: nil,
          Message("The \(tier) tier has no part of its own, so it cannot be scaled or deployed apart.")))
    }
    return .found(findings)
  }

  /// Whether something is there that is to become three tiers, and not a network or a single box: an entry with
  /// what it leads to, or an application that says what it runs.
  private static func isService(
    _ presentation: [Resource], _ application: [Resource], _ data: [Resource], _ design: Design
  ) -> Bool {
    if !presentation.isEmpty, !(application + data).isEmpty { return true }
    return application.contains { part in
      !design.targetGroups(of: part.name).isEmpty
        || design.topology.software(of: part).contains { !$0.isDatabase && !$0.isWebServer }
    }
  }

  /// A server on which the application and the database run together.
  private static func double(_ server: Resource, _ design: Design) -> Finding? {
    let topology = design.topology
    let teller = topology.sayer(of: "stack", for: server)
    let software = topology.software(of: server)
    let databases = software.filter(\.isDatabase).map(\.name)
    guard !databases.isEmpty, databases.count < software.count else { return nil }
    return finding(
      .high, [server.name], at: topology.origin(of: teller.name, attribute: "stack"),
      Message(
        "On \(topology.noun(server.name)) the application and \(databases.joined(separator: ", ")) run together. They can be neither scaled nor replaced apart."
      ))
  }

  static let failing = [
    RuleExample(
      """
      add vpc main cidr=10.0.0.0/16
      add subnet app-a in main az=a cidr=10.0.1.0/24
      add ec2 lonely in app-a stack=nginx:80,gunicorn,django,postgres  # TIER-01
      add alb front in main
      """),
    RuleExample(
      """
      add vpc main cidr=10.0.0.0/16
      add subnet app-a in main az=a cidr=10.0.1.0/24
      add ec2 app in app-a stack=nginx:80,gunicorn,django
      """),
    RuleExample(
      """
      add vpc main cidr=10.0.0.0/16
      add subnet app-a in main az=a cidr=10.0.1.0/24
      add ec2 lonely in app-a stack=django:8000,postgres:5432  # TIER-01
      add alb front in main
      """),
    RuleExample(
      RuleExample.balanced + """
        set front scheme=internal
        add rds db engine=postgres
        """),
  ]

  static let passing = [
    RuleExample(
      RuleExample.balanced + """
        add rds db engine=postgres
        """),
    RuleExample(
      RuleExample.balanced + """
        set app stack=gunicorn:8000,django
        set front scheme=internal
        add ec2 desk in public-a stack=nginx:80
        add ec2 db in app-a stack=postgres:5432
        """),
  ]
}
