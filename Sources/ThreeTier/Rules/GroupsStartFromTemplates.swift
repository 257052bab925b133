import Localization
import Topology

/// An Auto Scaling group starts its servers from a launch template.
///
/// Source: https://docs.aws.amazon.com/autoscaling/ec2/userguide/launch-configurations.html
enum GroupsStartFromTemplates: Rule {
  static let code = "APP-06"
  static let pillar = Pillar.operations
  static let covers = ["tier.compute.template"]

  static func check(_ design: Design) -> Outcome {
    let topology = design.topology
    let groups = topology.parts(of: "asg")
    guard !groups.isEmpty else { return .doesNotApply(Message("The design has no Auto Scaling group.")) }
    let templates = topology.parts(of: "launch-template")
    return .found(
      groups.filter { topology.value(.launchTemplate, of: $0) == nil }.map { group in
        finding(
          .medium, [group.name], at: topology.origin(of: group.name, attribute: "launch-template"),
          Message(
            "\(topology.noun(group.name)) names no launch template. New accounts cannot make launch configurations, the older way."
          ),
          mend: templates.count == 1 ? ["set \(group.name) launch-template=\(templates[0].name)"] : [])
      })
  }

  static let failing = [
    RuleExample(
      RuleExample.twoZones + """
        add launch-template web ami=al2023 type=t3.small
        add asg app subnets=app-a,app-c min=2 max=4  # APP-06
        """)
  ]

  static let passing = [
    RuleExample(
      RuleExample.twoZones + """
        add launch-template web ami=al2023 type=t3.small
        add asg app launch-template=web subnets=app-a,app-c min=2 max=4
        """)
  ]
}
