import CommandLanguage
import Localization
import Topology

/// A rule of the three-tier model. One file a rule; its words for people are in `Content/rules`.
///
/// Its code is permanent: learners type it.
public protocol Rule: Sendable {
  /// The permanent code, such as `NET-01`.
  static var code: String { get }
  /// The pillar that it serves.
  static var pillar: Pillar { get }
  /// Syllabus ids of what it checks.
  static var covers: [String] { get }
  /// Designs that break it, with the statements to blame marked.
  static var failing: [RuleExample] { get }
  /// Right designs on which it must be silent.
  static var passing: [RuleExample] { get }
  /// What it says of a design.
  static func check(_ design: Design) -> Outcome
}

extension Rule {
  /// A finding of this rule.
  static func finding(
    _ severity: Severity, _ resources: [Name], at span: Span?, _ message: Message, mend: [String] = []
  ) -> Finding {
    Finding(code, severity, resources, at: span, message, mend: mend)
  }
}
