import Localization
import Topology

/// An Auto Scaling group's numbers are in order, and it keeps at least two servers.
///
/// Source: https://docs.aws.amazon.com/autoscaling/ec2/userguide/asg-capacity-limits.html
enum GroupSizesAreInOrder: Rule {
  static let code = "APP-02"
  static let pillar = Pillar.reliability
  static let covers = ["tier.compute.asg"]

  static func check(_ design: Design) -> Outcome {
    let topology = design.topology
    let groups = topology.parts(of: Kinds.pools).filter {
      let size = design.size(of: $0)
      return size.least != nil || size.most != nil
    }
    guard !groups.isEmpty else {
      return .doesNotApply(Message("The design has no group of servers with its numbers."))
    }
    return .found(groups.compactMap { finding($0, design) })
  }

  private static func finding(_ group: Resource, _ design: Design) -> Finding? {
    let topology = design.topology
    let size = design.size(of: group)
    let low = size.least?.count ?? 0
    let high = size.most?.count ?? Int.max
    let desired = size.desired?.count ?? low
    if low > high, let most = size.most {
      return finding(
        .broken, [group.name], at: design.origin(of: most),
        Message("The minimum of \(topology.noun(group.name)) is \(low) and its maximum \(high)."),
        mend: ["set \(most.sayer) max=\(low * 2)"])
    }
    // A policy moves a service into its limits by itself.
    if group.kind == "asg", !(low...high).contains(desired) {
      return finding(
        .broken, [group.name], at: topology.origin(of: group.name, attribute: "desired"),
        Message("The desired capacity of \(topology.noun(group.name)) is \(desired), outside its minimum and maximum."),
        mend: ["set \(group.name) desired=none"])
    }
    guard low < 2 else { return nil }
    let least = size.least ?? PoolSize.Number(count: low, sayer: group.name, key: "min")
    let wanting = size.desired.map { $0.count < 2 && $0.key == "desired" && least.key != "desired" } ?? false
    return finding(
      .medium, [group.name], at: design.origin(of: least),
      Message(
        "The minimum of \(topology.noun(group.name)) is \(low). While a lone one is replaced, nobody is served."),
      mend: [
        "set \(least.sayer) \(least.key)=2" + (high < 4 && least.key == "min" ? " max=4" : "")
          + (wanting && group.kind == "asg" ? " desired=2" : "")
      ] + (wanting && group.kind != "asg" ? ["set \(group.name) desired=2"] : []))
  }

  private static let start = RuleExample.twoZones + "add launch-template web\n"

  static let failing = [
    RuleExample(
      RuleExample.twoZones + """
        add ecs-cluster shop
        add task-definition web image=shop/web:1.4
        add ecs-service app in shop task=web subnets=app-a,app-c sg=app-sg desired=1  # APP-02
        """),
    RuleExample(
      RuleExample.twoZones + """
        add ecs-cluster shop
        add task-definition web image=shop/web:1.4
        add ecs-service app in shop task=web subnets=app-a,app-c sg=app-sg desired=2
        add scaling-policy cpu in app metric=cpu target=50 min=1 max=4  # APP-02
        """),
    RuleExample(start + "add asg app launch-template=web subnets=app-a,app-c min=1 max=4  # APP-02"),
    RuleExample(start + "add asg app launch-template=web subnets=app-a,app-c min=4 max=2  # APP-02"),
    RuleExample(start + "add asg app launch-template=web subnets=app-a,app-c min=2 max=4 desired=5  # APP-02"),
  ]

  static let passing = [
    RuleExample(
      RuleExample.twoZones + """
        add ecs-cluster shop
        add task-definition web image=shop/web:1.4
        add ecs-service app in shop task=web subnets=app-a,app-c sg=app-sg desired=2
        add scaling-policy cpu in app metric=cpu target=50 min=2 max=4
        """),
    RuleExample(
      RuleExample.twoZones + """
        add ecs-cluster shop
        add task-definition web image=shop/web:1.4
        add ecs-service app in shop task=web subnets=app-a,app-c sg=app-sg desired=2
        """),
    RuleExample(start + "add asg app launch-template=web subnets=app-a,app-c min=2 max=4 desired=3"),
  ]
}
