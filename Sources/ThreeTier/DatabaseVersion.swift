import Topology

/// The version of a database's engine, as numbers that compare.
struct DatabaseVersion: Comparable {
  /// Its numbers, the most important first: `8.4.3` is 8, 4, 3.
  let numbers: [Int]

  init?(_ text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false).map { Int($0) }
    guard !parts.isEmpty, !parts.contains(nil) else { return nil }
    numbers = parts.compactMap { $0 }
  }

  /// The version that a database names; nil when it names none, or one that is no row of numbers.
  init?(of database: Resource, _ topology: Topology) {
    guard let text = topology.value(Attribute<String>("version"), of: database) else { return nil }
    self.init(text)
  }

  /// Whether it is `major` or one of its minor versions.
  func isOf(_ major: String) -> Bool {
    DatabaseVersion(major).map { numbers.starts(with: $0.numbers) } ?? false
  }

  static func < (left: DatabaseVersion, right: DatabaseVersion) -> Bool {
    left.numbers.lexicographicallyPrecedes(right.numbers)
  }
}
