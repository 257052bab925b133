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
  /// The statement that made the route.
  public var origin: Span? { route?.origin }

  /// Why, in a sentence.
  public var why: Message {
    guard let route else {
      return Message(
        "The route table `\(table)` has no default route, so nothing leads from the subnet to the internet.")
    }
    let words = "\(route.destination) -> \(route.target)"
    if kind == .public {
      return Message("The route table `\(table)` has the route `\(words)` to an internet gateway.")
    }
    return Message(
      "The route table `\(table)` has the route `\(words)`, which does not lead to an internet gateway of this VPC.")
  }
}
