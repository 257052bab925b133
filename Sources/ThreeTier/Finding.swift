public import CommandLanguage
public import Localization
public import Topology

/// One thing that is wrong with a design: what, where, how bad, and what would mend it.
public struct Finding: Sendable, Hashable {
  /// The rule's code.
  public let code: String
  /// How much it matters here.
  public let severity: Severity
  /// The parts that it is about, the one to blame first.
  public let resources: [Name]
  /// The statement that caused it; nil where something is missing that no statement stands for.
  public let span: Span?
  /// What is so, in this design, as one or two sentences.
  public let message: Message
  /// Statements that would mend it, in order; empty where only a person can choose.
  public let mend: [String]

  /// Creates a finding.
  public init(
    _ code: String, _ severity: Severity, _ resources: [Name], at span: Span?, _ message: Message, mend: [String] = []
  ) {
    self.code = code
    self.severity = severity
    self.resources = resources
    self.span = span
    self.message = message
    self.mend = mend
  }
}
