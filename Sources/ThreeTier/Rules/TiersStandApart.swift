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
    let presentation = ["alb", "cloudfront", "api-gateway"].flatMap { topology.parts(of: $0) }
    let application = design.parts(in: .application).filter {
      $0.kind != "launch-template" && $0.kind != "scaling-policy"
    }
    let data =
      ["rds", "dynamodb"].flatMap { topology.parts(of: $0) } + design.parts(in: .data).filter { $0.kind == "ec2" }
    let all = presentation + application + data
    guard let first = all.first else {
      return .doesNotApply(Message("The design has no part of any of the three tiers."))
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

  /// A server on which the application and the database run together.
  private static func double(_ server: Resource, _ design: Design) -> Finding? {
    let topology = design.topology
    let settings = design.settings(of: server)
    let software = Set(
      (server.values["stack"].flatMap { [String]($0) } ?? topology.value(Attribute<[String]>("stack"), of: settings)
        ?? []).map { String($0.split(separator: ":")[0]) })
    let databases = software.intersection(TierReader.databases)
    guard !databases.isEmpty, databases != software else { return nil }
    return finding(
      .high, [server.name], at: topology.origin(of: settings.name, attribute: "stack"),
      Message(
        "On \(topology.noun(server.name)) the application and \(databases.sorted().joined(separator: ", ")) run together. They can be neither scaled nor replaced apart."
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
  ]

  static let passing = [
    RuleExample(
      RuleExample.balanced + """
        add rds db engine=postgres
        """)
  ]
}
