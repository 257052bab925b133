public import Topology

/// A question: can one end open connections to the other?
public struct Flow: Sendable, Hashable, CustomStringConvertible {
  /// Who begins.
  public let from: Endpoint
  /// Who is asked.
  public let to: Endpoint
  /// The protocol, and the ports of the side that is asked.
  public let traffic: Traffic
  /// Whose addresses the side that is asked sees in place of those of `from`, a Network Load Balancer that keeps
  /// them; nil where it sees `from` itself.
  public let clients: Endpoint?

  /// Creates a question.
  public init(from: Endpoint, to: Endpoint, _ traffic: Traffic, clients: Endpoint? = nil) {
    (self.from, self.to, self.traffic, self.clients) = (from, to, traffic, clients)
  }

  /// The question as `trace` takes it: `internet -> app tcp/22`.
  public var description: String { "\(from) -> \(to) \(traffic)" }
}
