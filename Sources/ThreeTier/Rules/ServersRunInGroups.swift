import Localization
import Topology

/// The application's servers run in Auto Scaling groups, which replace the ones that are lost.
///
/// Source: https://docs.aws.amazon.com/autoscaling/ec2/userguide/auto-scaling-benefits.html
enum ServersRunInGroups: Rule {
  static let code = "APP-01"
  static let pillar = Pillar.reliability
  static let covers = ["tier.compute.asg", "tier.compute.instance"]

  static func check(_ design: Design) -> Outcome {
    let topology = design.topology
    let servers = topology.parts(of: Kinds.servers).filter { design.tiers[$0.name] != .data }
    guard !servers.isEmpty else { return .doesNotApply(Message("The design has no servers of the application.")) }
    lazy var mend = GroupMend(design)
    return .found(
      servers.filter { $0.kind == "ec2" }.map { server in
        let serves = design.answersSomebody(server)
        return finding(server, serves: serves, design, mend: serves ? mend.statements(for: server) : [])
      })
  }

  private static func finding(_ server: Resource, serves: Bool, _ design: Design, mend: [String]) -> Finding {
    let name = design.topology.noun(server.name)
    let message =
      serves
      ? Message(
        "\(name) runs alone. When it stops, nothing starts another, and nothing adds servers when more users come.")
      : Message("\(name) runs alone. When it stops, its work waits until somebody starts another.")
    return finding(
      serves ? .medium : .low, [server.name], at: design.topology.origin(of: server.name), message,
      mend: mend)
  }

  static let failing = [
    RuleExample(
      RuleExample.twoZones + """
        add ec2 app in app-a  # APP-01
        add target-group web in main protocol=http port=80 targets=app
        """),
    RuleExample(
      RuleExample.twoZones + """
        add launch-template web ami=al2023 type=t3.small
        add ec2 one in app-a launch-template=web sg=app-sg public-ip=yes  # APP-01
        add ec2 two in app-c launch-template=web sg=app-sg stack=nginx:80  # APP-01
        add target-group pool in main protocol=http port=80 targets=one,two
        connect internet -> one
        connect internet -> two
        """),
    RuleExample(RuleExample.twoZones + "add ec2 worker in app-a stack=celery  # APP-01"),
  ]

  static let passing = [
    RuleExample(
      RuleExample.twoZones + """
        add launch-template web
        add asg app launch-template=web subnets=app-a,app-c min=2 max=4
        add ec2 db in app-a stack=postgres:5432
        """)
  ]
}
