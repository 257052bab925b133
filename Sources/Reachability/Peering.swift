public import Topology

/// A peering connection: a link between two VPCs that passes on only what goes from one to the other.
struct Peering: Sendable {
  let name: Name
  /// The VPC that asked, then the one that was asked.
  let ends: [Name]
  /// Whether the other side has accepted; until then it carries nothing.
  let isActive: Bool
  /// Whether both are in one Region, where a group's rule may name a group of the other side.
  let isInOneRegion: Bool

  init?(_ part: Resource, in topology: Topology) {
    guard let home = part.parent, let peer = topology.value(Attribute<Name>("peer"), of: part) else { return nil }
    name = part.name
    ends = [home, peer]
    isActive = topology.value(Attribute<Bool>("accepted"), of: part) == true
    let regions = ends.map { topology.value(Attribute<String>("region"), of: $0) ?? topology.region }
    isInOneRegion = regions[0] == regions[1]
  }

  /// The other end; nil for a VPC that is none of its ends.
  func farEnd(from vpc: Name) -> Name? {
    guard let index = ends.firstIndex(of: vpc) else { return nil }
    return ends[1 - index]
  }
}

extension Network {
  /// The active peering connection between two VPCs; AWS makes one at most.
  func peering(between one: Name, and other: Name) -> Peering? {
    peerings.values.first { $0.isActive && $0.farEnd(from: one) == other }
  }

  /// The peering connection or transit gateway by which routes of one VPC may lead to another; nil where none ties them.
  public func link(between one: Name, and other: Name) -> Name? {
    if let peering = peering(between: one, and: other) { return peering.name }
    let gateways = transitGateways.values.filter { $0.attachments[one] != nil && $0.attachments[other] != nil }
    return gateways.map(\.name).min()
  }

  /// The VPCs to which a peering connection or a transit gateway may lead from a VPC, by name.
  public func peers(of vpc: Name) -> [Name] {
    let attached = transitGateways.values.filter { $0.attachments[vpc] != nil }.flatMap { $0.attachments.keys }
    return Set(peerings.values.compactMap { $0.farEnd(from: vpc) } + attached).subtracting([vpc]).sorted()
  }

  /// Whether rules of groups in one VPC may name groups of another: they are peered inside one Region, or
  /// on a transit gateway that has this turned on, as their attachments have; that serves inbound rules only.
  public func mayNameGroups(of vpc: Name, in other: Name, _ direction: Direction) -> Bool {
    vpc == other || peering(between: vpc, and: other)?.isInOneRegion == true
      || direction == .inbound
        && transitGateways.values.contains { gateway in
          gateway.knowsGroups && [vpc, other].allSatisfy { gateway.attachments[$0]?.knowsGroups == true }
        }
  }

  /// The ranges of a VPC of both families; that of IPv6, which AWS chooses, is read off its subnets.
  public func ranges(of vpc: Name) -> [CIDR] { vpcs[vpc]?.blocks ?? [] }

  /// Whether something might lead from one VPC to the other, so that routes are worth asking.
  func areLinked(_ one: Name, _ other: Name) -> Bool { !peers(of: one).isEmpty && !peers(of: other).isEmpty }
}
