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
    let groups = design.topology.parts(of: "asg")
    guard !groups.isEmpty else { return .doesNotApply(Message("The design has no Auto Scaling group.")) }
    return .found(groups.flatMap { findings($0, design) })
  }

  private static func findings(_ group: Resource, _ design: Design) -> [Finding] {
    let topology = design.topology
    var findings: [Finding] = []
    let name = topology.noun(group.name)
    if let low = topology.value(.minimum, of: group), low == topology.value(.maximum, of: group) {
      findings.append(
        finding(
          .medium, [group.name], at: topology.origin(of: group.name, attribute: "max"),
          Message("The minimum and the maximum of \(name) are both \(low). However busy it gets, it adds no server."),
          mend: ["set \(group.name) max=\(max(2, low * 2))"]))
    }
    if topology.children(of: group.name, kind: "scaling-policy").isEmpty {
      let policy = design.freeName("\(group.name)-cpu")
      findings.append(
        finding(
          .medium, [group.name], at: topology.origin(of: group.name),
          Message("\(name) has no scaling policy. It keeps its number of servers, however busy they are."),
          mend: ["add scaling-policy \(policy) in \(group.name) metric=cpu target=50"]))
    }
    return findings
  }

  private static let start = RuleExample.twoZones + "add launch-template web\n"

  static let failing = [
    RuleExample(start + "add asg app launch-template=web subnets=app-a,app-c min=2 max=6  # APP-05"),
    RuleExample(
      start + """
        add asg app launch-template=web subnets=app-a,app-c min=3 max=3  # APP-05
        add scaling-policy app-cpu in app metric=cpu target=50
        """),
  ]

  static let passing = [
    RuleExample(
      start + """
        add asg app launch-template=web subnets=app-a,app-c min=2 max=6
        add scaling-policy busy in app metric=requests-per-target target=500
        """)
  ]
}
