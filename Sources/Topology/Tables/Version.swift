/// The version of an engine or a runtime, as numbers that compare.
public struct Version: Sendable, Hashable, Comparable {
  /// Its numbers, the most important first: `8.4.3` is 8, 4, 3.
  public let numbers: [Int]

  /// Reads the numbers that a text begins with, up to a name: of `10.11.5.R2` and of `24.x`, 10, 11, 5 and 24. Nil for a
  /// text that begins otherwise.
  public init?(_ text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    numbers = parts.prefix { Int($0) != nil }.compactMap { Int($0) }
    if numbers.isEmpty || parts.contains("") { return nil }
  }

  /// Whether it is `major` or one of its minor versions.
  public func isOf(_ major: Version) -> Bool { numbers.starts(with: major.numbers) }

  /// Orders by the first number that differs.
  public static func < (left: Version, right: Version) -> Bool {
    left.numbers.lexicographicallyPrecedes(right.numbers)
  }
}
