import Reachability
import Topology

/// Chooses subnets in which a part may stand too, without putting what runs programs beside what keeps data.
struct SubnetChoice {
  private let design: Design
  /// The subnets in which databases and caches are to stand.
  let stores: Set<Name>
  /// The subnets in which programs run.
  private let programs: Set<Name>

  /// Looks through all stores and servers once.
  init(_ design: Design) {
    let topology = design.topology
    self.design = design
    stores = Set(
      topology.parts(of: ["db-subnet-group", "cache-subnet-group"]).flatMap { design.network.subnets(of: $0.name) })
    programs = Set(
      (design.servers.filter { design.tiers[$0.name] != .data } + topology.parts(of: "lambda"))
        .flatMap { design.network.subnets(of: $0.name) })
  }

  /// A private subnet for the same work in a zone in which a part has none: it follows one of the part's tables, or
  /// its table leads out as theirs do, and nothing else stands there than beside the part now. Nil where there is none.
  func privateSubnet(inAnotherZoneThan part: Resource) -> Name? {
    let (topology, network) = (design.topology, design.network)
    let own = network.subnets(of: part.name)
    let zones = network.zones(of: part.name)
    guard let vpc = own.first.flatMap({ topology[$0]?.parent }) else { return nil }
    let exposures = own.compactMap { network.exposure(of: $0) }
    let (tables, ways) = (Set(exposures.map(\.table)), Set(exposures.map { wayOut($0) }))
    // Stores where it runs programs, programs where it keeps data.
    let foreign = [stores, programs].filter { $0.isDisjoint(with: own) }
    let fitting = topology.children(of: vpc, kind: "subnet").filter { subnet in
      guard let exposure = network.exposure(of: subnet.name), exposure.kind == .private,
        !foreign.contains(where: { $0.contains(subnet.name) }), let zone = topology.value(.zone, of: subnet)
      else { return false }
      return !zones.contains(zone) && (tables.contains(exposure.table) || ways.contains(wayOut(exposure)))
    }
    func follows(_ subnet: Resource) -> Bool {
      network.exposure(of: subnet.name).map { tables.contains($0.table) } ?? false
    }
    return (fitting.first { follows($0) } ?? fitting.first)?.name
  }

  /// The kind of gateway to which a subnet's default route leads; empty where it has none.
  private func wayOut(_ exposure: Exposure) -> String { exposure.gateway.flatMap { design.topology[$0]?.kind } ?? "" }
}
