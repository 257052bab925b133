public import Localization
public import Topology

/// The answer to a question about a flow, with the way that the packets take.
///
/// Where the ends have several interfaces (an Auto Scaling group in two subnets, a database with a
/// standby), every pair of them is asked. The hops are those of the pair that decides: the first
/// that fails, or the first where none does.
public struct Trace: Sendable, Hashable {
  /// The question.
  public let flow: Flow
  /// The answer.
  public let verdict: Verdict
  /// The way, request first, then reply; it ends where nothing gets any further. Never empty.
  public let hops: [Hop]
  /// The index of the hop that decides: the one at which everything ends, else the first that
  /// lets only a part pass, else the last.
  public let decidedBy: Int
  /// How many pairs of interfaces were asked.
  public let ways: Int
  /// How many of them work whole.
  public let workingWays: Int
  /// The family of addresses of the way that is shown; nil where none was walked.
  public let family: AddressFamily?

  /// The hop that decides.
  public var deciding: Hop? { hops.indices.contains(decidedBy) ? hops[decidedBy] : nil }
  /// AWS's word for the cause, where the answer is not yes.
  public var code: ExplanationCode? { deciding?.code }
  /// Why, in a sentence.
  public var reason: Message? { deciding?.reason }

  init(
    _ flow: Flow, _ verdict: Verdict, _ hops: [Hop], ways: Int = 1, workingWays: Int = 0, family: AddressFamily? = nil
  ) {
    self.family = family
    (self.flow, self.verdict, self.hops, self.ways, self.workingWays) = (flow, verdict, hops, ways, workingWays)
    decidedBy =
      hops.firstIndex { $0.verdict == .no } ?? hops.firstIndex { $0.verdict != .yes } ?? max(hops.count - 1, 0)
  }
}
