import Topology

/// Which parts of a design serve what it states: those that stated connections name, those that
/// observe, and all that these lean on.
struct Purposes {
  private let topology: Topology
  private let wiring: Wiring
  /// The VPCs with what is to be reached from the internet or leads there, which need an internet gateway that
  /// is attached, also where no route names one.
  private let throughAttachedGateways: Set<Name>
  private let companions: [Name: [Name]]

  /// Looks through gateways, load balancers and behaviours once.
  init(_ design: Design) {
    let topology = design.topology
    (self.topology, wiring) = (topology, design.wiring)
    let origins = topology.originsByDistribution.values.joined().compactMap { topology[$0] }
    let gates =
      topology.parts(of: "nat")
      + topology.parts(of: Kinds.balancers).filter { topology.value(.scheme, of: $0) == "internet-facing" }
    companions = Self.companions(topology)
    throughAttachedGateways = Set((origins + gates).compactMap { topology.vpc(of: $0) })
  }

  /// Kinds that serve by watching, naming or guarding, without being connected to.
  private static let observing: Set<String> = [
    "alarm", "flow-log", "trail", "record", "scaling-policy", "backup-plan", "eventbridge",
  ]

  /// The parts that serve. Walks each reference once.
  var serving: Set<Name> {
    var seen: Set<Name> = []
    seen.reserveCapacity(topology.count)
    var waiting = roots
    while let name = waiting.popLast() {
      guard seen.insert(name).inserted else { continue }
      addUses(of: name, to: &waiting)
    }
    return seen
  }

  private var roots: [Name] {
    let connected = topology.connections.flatMap { [$0.from.part, $0.to.part].compactMap { $0 } }
    let observing = topology.parts.filter { Self.observing.contains($0.kind) || isAttachedEndpoint($0) }.map(\.name)
    return connected + observing
  }

  private func isAttachedEndpoint(_ part: Resource) -> Bool {
    part.kind == "endpoint" && (part.values["route-tables"] != nil || part.values["subnets"] != nil)
  }

  /// What a part in use leans on.
  func uses(of name: Name) -> [Name] {
    var used: [Name] = []
    addUses(of: name, to: &used)
    return used
  }

  /// Adds to one list, since every part of a design is asked.
  private func addUses(of name: Name, to used: inout [Name]) {
    guard let part = topology[name] else { return }
    switch part.kind {
    // An alarm watches a part and does not make it useful.
    case "alarm": part.values["notify"]?.addReferences(to: &used)
    // Neither does a plan that copies it.
    case "backup-plan": part.values["role"]?.addReferences(to: &used)
    default: for value in part.values.values { value.addReferences(to: &used) }
    }
    for clause in topology.clauses(of: .part(name)) {
      switch clause {
      case .route(let route): if let target = route.target.part { used.append(target) }
      case .rule(let rule): if case .group(let group) = rule.peer { used.append(group) }
      case .entry: break
      default: used += clause.references
      }
    }
    if let parent = part.parent { used.append(parent) }
    used += implied(name)
    if Self.actingByChildren.contains(part.kind) {
      used += topology.children(of: name).map(\.name)
    } else if throughAttachedGateways.contains(name) {
      used += topology.children(of: name, kind: "igw").map(\.name)
    }
    if part.kind == "subnet" {
      used += ["route-table", "nacl"].compactMap { topology.value(Attribute<Name>($0), of: part) }
    }
    if part.kind == "target-group" { used += wiring.targets[name] ?? [] }
    used += companions[name] ?? []
  }

  /// What serves with a part that it names: its disks, its ways into other networks.
  private static func companions(_ topology: Topology) -> [Name: [Name]] {
    var companions: [Name: [Name]] = [:]
    for (kind, key) in [("ebs", "instance"), ("transit-gateway-attachment", "gateway")] {
      for part in topology.parts(of: kind) {
        if let other = topology.value(Attribute<Name>(key), of: part) {
          companions[other, default: []].append(part.name)
        }
      }
    }
    return companions
  }

  /// The part by whose making an implied one came to be, and the other way round.
  private func implied(_ name: Name) -> [Name] {
    guard name.isImplied, let dot = name.description.firstIndex(of: ".") else { return [] }
    return [Name(String(name.description[..<dot]))]
  }

  /// Parts whose children act for them: a load balancer's listeners, a zone's records.
  private static let actingByChildren: Set<String> = ["alb", "nlb", "asg", "ecs-service", "zone", "rds", "aurora"]
}
