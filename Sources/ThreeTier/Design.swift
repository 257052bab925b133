public import Reachability
public import Topology

/// A topology, understood: what each part is for, and how the parts work together. Made once for
/// a topology, read by every rule. It never changes, and is a class so that all rules share it by one reference.
public final class Design: Sendable {
  /// What was understood.
  public let topology: Topology
  /// What AWS offers, and until when.
  public let tables: ServiceTables
  /// Where its packets can go.
  public let network: Network
  /// The tier of each part.
  public let tiers: [Name: Tier]
  /// Servers that run something of the service: instances and Auto Scaling groups, bastions left out.
  let servers: [Resource]
  let wiring: Wiring
  /// The groups of the application's servers and functions, by VPC.
  let applicationGroups: [Name: Set<Name>]
  /// What several rules ask for, where `prepared` found it.
  let preparation: Preparation?

  /// Understands a topology. O(n log n). Without `tables` rules that compare versions cannot tell.
  public init(_ topology: Topology, tables: ServiceTables = .none) {
    let topology = topology.inOrder
    self.topology = topology
    self.tables = tables
    network = Network(topology)
    let wiring = Wiring(topology, network)
    self.wiring = wiring
    servers = topology.parts(of: Kinds.servers).filter { !wiring.bastions.contains($0.name) }
    let tiers = TierReader(topology, wiring).tiers
    self.tiers = tiers
    var groups: [Name: Set<Name>] = [:]
    for part in servers.filter({ tiers[$0.name] == .application }) + topology.parts(of: "lambda") {
      guard let vpc = network.vpc(of: part) else { continue }
      groups[vpc, default: []].formUnion(network.groups(of: part.name))
    }
    applicationGroups = groups
    preparation = nil
  }

  init(_ design: Design, _ preparation: Preparation) {
    (topology, tables, network, tiers) = (design.topology, design.tables, design.network, design.tiers)
    (servers, wiring, applicationGroups) = (design.servers, design.wiring, design.applicationGroups)
    self.preparation = preparation
  }

  /// The parts of a tier, in the order of their names.
  public func parts(in tier: Tier) -> [Resource] {
    tiers.filter { $0.value == tier }.keys.sorted().compactMap { topology[$0] }
  }
}
