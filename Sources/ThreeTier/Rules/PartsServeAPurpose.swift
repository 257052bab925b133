import Localization
import Topology

/// Nothing stands unconnected: every part is referred to, observes, or lies on the path of a stated
/// connection.
enum PartsServeAPurpose: Rule {
  static let code = "INT-03"
  static let pillar = Pillar.cost
  static let covers = ["tier.definition"]

  static func check(_ design: Design) -> Outcome {
    let topology = design.topology
    guard !topology.connections.isEmpty else {
      return .doesNotApply(Message("The design states no connection, so what serves a purpose cannot be told."))
    }
    let purposes = Purposes(design)
    let serving = purposes.serving
    let idle = Set(topology.parts.filter { !$0.isImplied && !serving.contains($0.name) }.map(\.name))
    var users: [Name: Set<Name>] = [:]
    for name in idle {
      for used in purposes.uses(of: name) where used != name && idle.contains(used) {
        users[used, default: []].insert(name)
      }
    }
    // What only idle parts refer to goes with them and is not told again.
    let roots = idle.filter { users[$0] == nil }
    return .found(
      (roots.isEmpty ? idle : roots).filter { !isToldOf($0, topology) }.sorted().map {
        finding($0, users, purposes, topology)
      })
  }

  private static func finding(
    _ name: Name, _ users: [Name: Set<Name>], _ purposes: Purposes, _ topology: Topology
  ) -> Finding {
    finding(
      .low, [name], at: topology.origin(of: name),
      Message(
        "\(topology.noun(name)) serves nothing that the design states: no connection needs it, and no part in use refers to it."
      ),
      mend: canGo(name, topology) ? removals(from: name, users, purposes, topology) : [])
  }

  /// The part, and then what nothing but the parts removed before refers to.
  /// Whether a part is better removed: what only waits to be named by another may be what that one lacks.
  private static func canGo(_ name: Name, _ topology: Topology) -> Bool {
    topology.children(of: name).isEmpty && !["certificate", "oac", "waf"].contains(topology[name]?.kind)
  }

  /// Groups without members and addresses and gateways without users have rules of their own.
  private static func isToldOf(_ name: Name, _ topology: Topology) -> Bool {
    ["security-group", "eip", "nat"].contains(topology[name]?.kind)
  }

  /// The statements that take parts out of what is said of them together with others.
  private static func releases(of gone: Set<Name>, _ topology: Topology) -> [String] {
    let denials = topology.denials.flatMap { denial in
      let left = denial.resources.filter { !gone.contains($0.name) }
      return restated(
        .denial(denial), left.count == denial.resources.count, left.isEmpty, .denial(denial.limited(to: left)))
    }
    let grants = topology.grants.flatMap { grant in
      let isOwn = if case .part(let role) = grant.grantee { gone.contains(role) } else { false }
      let left = isOwn ? [] : grant.resources.filter { !gone.contains($0.name) }
      let isWhole = !isOwn && left.count == grant.resources.count
      return restated(.grant(grant), isWhole, left.isEmpty, .grant(grant.limited(to: left)))
    }
    return denials + grants
  }

  private static func restated(_ clause: Clause, _ isWhole: Bool, _ isEmpty: Bool, _ rest: Clause) -> [String] {
    isWhole ? [] : [clause.withdrawal] + (isEmpty ? [] : [rest.text])
  }

  private static func removals(from name: Name, _ users: [Name: Set<Name>], _ purposes: Purposes, _ topology: Topology)
    -> [String]
  {
    var removed: [Name] = [name]
    var gone: Set<Name> = [name]
    var index = 0
    while index < removed.count {
      for used in purposes.uses(of: removed[index]) where !gone.contains(used) {
        guard let needing = users[used], needing.isSubset(of: gone) else { continue }
        removed.append(used)
        gone.insert(used)
      }
      index += 1
    }
    return releases(of: gone, topology) + removed.map { "remove \($0)" }
  }

  private static let service = """
    add vpc main cidr=10.0.0.0/16
    add subnet app-a in main az=a cidr=10.0.1.0/24
    add security-group app-sg in main
    add ec2 app in app-a sg=app-sg
    connect internet -> app

    """

  static let failing = [
    RuleExample(
      service + """
        add security-group old-sg in main
        add ec2 old in app-a sg=old-sg  # INT-03
        """),
    RuleExample(
      service + """
        add target-group blue in main protocol=http port=80  # INT-03
        """),
  ]

  static let passing = [
    RuleExample(
      service + """
        add target-group web in main protocol=http port=80 targets=app
        add alb front in main subnets=app-a
        add listener door in front protocol=http port=80 forward=web
        connect internet -> front
        """),
    // CloudFront comes in by the internet gateway to which no route leads.
    RuleExample(
      service + """
        add igw gate in main
        add alb inner in main scheme=internal subnets=app-a
        add cloudfront cdn viewer-protocol=https-only default-origin=inner
        forward cdn * -> inner vpc-origin=yes
        connect internet -> cdn
        """),
  ]
}
