public import Topology

/// A question: can one end open connections to the other?
public struct Flow: Sendable, Hashable, CustomStringConvertible {
  /// Who begins.
  public let from: Endpoint
  /// Who is asked.
  public let to: Endpoint
  /// The protocol, and the ports of the side that is asked.
  public let traffic: Traffic

  /// Creates a question.
  public init(from: Endpoint, to: Endpoint, _ traffic: Traffic) {
    (self.from, self.to, self.traffic) = (from, to, traffic)
  }

  /// The question as `trace` takes it: `internet -> app tcp/22`.
  public var description: String { "\(from) -> \(to) \(traffic)" }
}
