public import CommandLanguage
public import Topology

/// A rule of a security group as it holds, whether a statement or AWS made it.
public struct AdmissionRule: Sendable, Hashable, CustomStringConvertible {
  /// The group.
  public let group: Name
  /// Whether traffic comes in or goes out.
  public let direction: Direction
  /// Protocol and ports.
  public let traffic: Traffic
  /// The other side.
  public let peer: GroupRule.Peer
  /// The statement that made it; nil for those that AWS gives a group by itself.
  public let origin: Span?

  /// The rule as it is typed.
  public var description: String {
    switch direction {
    case .inbound: "\(group) \(traffic) from \(peer)"
    case .outbound: "\(group) out \(traffic) to \(peer)"
    }
  }
}
