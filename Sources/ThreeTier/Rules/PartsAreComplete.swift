import Localization
import Topology

/// Every part has what AWS requires to create it.
enum PartsAreComplete: Rule {
  static let code = "INT-04"
  static let pillar = Pillar.operations
  static let covers = ["tier.compute.template", "ec2.parts"]

  static func check(_ design: Design) -> Outcome {
    let parts = design.topology.parts.filter { !$0.isImplied }
    guard !parts.isEmpty else { return .doesNotApply(Message("The design has no parts.")) }
    return .found(parts.compactMap { finding($0, design.topology) })
  }

  private static func finding(_ part: Resource, _ topology: Topology) -> Finding? {
    let missing = topology.missing(for: part)
    guard !missing.isEmpty else { return nil }
    return finding(
      .broken, [part.name], at: topology.origin(of: part.name),
      Message(
        "\(topology.noun(part.name)) lacks \(missing.map { Message("`\($0)`") }), and AWS does not create it without."))
  }

  static let failing = [
    RuleExample(
      """
      add vpc main cidr=10.0.0.0/16
      add subnet app-a in main az=a  # INT-04
      """),
    RuleExample(
      """
      add vpc main cidr=10.0.0.0/16
      add subnet app-a in main az=a cidr=10.0.1.0/24
      add ec2 app in app-a type=t3.small  # INT-04
      add nat way in app-a  # INT-04
      """),
  ]

  static let passing = [
    RuleExample(
      """
      add vpc main cidr=10.0.0.0/16
      add subnet app-a in main az=a cidr=10.0.1.0/24
      add launch-template web ami=al2023 type=t3.small
      add ec2 app in app-a launch-template=web
      add nat everywhere in main
      """)
  ]
}
