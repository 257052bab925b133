import Localization
import Reachability
import Topology

/// Subnets of load balancers have room for them to grow, and those of Auto Scaling groups for all their
/// servers, also when a zone has failed.
///
/// Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html
enum SubnetsHaveRoom: Rule {
  static let code = "NET-15"
  static let pillar = Pillar.reliability
  static let covers = ["tier.compute.asg"]

  static func check(_ design: Design) -> Outcome {
    let topology = design.topology
    let balancers = topology.parts(of: "alb").filter { !design.network.subnets(of: $0.name).isEmpty }
    let groups = topology.parts(of: Kinds.pools).filter {
      !design.network.subnets(of: $0.name).isEmpty && design.size(of: $0).most != nil
    }
    guard !balancers.isEmpty || !groups.isEmpty else {
      return .doesNotApply(Message("No load balancer and no Auto Scaling group stands in a subnet."))
    }
    let room = SubnetRoom(design)
    return .found(
      balancers.flatMap { narrow($0, room, design) } + groups.compactMap { crowded($0, room, design) })
  }

  /// The subnets in which a load balancer cannot grow.
  private static func narrow(_ balancer: Resource, _ room: SubnetRoom, _ design: Design) -> [Finding] {
    let topology = design.topology
    return design.network.subnets(of: balancer.name).compactMap { subnet in
      guard let block = topology.value(.cidr, of: subnet), let free = room.free(in: subnet, for: balancer, design)
      else {
        return nil
      }
      let span = topology.origin(of: subnet, attribute: "cidr")
      if block.length > 27 {
        return finding(
          .medium, [subnet, balancer.name], at: span,
          Message(
            "\(topology.noun(balancer.name)) needs subnets of /27 or larger, and \(topology.noun(subnet)) is \(block).")
        )
      }
      guard free < SubnetRoom.balancer else { return nil }
      return finding(
        .medium, [subnet, balancer.name], at: span,
        Message(
          "\(topology.noun(balancer.name)) needs \(SubnetRoom.balancer) free addresses in each subnet to grow, and \(topology.noun(subnet)) has \(free) left."
        ))
    }
  }

  /// A group whose maximum has no room in the zones that remain when the roomiest fails.
  private static func crowded(_ group: Resource, _ room: SubnetRoom, _ design: Design) -> Finding? {
    let topology = design.topology
    guard let limit = design.size(of: group).most else { return nil }
    let most = limit.count
    var places: [String: Int] = [:]
    let subnets = design.network.subnets(of: group.name)
    for subnet in subnets {
      guard let zone = topology.value(.zone, of: subnet), let free = room.free(in: subnet, for: group, design) else {
        return nil
      }
      places[zone, default: 0] += free
    }
    let all = places.values.reduce(0, +)
    let left = places.count > 1 ? all - (places.values.max() ?? 0) : all
    guard left < most else { return nil }
    return finding(
      .medium, [group.name] + subnets, at: design.origin(of: limit),
      places.count > 1
        ? Message(
          "\(topology.noun(group.name)) may grow to \(most) \(Design.noun(ofMembersOf: group)). When a zone fails, its other subnets have room for \(left)."
        )
        : Message(
          "\(topology.noun(group.name)) may grow to \(most) \(Design.noun(ofMembersOf: group)), and its subnets have room for \(left)."
        ))
  }

  static let failing = [
    RuleExample(
      """
      add vpc main cidr=10.0.0.0/16
      add subnet public-a in main az=a cidr=10.0.0.0/28  # NET-15
      add subnet public-c in main az=c cidr=10.0.1.0/24
      add alb front in main subnets=public-a,public-c
      """),
    RuleExample(
      """
      add vpc main cidr=10.0.0.0/16
      add subnet public-a in main az=a cidr=10.0.0.0/27  # NET-15
      add subnet public-c in main az=c cidr=10.0.1.0/24
      add alb {one,two,three,four} in main subnets=public-a,public-c
      """),
    RuleExample(
      """
      add vpc main cidr=10.0.0.0/16
      add subnet app-{a,c} in main az={a,c} cidr=10.0.10.{0,32}/27
      add launch-template web
      add asg app launch-template=web subnets=app-a,app-c min=2 max=40  # NET-15
      """),
  ]

  static let passing = [
    RuleExample(
      """
      add vpc main cidr=10.0.0.0/16
      add subnet public-{a,c} in main az={a,c} cidr=10.0.0.{0,32}/27
      add subnet app-{a,c} in main az={a,c} cidr=10.0.10.{0,32}/27
      add alb front in main subnets=public-a,public-c
      add launch-template web
      add asg app launch-template=web subnets=app-a,app-c min=2 max=27
      """)
  ]
}
