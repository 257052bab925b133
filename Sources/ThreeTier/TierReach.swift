public import Reachability
public import Topology

/// What the internet and the tiers of a design can open at each tier.
public struct TierReach: Sendable, Hashable {
  /// Who begins; nil is the internet.
  public let source: Tier?
  /// Who is asked.
  public let destination: Tier
  /// The TCP ports that get through to some part of it.
  public private(set) var tcp = PortSet([])
  /// The UDP ports that do.
  public private(set) var udp = PortSet([])
  /// Whether ICMP does.
  public private(set) var icmp = false

  /// Gathers what parts can open by the tiers of both ends, in the order of the tiers, the internet
  /// first; pairs of tiers between which nothing gets through are left out. O(n) in `reaches`.
  public static func gathering(_ reaches: [Reach], in design: Design) -> [TierReach] {
    var found: [Tier: [Tier?: TierReach]] = [:]
    for reach in reaches {
      let sources = Set(reach.sources.map { $0.part.flatMap { design.tiers[$0] } })
      for destination in Set(reach.destinations.compactMap { design.tiers[$0] }) {
        for source in sources {
          let empty = TierReach(source: source, destination: destination)
          found[destination, default: [:]][source, default: empty].add(reach)
        }
      }
    }
    return Tier.allCases.flatMap { destination in
      ([nil] + Tier.allCases.map(Optional.some)).compactMap { found[destination]?[$0] }
    }
  }

  private init(source: Tier?, destination: Tier) { (self.source, self.destination) = (source, destination) }

  private mutating func add(_ reach: Reach) {
    tcp = tcp.union(reach.tcp)
    udp = udp.union(reach.udp)
    icmp = icmp || reach.icmp
  }
}
