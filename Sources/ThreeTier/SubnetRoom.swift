import Reachability
import Topology

/// How many addresses of each subnet are free, and what takes the others. Made once for a design.
struct SubnetRoom {
  /// AWS keeps the first four addresses and the last of every subnet.
  static let reserved = 5
  /// The free addresses that a load balancer needs in each of its subnets to grow.
  static let balancer = 8

  private let sizes: [Name: Int]
  private let taken: [Name: Int]

  init(_ design: Design) {
    let topology = design.topology
    sizes = Dictionary(
      topology.parts(of: "subnet").compactMap { part in
        topology.value(.cidr, of: part)?.size.map { (part.name, $0 - Self.reserved) }
      }, uniquingKeysWith: { first, _ in first })
    var taken: [Name: Int] = [:]
    for part in topology.parts(of: Network.groupedKinds + ["nat", "transit-gateway-attachment"])
    where part.kind != "aurora" {
      let need = Self.need(of: part, design)
      for subnet in design.network.subnets(of: part.name) where need > 0 { taken[subnet, default: 0] += need }
    }
    self.taken = taken
  }

  /// How many addresses a part takes in each of its subnets, when nothing has failed.
  static func need(of part: Resource, _ design: Design) -> Int {
    switch part.kind {
    case "alb": balancer
    case let kind where Kinds.pools.contains(kind):
      share(of: design.size(of: part).most?.count ?? 0, over: design.network.subnets(of: part.name).count)
    case "endpoint": design.network.interfaces(of: part.name).isEmpty ? 0 : 1
    case "cache":
      share(
        of: design.topology.value(Attribute<Int>("nodes"), of: part) ?? 1,
        over: design.network.subnets(of: part.name).count)
    default: 1
    }
  }

  private static func share(of count: Int, over places: Int) -> Int {
    places == 0 ? 0 : count / places + (count % places == 0 ? 0 : 1)
  }

  /// The addresses that are left in a subnet for a part that is in it; nil where its block is not known.
  func free(in subnet: Name, for part: Resource, _ design: Design) -> Int? {
    sizes[subnet].map { max(0, $0 - (taken[subnet] ?? 0) + Self.need(of: part, design)) }
  }
}
