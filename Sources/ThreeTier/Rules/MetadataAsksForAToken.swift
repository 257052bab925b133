import Localization
import Topology

/// The metadata service of a server asks for a session token (IMDSv2).
///
/// Source: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-options.html
enum MetadataAsksForAToken: Rule {
  static let code = "APP-08"
  static let pillar = Pillar.security
  static let covers = ["tier.compute.template", "ec2.parts"]

  /// Images that ask for a token unless told otherwise.
  private static let asking: Set<String> = ["al2023", "al2023-arm"]
  private static let keys = ["imds", "imds-hops", "ami"]

  static func check(_ design: Design) -> Outcome {
    let parts = design.deciders(of: keys)
    guard !parts.isEmpty else { return .doesNotApply(Message("The design has no servers.")) }
    let known = parts.filter { said("imds", $0, design) != nil || said("ami", $0, design) != nil }
    guard !known.isEmpty else { return .cannotTell(Message("No server names its image, which decides this.")) }
    return .found(known.compactMap { finding($0, design) })
  }

  private static func said(_ key: String, _ part: Resource, _ design: Design) -> Value? {
    design.topology.sayer(of: key, for: part).values[key]
  }

  private static func finding(_ part: Resource, _ design: Design) -> Finding? {
    let topology = design.topology
    let name = topology.noun(part.name)
    let image = said("ami", part, design).flatMap { String($0) } ?? ""
    let fault: (key: String, message: Message)
    switch said("imds", part, design) {
    case .text("off"): return nil
    case .text("optional"):
      fault = (
        "imds",
        Message(
          "\(name) answers on its metadata service without a token. A page that can be made to fetch addresses gives the role's keys away."
        )
      )
    case nil where !asking.contains(image):
      fault = (
        "imds",
        Message(
          "\(name) does not say `imds`, and its image does not ask for a token by itself. A page that can be made to fetch addresses gives the role's keys away."
        )
      )
    default:
      guard let hops = said("imds-hops", part, design).flatMap({ Int($0) }), hops > 2 else { return nil }
      return finding(
        .low, [part.name], at: topology.origin(of: part.name, attribute: "imds-hops"),
        Message("The metadata of \(name) travels \(hops) hops. One is enough for a server, two for containers on it."),
        mend: ["set \(part.name) imds-hops=2"])
    }
    return finding(
      .high, [part.name], at: topology.origin(of: part.name, attribute: fault.key), fault.message,
      mend: ["set \(part.name) imds=required"])
  }

  static let failing = [
    RuleExample("add launch-template web ami=al2023 imds=optional  # APP-08"),
    RuleExample("add launch-template web ami=ubuntu-24.04  # APP-08"),
    RuleExample("add launch-template web ami=al2023 imds-hops=5  # APP-08"),
    RuleExample(
      RuleExample.twoZones + """
        add launch-template web ami=al2023
        add ec2 app in app-a launch-template=web ami=custom  # APP-08
        """),
  ]

  static let passing = [
    RuleExample("add launch-template web ami=al2023-arm imds-hops=2"),
    RuleExample("add launch-template web ami=ubuntu-24.04 imds=required"),
    RuleExample("add launch-template web imds=off"),
    RuleExample(
      RuleExample.twoZones + """
        add launch-template web imds=required
        add ec2 app in app-a launch-template=web ami=custom
        """),
  ]
}
