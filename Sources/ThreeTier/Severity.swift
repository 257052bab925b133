/// How much a finding matters. Belongs to the finding, since some rules have two.
public enum Severity: Int, Sendable, Hashable, Comparable, CaseIterable, CustomStringConvertible {
  case low, medium, high, critical
  /// It cannot work: AWS refuses to make it, or makes it and what is meant is impossible.
  case broken

  /// Orders from low to broken.
  public static func < (left: Severity, right: Severity) -> Bool { left.rawValue < right.rawValue }

  /// The word in machine-readable output.
  public var description: String {
    switch self {
    case .low: "low"
    case .medium: "medium"
    case .high: "high"
    case .critical: "critical"
    case .broken: "broken"
    }
  }

  /// The severity of a word in machine-readable output; nil for another.
  public init?(_ word: String) {
    guard let match = Self.allCases.first(where: { $0.description == word }) else { return nil }
    self = match
  }

  /// How many points of the score a cause of this severity takes.
  public var weight: Int {
    switch self {
    case .low: 1
    case .medium: 3
    case .high: 6
    case .critical: 10
    case .broken: 10
    }
  }
}
