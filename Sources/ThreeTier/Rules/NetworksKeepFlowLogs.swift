import Localization
import Topology

/// Each VPC writes flow logs, so that it can be told afterwards who talked to whom.
///
/// Source: https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs.html
enum NetworksKeepFlowLogs: Rule {
  static let code = "NET-12"
  static let pillar = Pillar.operations
  static let covers = ["check.rds"]

  static func check(_ design: Design) -> Outcome {
    let topology = design.topology
    let networks = topology.parts(of: "vpc").filter { !topology.children(of: $0.name, kind: "subnet").isEmpty }
    guard !networks.isEmpty else { return .doesNotApply(Message("The design has no VPC with subnets.")) }
    return .found(
      networks.filter { topology.children(of: $0.name, kind: "flow-log").isEmpty }.map { vpc in
        finding(
          .medium, [vpc.name], at: topology.origin(of: vpc.name),
          Message(
            "\(topology.noun(vpc.name)) writes no flow logs. After a break-in or an outage nothing tells who talked to whom, and what was refused."
          ), mend: mend(vpc, design))
      })
  }

  /// A flow log to where others go, else to a log group, else to a new one.
  private static func mend(_ vpc: Resource, _ design: Design) -> [String] {
    let topology = design.topology
    let known = topology.parts(of: "flow-log").lazy.compactMap { topology.value(Attribute<Name>("to"), of: $0) }.first
    let home = known ?? topology.parts(of: "log-group").first?.name
    let name = home?.description ?? design.freeName("\(vpc.name)-flow-records")
    return (home == nil ? ["add log-group \(name) retention=30d"] : [])
      + ["add flow-log \(design.freeName("\(vpc.name)-flows")) in \(vpc.name) to=\(name)"]
  }

  static let failing = [
    RuleExample(
      """
      add vpc main cidr=10.0.0.0/16  # NET-12
      add subnet app-a in main az=a cidr=10.0.10.0/24
      """)
  ]

  static let passing = [
    RuleExample(
      """
      add vpc main cidr=10.0.0.0/16
      add subnet app-a in main az=a cidr=10.0.10.0/24
      add log-group flows retention=30d
      add flow-log main-flows in main to=flows
      """)
  ]
}
