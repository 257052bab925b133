import Localization
import Topology

/// Log groups say for how many days they keep their records.
///
/// Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/Working-with-log-groups-and-streams.html
enum LogsExpire: Rule {
  static let code = "OPS-01"
  static let pillar = Pillar.cost
  static let covers = ["aws.cloudwatch"]

  static func check(_ design: Design) -> Outcome {
    let topology = design.topology
    let groups = topology.parts(of: "log-group")
    guard !groups.isEmpty else { return .doesNotApply(Message("The design has no log group.")) }
    return .found(
      groups.filter { $0.values["retention"] == nil }.map { group in
        finding(
          .low, [group.name], at: topology.origin(of: group.name, attribute: "retention"),
          Message("\(topology.noun(group.name)) keeps its records for ever, and they are billed month after month."),
          mend: ["set \(group.name) retention=30d"])
      })
  }

  static let failing = [RuleExample("add log-group flows  # OPS-01")]

  static let passing = [RuleExample("add log-group flows retention=30d")]
}
