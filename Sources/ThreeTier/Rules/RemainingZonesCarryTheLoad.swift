import Localization
import Reachability
import Topology

/// When a zone fails, the servers that are left in the others can carry its load, and the group may
/// start more. What workers leave undone waits in a queue.
///
/// Source: https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/static-stability.html
enum RemainingZonesCarryTheLoad: Rule {
  static let code = "APP-14"
  static let pillar = Pillar.reliability
  static let covers = ["tier.compute.asg", "tier.net.subnets"]

  /// A group of several zones, and what a failure of one takes from it.
  private struct Spread {
    let group: Resource
    let zones: Int
    let servers: Int

    /// The most that one zone has: a group spreads its servers evenly.
    var lost: Int { (servers + zones - 1) / zones }
    var left: Int { servers - lost }
  }

  static func check(_ design: Design) -> Outcome {
    let pools = design.topology.parts(of: Kinds.pools).filter { !design.isWorker($0) }
    let spreads = pools.compactMap { spread($0, design) }
    guard !spreads.isEmpty else {
      return .doesNotApply(Message("The design has no group with servers in several zones."))
    }
    return .found(spreads.flatMap { findings($0, design.topology) })
  }

  private static func spread(_ group: Resource, _ design: Design) -> Spread? {
    let zones = design.network.zones(of: group.name).count
    let size = design.size(of: group)
    // What a service begins with, its policy raises to the fewest at once.
    let servers = [size.desired, group.kind == "asg" ? nil : size.least].compactMap { $0?.count }.max()
    guard zones > 1, let servers, servers > 0, size.most.map({ $0.count >= servers }) ?? true else { return nil }
    return Spread(group: group, zones: zones, servers: servers)
  }

  private static func findings(_ spread: Spread, _ topology: Topology) -> [Finding] {
    let group = spread.group.name
    guard spread.left > 0 else {
      return [
        finding(
          .medium, [group], at: topology.origin(of: group, attribute: said(spread)),
          Message(
            "\(topology.noun(group)) keeps one of its \(Design.noun(ofMembersOf: spread.group)). When its zone fails, none is left in the others."
          ),
          mend: ["set \(group) \(capacity(2, spread, topology))"])
      ]
    }
    return [roomless(spread, topology)].compactMap { $0 }
      + topology.children(of: group, kind: "scaling-policy").compactMap { overload($0, spread, topology) }
  }

  /// The lost servers count until the group has given them up; it needs room beside them.
  private static func roomless(_ spread: Spread, _ topology: Topology) -> Finding? {
    let group = spread.group.name
    guard spread.group.kind == "asg", let most = topology.value(.maximum, of: group),
      most < spread.servers + spread.lost
    else { return nil }
    return finding(
      .medium, [group], at: topology.origin(of: group, attribute: "max"),
      Message(
        "When a zone fails, \(topology.noun(group)) loses up to \(spread.lost) of \(spread.servers) servers, and its maximum of \(most) leaves no room to start as many in the other zones at once."
      ),
      mend: ["set \(group) max=\(spread.servers + spread.lost)"])
  }

  /// A policy that keeps processors so busy that those left cannot take over the work of the lost.
  private static func overload(_ policy: Resource, _ spread: Spread, _ topology: Topology) -> Finding? {
    guard topology.value(Attribute<String>("metric"), of: policy) == "cpu",
      topology.value(Attribute<String>("type"), of: policy) == "target-tracking",
      let target = topology.value(Attribute<Int>("target"), of: policy),
      target * spread.servers > 100 * spread.left
    else { return nil }
    let group = spread.group.name
    // As many in each zone as in the others lose least with one.
    let even = (spread.servers + spread.zones - 1) / spread.zones * spread.zones
    let mend =
      target * spread.zones <= 100 * (spread.zones - 1)
      ? "set \(group) \(capacity(even, spread, topology))"
      : "set \(policy.name) target=\(100 * spread.left / spread.servers)"
    return finding(
      .medium, [policy.name, group], at: topology.origin(of: policy.name, attribute: "target"),
      Message(
        "\(topology.noun(policy.name)) keeps processors at \(target)%. When a zone fails, the work of \(spread.servers) \(Design.noun(ofMembersOf: spread.group)) falls on \(spread.left), \(target * spread.servers / spread.left)% each."
      ),
      mend: [mend])
  }

  /// The attribute that says how many servers there are.
  private static func said(_ spread: Spread) -> String {
    spread.group.kind == "asg" && spread.group.values["desired"] == nil ? "min" : "desired"
  }

  private static func capacity(_ count: Int, _ spread: Spread, _ topology: Topology) -> String {
    guard spread.group.kind == "asg" else { return "desired=\(count)" }
    let needed = count + (count + spread.zones - 1) / spread.zones
    let most = topology.value(.maximum, of: spread.group) ?? Int.max
    return "\(said(spread))=\(count)" + (most < needed ? " max=\(needed)" : "")
  }

  private static let start = RuleExample.twoZones + "add launch-template web\n"

  static let failing = [
    RuleExample(
      RuleExample.twoZones + """
        add ecs-cluster shop
        add task-definition web image=shop/web:1.4
        add ecs-service app in shop task=web subnets=app-a,app-c sg=app-sg desired=1  # APP-14
        """),
    RuleExample(
      RuleExample.twoZones + """
        add ecs-cluster shop
        add task-definition web image=shop/web:1.4
        add ecs-service app in shop task=web subnets=app-a,app-c sg=app-sg desired=2
        add scaling-policy cpu in app metric=cpu target=80 min=2 max=6  # APP-14
        """),
    RuleExample(start + "add asg app launch-template=web subnets=app-a,app-c min=1 max=4  # APP-14"),
    RuleExample(start + "add asg app launch-template=web subnets=app-a,app-c min=2 max=2  # APP-14"),
    RuleExample(
      start + """
        add asg app launch-template=web subnets=app-a,app-c min=2 max=6
        add scaling-policy busy in app metric=cpu target=70  # APP-14
        """),
    RuleExample(
      start + """
        add asg app launch-template=web subnets=app-a,app-c min=2 max=6 desired=3
        add scaling-policy busy in app metric=cpu target=50  # APP-14
        """),
  ]

  static let passing = [
    RuleExample(
      RuleExample.twoZones + """
        add launch-template job
        add asg workers launch-template=job subnets=app-a,app-c min=2 max=20
        add scaling-policy busy in workers metric=cpu target=80
        add sqs jobs
        connect workers -> jobs for=read
        add asg app launch-template=job subnets=app-a,app-c min=2 max=4
        """),
    RuleExample(
      RuleExample.twoZones + """
        add ecs-cluster shop
        add task-definition web image=shop/web:1.4
        add ecs-service app in shop task=web subnets=app-a,app-c sg=app-sg desired=2
        add scaling-policy cpu in app metric=cpu target=50 min=2 max=6
        """),
    RuleExample(
      start + """
        add asg app launch-template=web subnets=app-a,app-c min=2 max=3
        add scaling-policy busy in app metric=cpu target=50
        """),
    RuleExample(
      start + """
        add subnet app-b in main az=b cidr=10.0.12.0/24
        add asg app launch-template=web subnets=app-a,app-b,app-c min=3 max=6
        add scaling-policy busy in app metric=cpu target=65
        """),
  ]
}
