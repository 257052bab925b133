public import CommandLanguage
public import Localization
public import Topology

/// Whether a subnet is public or private, and what makes it so.
public struct Exposure: Sendable, Hashable {
  /// The two kinds of subnet.
  public enum Kind: String, Sendable, Hashable {
    /// Its table sends all other addresses to an internet gateway that is attached to its VPC.
    case `public`
    /// Its table does not.
    case `private`
  }

  /// Public or private.
  public let kind: Kind
  /// The table that decides.
  public let table: Name
  /// Its default route; nil when it has none.
  public let route: EffectiveRoutes.Entry?
  /// Where the default route leads: the internet gateway, a NAT gateway and so on; nil when nowhere.
  public let gateway: Name?
  /// Why, in a sentence.
  public let why: Message
  /// The statement that made the route.
  public let origin: Span?
}
