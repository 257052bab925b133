import Localization
import Topology

/// Every security group is attached to something.
///
/// Source: https://docs.aws.amazon.com/vpc/latest/userguide/working-with-security-groups.html
enum GroupsHaveMembers: Rule {
  static let code = "SG-08"
  static let pillar = Pillar.operations
  static let covers = ["tier.net.albports"]

  static func check(_ design: Design) -> Outcome {
    let topology = design.topology
    let groups = topology.parts(of: "security-group").filter { !$0.isImplied }
    guard !groups.isEmpty else { return .doesNotApply(Message("The design has no security group of its own.")) }
    let attached = Set(topology.parts.flatMap { $0.values["sg"]?.references ?? [] })
    let idle = groups.filter { !attached.contains($0.name) }
    let rules = idle.isEmpty ? [] : topology.parts(of: "security-group").flatMap { topology.rules(of: $0.name) }
    let naming = Dictionary(grouping: rules) { rule -> Name? in
      if case .group(let peer) = rule.peer, peer != rule.group { peer } else { nil }
    }
    return .found(
      idle.map { group in
        finding(
          .low, [group.name], at: topology.origin(of: group.name),
          Message("\(topology.noun(group.name)) is attached to nothing, so its rules filter nothing."),
          mend: (naming[group.name] ?? []).map { Clause.rule($0).withdrawal } + ["remove \(group.name)"])
      })
  }

  static let failing = [
    RuleExample(
      """
      add vpc main cidr=10.0.0.0/16
      add subnet app-a in main az=a cidr=10.0.1.0/24
      add security-group app-sg in main
      add security-group old-sg in main  # SG-08
      allow app-sg tcp/80 from old-sg
      allow old-sg tcp/80 from app-sg
      add ec2 app in app-a sg=app-sg
      """)
  ]

  static let passing = [
    RuleExample(
      """
      add vpc main cidr=10.0.0.0/16
      add subnet app-a in main az=a cidr=10.0.1.0/24
      add security-group {app,web,door}-sg in main
      add ec2 app in app-a sg=app-sg
      add launch-template web sg=web-sg
      add endpoint secrets in main service=secretsmanager subnets=app-a sg=door-sg
      """)
  ]
}
