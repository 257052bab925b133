public import Topology

/// A class of network interfaces: all that stand in one subnet, with the same groups and public state.
///
/// A path depends on nothing else, so ten thousand instances of one class cost what one costs, and an
/// answer for one is an answer for all.
public struct Interface: Sendable, Hashable {
  /// What stands behind the interfaces, as far as packets feel it.
  public enum Role: Sendable, Hashable {
    case instance
    case loadBalancer
    case natGateway
    /// A database, a cache, an endpoint or a function.
    case service
    /// Addresses of a subnet of which the design does not say what has them.
    case addresses
  }

  /// What stands behind them.
  public let role: Role
  /// The VPC.
  public let vpc: Name
  /// The subnet.
  public let subnet: Name
  /// The letter of the Availability Zone; nil while the subnet names none.
  public let zone: String?
  /// The security groups; empty where none filters, as on NAT gateways.
  public let groups: [Name]
  /// Whether a public IPv4 address is bound to each.
  public let hasPublicAddress: Bool
  /// Whether each may be asked from the internet by its IPv6 address, which is public by itself.
  public let hasPublicIPv6Address: Bool
  /// The source ports from which it opens connections.
  public let ephemeralPorts: PortSet
  /// The addresses that it may have: private ones of IPv4, and those of IPv6.
  let addresses: AddressSet

  /// Whether the internet has an address of a family under which to ask it.
  func isPublic(_ family: AddressFamily) -> Bool { family == .ipv4 ? hasPublicAddress : hasPublicIPv6Address }

  /// Linux's own range, and so the usual instance's. Source: `net.ipv4.ip_local_port_range`.
  static let linuxPorts = PortSet([32768...60999])
  /// Windows Server's range since 2008.
  static let windowsPorts = PortSet([49152...65535])
  /// What load balancers, NAT gateways and clients of the internet use.
  static let widePorts = PortSet([1024...65535])
}
