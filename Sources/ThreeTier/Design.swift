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

  /// Understands a topology. O(n log n).
  public init(_ topology: Topology) {
    self.topology = topology
    network = Network(topology)
    tiers = TierReader(topology, network).tiers
  }

  /// The parts of a tier, in the order of their names.
  public func parts(in tier: Tier) -> [Resource] {
    tiers.filter { $0.value == tier }.keys.sorted().compactMap { topology[$0] }
  }
}
