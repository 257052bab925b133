public import Localization

/// The words in which AWS's Reachability Analyzer says why a path is not reachable: those of its list
/// that a trace can end in.
///
/// Source: https://docs.aws.amazon.com/vpc/latest/reachability/explanation-codes.html
public enum ExplanationCode: String, Sendable, Hashable, CaseIterable {
  /// The route's target is gone: a black hole.
  case badStateRoute = "BAD_STATE_ROUTE"
  /// The route cannot carry packets to this address.
  case cannotRoute = "CANNOT_ROUTE"
  /// The two ends are in VPCs that nothing connects.
  case disconnectedVPCs = "DISCONNECTED_VPCS"
  /// The load balancer is not enabled in the target's Availability Zone.
  case loadBalancerZone = "ELB_INSTALLED_AZ_RESTRICTION"
  /// The load balancer has no listener on the port.
  case noListener = "ELBV2_LISTENERS_MISMATCH"
  /// No rule of the security groups applies.
  case groupRulesMismatch = "ENI_SG_RULES_MISMATCH"
  /// An instance drops packets that are not its own.
  case sourceDestinationCheck = "ENI_SOURCE_DEST_CHECK_RESTRICTION"
  /// An internet gateway takes no packet out to a private address.
  case privateDestination = "IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS"
  /// The destination has no public address.
  case noPublicAddressIn = "IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS"
  /// The source has no public address.
  case noPublicAddressOut = "IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS"
  /// An internet gateway takes no packet in from a private address.
  case privateSource = "IGW_SOURCE_ADDRESS_NOT_IN_RFC1918_INGRESS"
  /// A longer prefix wins over the route that would have worked.
  case moreSpecificRoute = "MORE_SPECIFIC_ROUTE"
  /// A NAT gateway carries only what starts in its own VPC.
  case natRequiresInnerSource = "NGW_REQUIRES_SOURCE_IN_VPC"
  /// A NAT gateway replaces the source's address, so an answer through it is not taken for one.
  case natReplacesSource = "NGW_SOURCE_ADDRESS_REASSIGN"
  /// There is no way to ask for: no gateway stands between the two.
  case noPath = "NO_PATH"
  /// The component can hand the packet to nobody.
  case noPossibleDestination = "NO_POSSIBLE_DESTINATION"
  /// The table has no route for the address.
  case noRoute = "NO_ROUTE_TO_DESTINATION"
  /// One end does not exist.
  case noSourceOrDestination = "NO_SOURCE_OR_DESTINATION"
  /// A peering connection carries only what goes from one of its two VPCs to the other.
  case peeringRequiresInnerAddress = "PCX_REQUIRES_ADDRESS_IN_VPC_CIDR"
  /// The security groups have no rule at all in this direction.
  case groupHasNoRules = "SG_HAS_NO_RULES"
  /// The network ACL denies it.
  case networkACL = "SUBNET_ACL_RESTRICTION"
  /// An attachment follows no route table of the transit gateway.
  case transitAttachmentWithoutTable = "TGW_ATTACH_MISSING_TGW_RTB_ASSOCIATION"
  /// The transit gateway has no interface in the zone from which packets come.
  case transitZone = "TGW_ROUTE_AZ_RESTRICTION"
  /// The transit gateway's table does not know where the address is.
  case noTransitRoute = "TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT"
  /// The block on public access stands above routes.
  case blockPublicAccess = "VPC_BLOCK_PUBLIC_ACCESS_ENABLED"
  /// A gateway endpoint carries TCP and ICMP echo only.
  case gatewayEndpointProtocol = "VPCE_GATEWAY_PROTOCOL_RESTRICTION"
  /// An endpoint begins no connections.
  case endpointBeginsNothing = "VPCE_INTRA_VPC_TRAFFIC"

  /// The page on which AWS lists the words.
  public static let documentation = "https://docs.aws.amazon.com/vpc/latest/reachability/explanation-codes.html"

  /// What it means, in a sentence.
  public var meaning: Message {
    switch self {
    case .badStateRoute:
      Message(
        "The route leads to something that is gone or carries nothing, and still wins the addresses of its block.")
    case .cannotRoute: Message("The target of the route cannot carry packets to this address.")
    case .disconnectedVPCs: Message("The two ends are in VPCs that nothing connects.")
    case .loadBalancerZone: Message("The load balancer has no subnet in the target's Availability Zone.")
    case .noListener: Message("The load balancer has no listener that takes this protocol on this port.")
    case .groupRulesMismatch: Message("No rule of the security groups fits, and what no rule allows is dropped.")
    case .sourceDestinationCheck: Message("An instance drops packets that are neither from it nor for it.")
    case .privateDestination: Message("An internet gateway takes no packet out to a private address.")
    case .noPublicAddressIn: Message("The destination has no public address, so nothing from the internet can name it.")
    case .noPublicAddressOut: Message("The source has no public address, so no answer could come back to it.")
    case .privateSource: Message("An internet gateway takes no packet in from a private address.")
    case .moreSpecificRoute: Message("A route with a longer prefix wins over the one that would have worked.")
    case .natRequiresInnerSource: Message("A NAT gateway carries only what starts in its own VPC.")
    case .natReplacesSource:
      Message("A NAT gateway puts its own address in place of the source's, so this is taken for no answer.")
    case .noPath: Message("Nothing leads from one end to the other: no gateway, or no addresses of the same family.")
    case .noPossibleDestination: Message("Nothing behind this hop has the address.")
    case .noRoute: Message("The route table has no route for the address.")
    case .noSourceOrDestination: Message("One of the two ends does not exist.")
    case .groupHasNoRules: Message("The security groups have no rule at all in this direction.")
    case .networkACL:
      Message("The network ACL of the subnet denies it; an ACL remembers nothing, so answers need an entry too.")
    case .blockPublicAccess: Message("The VPC's Block Public Access is on, and stands above every route.")
    case .gatewayEndpointProtocol: Message("A gateway endpoint carries TCP and ICMP echo only.")
    case .peeringRequiresInnerAddress:
      Message("A peering connection carries only what goes from one of its two VPCs to the other.")
    case .transitAttachmentWithoutTable: Message("The attachment follows no route table of the transit gateway.")
    case .transitZone: Message("The transit gateway has no subnet in the zone from which the packets come.")
    case .noTransitRoute: Message("The route table of the transit gateway has no way to the address.")
    case .endpointBeginsNothing: Message("An endpoint answers and begins no connections.")
    }
  }
}
