public import Localization

/// What a rule says of a design.
public enum Outcome: Sendable, Hashable {
  /// Its subject is there, and all is well.
  case holds
  /// It is broken, in these ways; never empty.
  case broken([Finding])
  /// What it depends on is not known.
  case cannotTell(Message)
  /// Its subject is absent. Nothing passes by being absent, so this is said, with the reason.
  case doesNotApply(Message)

  /// `broken` with these findings, or `holds` when there are none.
  static func found(_ findings: [Finding]) -> Outcome { findings.isEmpty ? .holds : .broken(findings) }
}
