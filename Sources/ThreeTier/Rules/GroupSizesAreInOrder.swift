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
    let groups = topology.parts(of: "asg").filter {
      topology.value(.minimum, of: $0) != nil || topology.value(.maximum, of: $0) != nil
    }
    guard !groups.isEmpty else {
      return .doesNotApply(Message("The design has no Auto Scaling group with its numbers."))
    }
    return .found(groups.compactMap { finding($0, topology) })
  }

  private static func finding(_ group: Resource, _ topology: Topology) -> Finding? {
    let low = topology.value(.minimum, of: group) ?? 0
    let high = topology.value(.maximum, of: group) ?? Int.max
    let desired = topology.value(.desired, of: group) ?? low
    if low > high {
      return finding(
        .broken, [group.name], at: topology.origin(of: group.name, attribute: "max"),
        Message("The minimum of \(topology.noun(group.name)) is \(low) and its maximum \(high)."),
        mend: ["set \(group.name) max=\(low * 2)"])
    }
    if !(low...high).contains(desired) {
      return finding(
        .broken, [group.name], at: topology.origin(of: group.name, attribute: "desired"),
        Message("The desired capacity of \(topology.noun(group.name)) is \(desired), outside its minimum and maximum."),
        mend: ["set \(group.name) desired=none"])
    }
    guard low < 2 else { return nil }
    return finding(
      .medium, [group.name], at: topology.origin(of: group.name, attribute: "min"),
      Message(
        "The minimum of \(topology.noun(group.name)) is \(low). While a lone server is replaced, nobody is served."),
      mend: [
        "set \(group.name) min=2" + (high < 4 ? " max=4" : "")
          + (topology.value(.desired, of: group).map { $0 < 2 } ?? false ? " desired=2" : "")
      ])
  }

  private static let start = RuleExample.twoZones + "add launch-template web\n"

  static let failing = [
    RuleExample(start + "add asg app launch-template=web subnets=app-a,app-c min=1 max=4  # APP-02"),
    RuleExample(start + "add asg app launch-template=web subnets=app-a,app-c min=4 max=2  # APP-02"),
    RuleExample(start + "add asg app launch-template=web subnets=app-a,app-c min=2 max=4 desired=5  # APP-02"),
  ]

  static let passing = [
    RuleExample(start + "add asg app launch-template=web subnets=app-a,app-c min=2 max=4 desired=3")
  ]
}
