import Localization
import Topology

/// A group behind a load balancer replaces what the load balancer finds unhealthy, and gives new
/// servers time to start.
///
/// Source: https://docs.aws.amazon.com/autoscaling/ec2/userguide/health-checks-overview.html
enum GroupsTrustTheLoadBalancer: Rule {
  static let code = "APP-04"
  static let pillar = Pillar.reliability
  static let covers = ["tier.compute.asg"]

  static func check(_ design: Design) -> Outcome {
    let groups = design.topology.parts(of: "asg").filter { !design.targetGroups(of: $0.name).isEmpty }
    guard !groups.isEmpty else {
      return .doesNotApply(Message("No Auto Scaling group stands behind a load balancer."))
    }
    return .found(groups.compactMap { finding($0, design.topology) })
  }

  private static func finding(_ group: Resource, _ topology: Topology) -> Finding? {
    let name = topology.noun(group.name)
    let checks = topology.value(Attribute<[String]>("health-check"), of: group) ?? []
    let grace = topology.value(Attribute<Int>("grace"), of: group) ?? 0
    if !checks.contains("elb") {
      return finding(
        .medium, [group.name], at: topology.origin(of: group.name, attribute: "health-check"),
        Message(
          "\(name) asks EC2 only whether a server is well. A server whose program hangs gets no requests and is not replaced either."
        ),
        mend: ["set \(group.name) health-check=ec2,elb" + (grace == 0 ? " grace=300s" : "")])
    }
    guard grace == 0 else { return nil }
    return finding(
      .low, [group.name], at: topology.origin(of: group.name, attribute: "grace"),
      Message("\(name) gives new servers no time to start. One that starts slowly is replaced before it answers."),
      mend: ["set \(group.name) grace=300s"])
  }

  private static let start =
    RuleExample.twoZones + """
      add launch-template web
      add target-group pool in main protocol=http port=80

      """

  static let failing = [
    RuleExample(
      start + "add asg app launch-template=web subnets=app-a,app-c min=2 max=4 target-groups=pool  # APP-04"),
    RuleExample(
      start + """
        add asg app launch-template=web subnets=app-a,app-c min=2 max=4 target-groups=pool health-check=elb  # APP-04
        """),
  ]

  static let passing = [
    RuleExample(
      start + """
        add asg app launch-template=web subnets=app-a,app-c min=2 max=4 target-groups=pool health-check=ec2,elb grace=2m
        add asg workers launch-template=web subnets=app-a,app-c min=2 max=4
        """)
  ]
}
