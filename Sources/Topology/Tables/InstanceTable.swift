import Localization

/// The instance types, database classes or cache nodes that a service offers, as of a day.
public struct InstanceTable: Sendable, Hashable {
  /// What a name is worth.
  public enum Standing: Sendable, Hashable {
    /// The service offers it.
    case offered
    /// The service has retired its family.
    case retired
    /// The table does not have it: it is newer than the table, or mistyped. With the nearest name.
    case unknown(nearest: String?)
  }

  /// The page that lists them.
  public let source: String
  /// The day on which somebody compared the table with it.
  public let checked: Day
  /// What stands before each family: `db.`, `cache.` or nothing.
  public let prefix: String
  /// The sizes of each family, such as `medium` and `large` of `t4g`; none of one that is a name by itself.
  public let families: [String: [String]]
  /// The families that the service has retired.
  public let retired: Set<String>

  /// Creates a table.
  public init(source: String, checked: Day, prefix: String, families: [String: [String]], retired: Set<String>) {
    (self.source, self.checked, self.prefix) = (source, checked, prefix)
    (self.families, self.retired) = (families, retired)
  }

  /// All names, in order. O(n log n).
  public var names: [String] {
    families.sorted { $0.key < $1.key }.flatMap { family, sizes in
      sizes.isEmpty ? [prefix + family] : sizes.map { "\(prefix)\(family).\($0)" }
    }
  }

  /// What a name, as it was typed, is worth. What stands behind the size, as of `db.r5.large.tpc1.mem2x`, is not judged.
  public func standing(of name: String) -> Standing {
    let parts = name.hasPrefix(prefix) ? name.dropFirst(prefix.count).split(separator: ".") : []
    guard let family = parts.first.map(String.init), let sizes = families[family],
      parts.count > 1 ? sizes.contains(String(parts[1])) : sizes.isEmpty
    else {
      return .unknown(nearest: Nearest.candidate(to: name, in: names))
    }
    return retired.contains(family) ? .retired : .offered
  }
}
