import Localization
import Reachability
import Topology

/// An Auto Scaling group has private subnets in at least two zones.
///
/// Source: https://docs.aws.amazon.com/autoscaling/ec2/userguide/auto-scaling-benefits.html
enum GroupsSpanPrivateZones: Rule {
  static let code = "APP-03"
  static let pillar = Pillar.reliability
  static let covers = ["tier.net.subnets", "tier.compute.asg"]

  static func check(_ design: Design) -> Outcome {
    let groups = design.topology.parts(of: Kinds.pools).filter { !design.network.subnets(of: $0.name).isEmpty }
    guard !groups.isEmpty else { return .doesNotApply(Message("The design has no group of servers in subnets.")) }
    let choice = SubnetChoice(design)
    return .found(groups.flatMap { findings($0, choice, design) })
  }

  private static func findings(_ group: Resource, _ choice: SubnetChoice, _ design: Design) -> [Finding] {
    let topology = design.topology
    let span = design.placement(of: group)
    var findings: [Finding] = []
    let zones = design.network.zones(of: group.name)
    let exposed = design.network.subnets(of: group.name).filter { design.network.exposure(of: $0)?.kind == .public }
    if zones.count < 2 {
      findings.append(
        finding(
          .high, [group.name], at: span,
          Message(
            "\(topology.noun(group.name)) starts \(Design.noun(ofMembersOf: group)) in zone \(zones.joined()) only. When it fails, none is left."
          ),
          mend: exposed.isEmpty
            ? choice.privateSubnet(inAnotherZoneThan: group).map {
              keepingWays(of: group, ["set \(group.name) subnets+=\($0)"], design)
            } ?? []
            : move(group, choice, design)))
    }
    if let subnet = exposed.first, let exposure = design.network.exposure(of: subnet) {
      findings.append(
        finding(
          .high, [group.name] + exposed, at: span,
          Message(
            "\(topology.noun(group.name)) starts \(Design.noun(ofMembersOf: group)) in \(topology.noun(subnet)), which is public: \(exposure.why)"
          ),
          mend: move(group, choice, design)))
    }
    return findings
  }

  /// The private subnets with a way out that are not for stores, one in each zone, where the VPC has two.
  private static func move(_ group: Resource, _ choice: SubnetChoice, _ design: Design) -> [String] {
    let topology = design.topology
    guard let vpc = design.network.subnets(of: group.name).first.flatMap({ topology[$0]?.parent }) else { return [] }
    var chosen: [String: Name] = [:]
    for subnet in topology.children(of: vpc, kind: "subnet") {
      guard let zone = topology.value(.zone, of: subnet), chosen[zone] == nil,
        let exposure = design.network.exposure(of: subnet.name), exposure.kind == .private, exposure.gateway != nil,
        !choice.stores.contains(subnet.name)
      else { continue }
      chosen[zone] = subnet.name
    }
    guard chosen.count > 1 else { return [] }
    let list = chosen.values.sorted().map(\.description).joined(separator: ",")
    return keepingWays(of: group, ["set \(group.name) subnets=\(list)"], design)
  }

  /// The statements, and what else the ways to and from the group need there that they had before: network ACLs and
  /// rules may name the blocks of its old subnets.
  private static func keepingWays(of group: Resource, _ lines: [String], _ design: Design) -> [String] {
    let stated = design.statedPaths.filter {
      $0.isInside && [$0.connection.from.part, $0.connection.to.part].contains(group.name)
    }
    let flows = LoadBalancersReachTheirTargets.flows(to: group.name, design) + stated.flatMap(\.flows)
    let open = flows.filter { design.network.trace($0).verdict == .yes }
    guard !open.isEmpty, let moved = try? Script.apply(lines.joined(separator: "\n"), to: design.topology) else {
      return lines
    }
    return lines + PathMender.statements(for: open, in: moved)
  }

  private static let start = RuleExample.twoZones + "add launch-template web\n"

  static let failing = [
    RuleExample(
      RuleExample.twoZones + """
        add ecs-cluster shop
        add task-definition web image=shop/web:1.4
        add ecs-service app in shop task=web subnets=app-a sg=app-sg desired=2  # APP-03
        """),
    RuleExample(start + "add asg app launch-template=web subnets=app-a min=2 max=4  # APP-03"),
    RuleExample(start + "add asg app launch-template=web subnets=public-a,public-c min=2 max=4  # APP-03"),
  ]

  static let passing = [
    RuleExample(
      RuleExample.twoZones + """
        add ecs-cluster shop
        add task-definition web image=shop/web:1.4
        add ecs-service app in shop task=web subnets=app-a,app-c sg=app-sg desired=2
        """),
    RuleExample(start + "add asg app launch-template=web subnets=app-a,app-c min=2 max=4"),
  ]
}
