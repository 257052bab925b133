import Reachability
import Topology

extension Design {
  /// A private subnet for the same work in a zone in which a part has none: it follows one of the part's tables, or
  /// its table leads out as theirs do, and nothing else stands there than beside the part now. Nil where there is none.
  func privateSubnet(inAnotherZoneThan part: Resource) -> Name? {
    let own = network.subnets(of: part.name)
    let zones = network.zones(of: part.name)
    guard let vpc = own.first.flatMap({ topology[$0]?.parent }) else { return nil }
    let exposures = own.compactMap { network.exposure(of: $0) }
    let (tables, ways) = (Set(exposures.map(\.table)), Set(exposures.map { wayOut($0) }))
    let foreign = foreignSubnets(for: own, of: part)
    let fitting = topology.children(of: vpc, kind: "subnet").filter { subnet in
      guard let exposure = network.exposure(of: subnet.name), exposure.kind == .private, !foreign.contains(subnet.name),
        let zone = topology.value(.zone, of: subnet)
      else { return false }
      return !zones.contains(zone) && (tables.contains(exposure.table) || ways.contains(wayOut(exposure)))
    }
    func follows(_ subnet: Resource) -> Bool {
      network.exposure(of: subnet.name).map { tables.contains($0.table) } ?? false
    }
    return (fitting.first { follows($0) } ?? fitting.first)?.name
  }

  /// The subnets in which databases and caches are to stand.
  var storeSubnets: Set<Name> {
    Set(topology.parts(of: ["db-subnet-group", "cache-subnet-group"]).flatMap { network.subnets(of: $0.name) })
  }

  /// The subnets of what the part has not beside it yet: of stores where it runs programs, of programs where it
  /// keeps data.
  private func foreignSubnets(for own: [Name], of part: Resource) -> Set<Name> {
    let stores = storeSubnets
    let programs = Set(
      (servers.filter { tiers[$0.name] != .data } + topology.parts(of: "lambda"))
        .flatMap { network.subnets(of: $0.name) })
    return [stores, programs].filter { $0.isDisjoint(with: own) }
      .reduce(into: []) { foreign, subnets in foreign.formUnion(subnets) }
  }

  /// The kind of gateway to which a subnet's default route leads; empty where it has none.
  private func wayOut(_ exposure: Exposure) -> String { exposure.gateway.flatMap { topology[$0]?.kind } ?? "" }
}
