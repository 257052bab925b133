/// What comes of a question about a flow.
public enum Verdict: String, Sendable, Hashable, CaseIterable {
  /// All that was asked for gets through, and its answers come back.
  case yes
  /// Nothing gets through, or no answer comes back.
  case no
  /// A part of the ports, addresses, instances or subnets that were asked for works.
  case partly
  /// The design does not say enough to tell.
  case unknown

  /// What several ways together come to: alike when all are alike, else `partly`.
  static func together(_ verdicts: some Collection<Verdict>) -> Verdict {
    guard let first = verdicts.first else { return .unknown }
    return verdicts.allSatisfy { $0 == first } ? first : .partly
  }
}
