import Localization
import Topology

/// A launch template says all that its servers need to start by themselves: image, type, security
/// group, role and the script of the first start.
///
/// Source: https://docs.aws.amazon.com/autoscaling/ec2/userguide/create-launch-template.html
enum TemplatesSayWhatTheyStart: Rule {
  static let code = "APP-07"
  static let pillar = Pillar.operations
  static let covers = ["tier.compute.template", "ec2.parts"]

  static func check(_ design: Design) -> Outcome {
    let templates = design.topology.parts(of: "launch-template")
    guard !templates.isEmpty else { return .doesNotApply(Message("The design has no launch template.")) }
    return .found(templates.compactMap { finding($0, design) })
  }

  private static let needed = ["ami", "type", "sg", "role", "user-data"]

  private static func finding(_ template: Resource, _ design: Design) -> Finding? {
    let topology = design.topology
    let missing = needed.filter { key in
      template.values[key] == nil && design.decides(template, [key]) && !(key == "user-data" && isBaked(template))
    }
    guard !missing.isEmpty else { return nil }
    return finding(
      .medium, [template.name], at: topology.origin(of: template.name),
      Message(
        "\(topology.noun(template.name)) leaves \(missing.map { Message("`\($0)`") }) open. A server that starts at night must need nobody to finish it."
      ),
      mend: mend(template, Set(missing), design))
  }

  /// Whether the programs are in the image already.
  private static func isBaked(_ template: Resource) -> Bool { template.values["ami"] == .text("custom") }

  /// What can be chosen for anybody. Which group a server has, and what is installed on it, cannot.
  private static func mend(_ template: Resource, _ missing: Set<String>, _ design: Design) -> [String] {
    guard missing.isDisjoint(with: ["sg", "user-data"]) else { return [] }
    let isArm = [template.values["ami"], template.values["type"]].compactMap { $0.flatMap { String($0) } }
      .contains { $0.hasSuffix("-arm") || Processor.isArm(type: $0) }
    var statements: [String] = []
    var values: [String] = []
    if missing.contains("ami") { values.append(isArm ? "ami=al2023-arm" : "ami=al2023") }
    if missing.contains("type") { values.append(isArm ? "type=t4g.medium" : "type=t3.medium") }
    if missing.contains("role") {
      let role = design.freeName("\(template.name)-role")
      statements.append("add role \(role) trust=ec2 managed=AmazonSSMManagedInstanceCore")
      values.append("role=\(role)")
    }
    return statements + ["set \(template.name) " + values.joined(separator: " ")]
  }

  private static let home = """
    add vpc main cidr=10.0.0.0/16
    add security-group app-sg in main
    add role app-role trust=ec2

    """

  static let failing = [
    RuleExample(home + "add launch-template web ami=al2023 type=t3.small sg=app-sg role=app-role  # APP-07"),
    RuleExample(home + "add launch-template web sg=app-sg user-data=\"dnf -y install nginx\"  # APP-07"),
    RuleExample(home + "add launch-template web ami=custom type=t4g.small role=app-role  # APP-07"),
  ]

  static let passing = [
    RuleExample(
      home + """
        add launch-template web ami=al2023 type=t3.small sg=app-sg role=app-role user-data="dnf -y install nginx"
        """),
    RuleExample(home + "add launch-template web ami=custom type=t3.small sg=app-sg role=app-role"),
    RuleExample(
      home + """
        add subnet app-a in main az=a cidr=10.0.10.0/24
        add launch-template web ami=custom sg=app-sg role=app-role
        add ec2 app in app-a launch-template=web type=t3.small
        """),
  ]
}
