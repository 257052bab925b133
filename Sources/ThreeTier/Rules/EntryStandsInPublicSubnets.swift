import Localization
import Reachability
import Topology

/// Internet-facing load balancers and public zonal NAT gateways stand in subnets whose default route
/// leads to an internet gateway attached to their VPC.
///
/// Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html
enum EntryStandsInPublicSubnets: Rule {
  static let code = "NET-02"
  static let pillar = Pillar.reliability
  static let covers = ["tier.net.subnets"]

  static func check(_ design: Design) -> Outcome {
    let topology = design.topology
    let balancers = topology.parts(of: Kinds.balancers).filter { topology.value(.scheme, of: $0) == "internet-facing" }
    let gateways = topology.parts(of: "nat").filter { $0.isPublicAndZonal(in: topology) }
    let subjects = balancers + gateways
    guard subjects.contains(where: { !design.network.subnets(of: $0.name).isEmpty }) else {
      return .doesNotApply(
        Message("No internet-facing load balancer and no public zonal NAT gateway stands in a subnet."))
    }
    // One table without a way is one fault, whatever stands in its subnets.
    let places = subjects.flatMap { part in
      design.network.subnets(of: part.name).compactMap { Place(part, in: $0, design) }
    }
    let accepted = design.accepted(code)
    let tables = Dictionary(grouping: places) { place in
      SharedFault(
        table: place.exposure.table, isAccepted: !accepted.isDisjoint(with: [place.part.name, place.subnet]))
    }
    return .found(
      tables.sorted { $0.key < $1.key }.map { finding($0.value, design) }
        + topology.parts(of: "vpc").compactMap { blocked($0, subjects, topology) })
  }

  /// A part in a subnet from which no way leads out.
  private struct Place {
    let part: Resource
    let subnet: Name
    let exposure: Exposure

    init?(_ part: Resource, in subnet: Name, _ design: Design) {
      guard let exposure = design.network.exposure(of: subnet), exposure.kind == .private else { return nil }
      (self.part, self.subnet, self.exposure) = (part, subnet, exposure)
    }
  }

  /// The finding for all that follows one table.
  private static func finding(_ places: [Place], _ design: Design) -> Finding {
    let topology = design.topology
    let (first, exposure) = (places[0], places[0].exposure)
    var known: Set<Name> = []
    let parts = places.map(\.part.name).filter { known.insert($0).inserted }
    let subnets = places.map(\.subnet).filter { known.insert($0).inserted }
    return finding(
      .broken, parts + subnets + [exposure.table], at: design.placement(of: first.part),
      Message(
        "Nothing leads to the internet from \(subnets.map { topology.noun($0) }), as it must for \(parts.map { topology.noun($0) }): \(exposure.why)"
      ),
      mend: mend(exposure, subnet: first.subnet, design))
  }

  /// The finding for a VPC whose block on public access stands above the routes of what has to get through.
  private static func blocked(_ vpc: Resource, _ subjects: [Resource], _ topology: Topology) -> Finding? {
    guard let block = topology.value(Attribute<String>("block-public-access"), of: vpc), block != "off" else {
      return nil
    }
    let shut = subjects.filter { part in
      topology.vpc(of: part) == vpc.name && (block == "both" || topology.isPart(part.name, of: Kinds.balancers))
    }
    guard !shut.isEmpty else { return nil }
    return finding(
      .broken, [vpc.name] + shut.map(\.name) + topology.children(of: vpc.name, kind: "igw").map(\.name),
      at: topology.origin(of: vpc.name, attribute: "block-public-access"),
      Message(
        "\(topology.noun(vpc.name)) has `block-public-access=\(block)`, which stands above routes and shuts the way to the internet for \(shut.map { topology.noun($0.name) })."
      ),
      mend: ["set \(vpc.name) block-public-access=off"])
  }

  /// A route, where the table has no default route and only entries follow it.
  private static func mend(_ exposure: Exposure, subnet: Name, _ design: Design) -> [String] {
    let topology = design.topology
    guard exposure.route == nil, let vpc = topology[subnet]?.parent,
      let gateway = topology.children(of: vpc, kind: "igw").first,
      !design.inner.contains(where: {
        design.network.subnets(of: $0.name).contains { design.network.exposure(of: $0)?.table == exposure.table }
      })
    else { return [] }
    return ["route \(exposure.table) 0.0.0.0/0 -> \(gateway.name)"]
  }

  private static let network = """
    add vpc main cidr=10.0.0.0/16
    add igw gate in main
    add route-table public in main
    add subnet public-{a,c} in main az={a,c} cidr=10.0.{0,1}.0/24 route-table=public

    """

  static let failing = [
    RuleExample(network + "add alb front in main subnets=public-a,public-c  # NET-02"),
    // One table is one fault: what it leaves without a way is told together.
    RuleExample(
      network + """
        add alb front in main subnets=public-a,public-c  # NET-02
        add eip {a,c}-ip
        add nat way-{a,c} in public-{a,c} eip={a,c}-ip
        """),
    RuleExample(
      """
      add vpc main cidr=10.0.0.0/16
      add igw gate
      add subnet public-a in main az=a cidr=10.0.0.0/24
      route main.route-table 0.0.0.0/0 -> gate
      add eip out-ip
      add nat way in public-a eip=out-ip  # NET-02
      """),
    RuleExample(
      network + """
        route public 0.0.0.0/0 -> gate
        add alb front in main subnets=public-a,public-c
        set main block-public-access=ingress  # NET-02
        """),
  ]

  static let passing = [
    // The block on what comes in lets NAT gateways out.
    RuleExample(
      network + """
        route public 0.0.0.0/0 -> gate
        add eip out-ip
        add nat way in public-a eip=out-ip
        set main block-public-access=ingress
        """),
    RuleExample(
      network + """
        route public 0.0.0.0/0 -> gate
        add alb front in main subnets=public-a,public-c
        add alb inner in main scheme=internal subnets=public-a,public-c
        """),
    RuleExample(
      network + """
        route public 0.0.0.0/0 -> gate
        add eip out-ip
        add nat way in public-a eip=out-ip
        add nat everywhere in main
        """),
  ]
}

/// What one finding tells of several parts: they follow one table, and what is accepted of one hides no other.
struct SharedFault: Hashable, Comparable {
  let table: Name
  let isAccepted: Bool

  static func < (left: SharedFault, right: SharedFault) -> Bool {
    (left.table, left.isAccepted ? 1 : 0) < (right.table, right.isAccepted ? 1 : 0)
  }
}

extension Design {
  /// The parts on which a rule's findings are accepted.
  func accepted(_ code: String) -> Set<Name> { Set(topology.waivers.filter { $0.code == code }.map(\.part)) }
}

extension Resource {
  /// Whether a NAT gateway stands in a subnet and leads to the internet.
  func isPublicAndZonal(in topology: Topology) -> Bool {
    kind == "nat" && values["connectivity"] != .text("private") && parent.flatMap { topology[$0]?.kind } == "subnet"
  }
}
