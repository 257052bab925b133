import Localization
import Topology

/// The volumes of servers are encrypted.
///
/// Source: https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption.html
enum ServerDisksAreEncrypted: Rule {
  static let code = "APP-10"
  static let pillar = Pillar.security
  static let covers = ["tier.compute.template", "ec2.parts"]

  static func check(_ design: Design) -> Outcome {
    let topology = design.topology
    let parts = design.deciders(of: ["encrypted"]) + topology.parts(of: "ebs")
    guard !parts.isEmpty else { return .doesNotApply(Message("The design has no servers.")) }
    return .found(
      parts.filter { $0.values["encrypted"] != .flag(true) }.map { part in
        finding(
          .medium, [part.name], at: topology.origin(of: part.name, attribute: "encrypted"),
          part.kind == "ebs"
            ? Message(
              "\(topology.noun(part.name)) is not encrypted. A snapshot that is shared or copied can be read by whoever gets it."
            )
            : Message(
              "The volumes of \(topology.noun(part.name)) are not encrypted. A snapshot that is shared or copied can be read by whoever gets it."
            ),
          mend: ["set \(part.name) encrypted=yes"])
      })
  }

  static let failing = [
    RuleExample(
      """
      add ebs data az=a size=100GiB  # APP-10
      """),
    RuleExample("add launch-template web ami=al2023  # APP-10"),
    RuleExample(
      RuleExample.twoZones + """
        add launch-template web encrypted=yes
        add ec2 app in app-a launch-template=web encrypted=no  # APP-10
        """),
  ]

  static let passing = [
    RuleExample(
      """
      add ebs data az=a size=100GiB encrypted=yes
      """),
    RuleExample(
      RuleExample.twoZones + """
        add launch-template web encrypted=yes
        add asg app launch-template=web subnets=app-a,app-c min=2 max=4
        add ec2 one in app-a launch-template=web
        """),
    RuleExample(
      RuleExample.twoZones + """
        add launch-template web
        add ec2 one in app-a launch-template=web encrypted=yes
        """),
  ]
}
