import Topology

/// What the effective routes of a subnet make it.
enum SubnetExposure: Int, Sendable, Hashable, Comparable {
  /// A route leads to an internet gateway.
  case open
  /// No route leads to an internet gateway.
  case closed

  /// Public subnets stand above private ones.
  static func < (left: SubnetExposure, right: SubnetExposure) -> Bool { left.rawValue < right.rawValue }

  /// What the table that a subnet follows, by its own word or as the VPC's main one, makes it.
  init(of subnet: Name, in topology: Topology) {
    let table = topology.value(Attribute<Name>("route-table"), of: subnet)
    let targets = table.map { topology.routes(of: $0) }?.compactMap(\.target.part) ?? []
    self = targets.contains { topology[$0]?.kind == "igw" } ? .open : .closed
  }
}
