public import Reachability
public import Topology

/// A topology, understood: what each part is for, and how the parts work together. Made once for
/// a topology, read by every rule.
public struct Design: Sendable {
  /// What was understood.
  public let topology: Topology
  /// Where its packets can go.
  public let network: Network
  /// The tier of each part.
  public let tiers: [Name: Tier]
  /// Servers that run something of the service: instances and Auto Scaling groups, bastions left out.
  let servers: [Resource]
  let wiring: Wiring

  /// Understands a topology. O(n log n).
  public init(_ topology: Topology) {
    self.topology = topology
    network = Network(topology)
    let wiring = Wiring(topology, network)
    self.wiring = wiring
    servers = topology.parts(of: "ec2").filter { !wiring.bastions.contains($0.name) } + topology.parts(of: "asg")
    tiers = TierReader(topology, wiring).tiers
  }

  /// The parts of a tier, in the order of their names.
  public func parts(in tier: Tier) -> [Resource] {
    tiers.filter { $0.value == tier }.keys.sorted().compactMap { topology[$0] }
  }
}
