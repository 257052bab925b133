import Topology

/// A transit gateway with the VPCs that are attached to it.
///
/// It has its default route table and no other: what attachments tell it of their blocks is where it sends.
/// Source: AWS Transit Gateway, "How AWS Transit Gateway works" and "Amazon VPC attachments".
struct TransitGateway: Sendable {
  /// How a VPC is tied to it.
  struct Attachment: Sendable {
    let name: Name
    /// The subnets of its network interfaces that still stand, by the letter of their zone.
    let subnets: [String: Name]
    let knowsGroups: Bool
  }

  let name: Name
  /// Whether attachments follow its table, and whether they tell it their blocks.
  let associates: Bool
  let propagates: Bool
  let knowsGroups: Bool
  var attachments: [Name: Attachment] = [:]

  init(_ part: Resource, in topology: Topology) {
    func flag(_ key: String) -> Bool { topology.value(Attribute<Bool>(key), of: part) == true }
    name = part.name
    associates = flag("default-association")
    propagates = flag("default-propagation")
    knowsGroups = flag("group-references")
  }

  /// The gateways of a design, by name; an attachment in a lost zone has lost its interface there.
  static func all(in topology: Topology, _ subnets: [Name: Network.Subnet]) -> [Name: TransitGateway] {
    var gateways: [Name: TransitGateway] = [:]
    for part in topology.parts(of: "transit-gateway") { gateways[part.name] = TransitGateway(part, in: topology) }
    for part in topology.parts(of: "transit-gateway-attachment") {
      guard let vpc = part.parent, let gateway = topology.value(Attribute<Name>("gateway"), of: part) else { continue }
      let places = (topology.value(Attribute<[Name]>("subnets"), of: part) ?? []).compactMap { subnets[$0] }
        .compactMap { subnet in subnet.zone.map { ($0, subnet.name) } }
      gateways[gateway]?.attachments[vpc] = Attachment(
        name: part.name, subnets: Dictionary(places, uniquingKeysWith: { first, _ in first }),
        knowsGroups: topology.value(Attribute<Bool>("group-references"), of: part) == true)
    }
    return gateways
  }
}
