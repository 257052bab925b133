import CommandLanguage
import Localization
import Reachability
import Topology

/// Nothing is in a VPC's default group, neither named nor fallen into it by leaving `sg` out.
///
/// Source: https://docs.aws.amazon.com/vpc/latest/userguide/default-security-group.html
enum DefaultGroupsStayEmpty: Rule {
  static let code = "SG-09"
  static let pillar = Pillar.security
  static let covers = ["tier.net.appfromalb"]

  static func check(_ design: Design) -> Outcome {
    let topology = design.topology
    let defaults = Set(topology.parts(of: "vpc").map { $0.name.implied("security-group") })
    guard !defaults.isEmpty else { return .doesNotApply(Message("The design has no VPC.")) }
    var told: Set<Name> = []
    return .found(
      topology.parts(of: Network.groupedKinds).compactMap { part in
        guard let group = design.network.groups(of: part.name).first(where: { defaults.contains($0) }) else {
          return nil
        }
        let sayer = topology.sayer(of: "sg", for: part)
        return told.insert(sayer.name).inserted ? finding(part, sayer, group, design) : nil
      })
  }

  private static func finding(_ part: Resource, _ sayer: Resource, _ group: Name, _ design: Design) -> Finding {
    let topology = design.topology
    // A replica follows its source until it says otherwise.
    let isInherited = Kinds.databaseMembers.contains(part.kind) && part.values["sg"] == nil
    let blamed = isInherited ? part.parent.flatMap { topology[$0] } ?? part : sayer
    let own = design.freeName("\(blamed.name)-sg")
    let vpc = topology[group]?.parent
    return finding(
      .medium, [part.name] + (blamed.name == part.name ? [] : [blamed.name]) + [group],
      at: topology.origin(of: blamed.name, attribute: "sg"),
      blamed.values["sg"] == nil
        ? Message(
          "\(topology.noun(part.name)) names no security group and falls into \(topology.noun(group)), whose members may all talk to each other."
        )
        : Message(
          "\(topology.noun(part.name)) is in \(topology.noun(group)), whose members may all talk to each other."),
      mend: vpc.map { mend(part, ["add security-group \(own) in \($0)", "set \(blamed.name) sg=\(own)"], design) } ?? []
    )
  }

  /// A group of its own, with the rules that what is stated of the part needs.
  private static func mend(_ part: Resource, _ moving: [String], _ design: Design) -> [String] {
    let paths = design.statedPaths.filter {
      $0.connection.from == .part(part.name) || $0.connection.to == .part(part.name)
    }
    guard !paths.isEmpty, var mended = try? Script.apply(moving.joined(separator: "\n"), to: design.topology) else {
      return moving
    }
    var lines = moving
    for trace in paths.flatMap({ $0.failures(in: Network(mended)) }) {
      let rules = PathMender.statements(for: trace.flow, in: mended)
      guard rules.allSatisfy({ $0.hasPrefix("allow ") }), !rules.isEmpty,
        let next = try? Script.apply(rules.joined(separator: "\n"), to: mended)
      else { continue }
      (mended, lines) = (next, lines + rules)
    }
    return lines
  }

  private static let network = """
    add vpc main cidr=10.0.0.0/16
    add subnet app-a in main az=a cidr=10.0.1.0/24
    add security-group app-sg in main

    """

  static let failing = [
    RuleExample(network + "add ec2 app in app-a  # SG-09"),
    RuleExample(network + "add ec2 app in app-a sg=main.security-group  # SG-09"),
    RuleExample(
      network + """
        add launch-template web  # SG-09
        add asg app launch-template=web subnets=app-a min=2 max=4
        """),
    RuleExample(network + "add endpoint secrets in main service=secretsmanager subnets=app-a  # SG-09"),
  ]

  static let passing = [
    RuleExample(
      network + """
        add launch-template web sg=app-sg
        add asg app launch-template=web subnets=app-a min=2 max=4
        add endpoint files in main service=s3
        """)
  ]
}
