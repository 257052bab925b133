import Localization
import Topology

/// An Auto Scaling group has a scaling policy, and room between its minimum and its maximum.
///
/// Source: https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-scaling-target-tracking.html
enum GroupsFollowTheirLoad: Rule {
  static let code = "APP-05"
  static let pillar = Pillar.performance
  static let covers = ["tier.compute.asg"]

  static func check(_ design: Design) -> Outcome {
    let groups = design.topology.parts(of: Kinds.pools)
    guard !groups.isEmpty else { return .doesNotApply(Message("The design has no group of servers.")) }
    return .found(groups.flatMap { findings($0, design) })
  }

  private static func findings(_ group: Resource, _ design: Design) -> [Finding] {
    let topology = design.topology
    var findings: [Finding] = []
    let name = topology.noun(group.name)
    let policies = topology.children(of: group.name, kind: "scaling-policy")
    let size = design.size(of: group)
    // What a service keeps without a policy is told with the policy.
    if let low = size.least?.count, let most = size.most, low == most.count, most.key == "max" {
      findings.append(
        finding(
          .medium, [group.name], at: design.origin(of: most),
          Message("The minimum and the maximum of \(name) are both \(low). However busy it gets, it adds none."),
          mend: ["set \(most.sayer) max=\(max(2, low * 2))"]))
    }
    if policies.isEmpty {
      let policy = design.freeName("\(group.name)-cpu")
      findings.append(
        finding(
          .medium, [group.name], at: topology.origin(of: group.name),
          Message(
            "\(name) has no scaling policy. It keeps the number of its \(Design.noun(ofMembersOf: group)), however busy they are."
          ),
          mend: ["add scaling-policy \(policy) in \(group.name) metric=cpu target=50" + limits(group, size)]))
    }
    return findings
  }

  /// The limits of a service, which its policy has to say.
  private static func limits(_ group: Resource, _ size: PoolSize) -> String {
    guard group.kind == "ecs-service" else { return "" }
    let least = max(2, size.desired?.count ?? 2)
    return " min=\(least) max=\(least * 2)"
  }

  private static let start = RuleExample.twoZones + "add launch-template web\n"

  static let failing = [
    RuleExample(
      RuleExample.twoZones + """
        add ecs-cluster shop
        add task-definition web image=shop/web:1.4
        add ecs-service app in shop task=web subnets=app-a,app-c sg=app-sg desired=2  # APP-05
        """),
    RuleExample(
      RuleExample.twoZones + """
        add ecs-cluster shop
        add task-definition web image=shop/web:1.4
        add ecs-service app in shop task=web subnets=app-a,app-c sg=app-sg desired=2
        add scaling-policy cpu in app metric=cpu target=50 min=2 max=2  # APP-05
        """),
    RuleExample(start + "add asg app launch-template=web subnets=app-a,app-c min=2 max=6  # APP-05"),
    RuleExample(
      start + """
        add asg app launch-template=web subnets=app-a,app-c min=3 max=3  # APP-05
        add scaling-policy app-cpu in app metric=cpu target=50
        """),
  ]

  static let passing = [
    RuleExample(
      RuleExample.twoZones + """
        add ecs-cluster shop
        add task-definition web image=shop/web:1.4
        add ecs-service app in shop task=web subnets=app-a,app-c sg=app-sg desired=2
        add scaling-policy cpu in app metric=cpu target=50 min=2 max=6
        """),
    RuleExample(
      start + """
        add asg app launch-template=web subnets=app-a,app-c min=2 max=6
        add scaling-policy busy in app metric=requests-per-target target=500
        """),
  ]
}
