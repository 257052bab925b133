/// The name of a part, unique in its topology.
///
/// A letter of any script, then letters, digits, `-` and `_`, not ending in `-`. Parts that AWS
/// makes by itself have dotted names such as `main.route-table`.
public struct Name: Sendable, Hashable, Comparable, CustomStringConvertible, ExpressibleByStringLiteral {
  /// The text.
  public let description: String

  /// Creates a name as it stands; whether it may be given to a part is the statement's question.
  public init(_ text: String) { description = text }
  /// Creates a name that code knows.
  public init(stringLiteral text: String) { description = text }

  /// The name of a part that AWS makes together with this one.
  public func implied(_ suffix: String) -> Name { Name(description + "." + suffix) }

  /// Whether AWS, and not a statement, makes the part.
  public var isImplied: Bool { description.contains(".") }

  /// Orders names as people count: `web-2` before `web-10`.
  public static func < (left: Name, right: Name) -> Bool {
    let a = Array(left.description.unicodeScalars), b = Array(right.description.unicodeScalars)
    var i = 0, j = 0
    while i < a.count, j < b.count {
      if let (first, afterFirst) = number(a, i), let (second, afterSecond) = number(b, j) {
        if first != second {
          return first.count == second.count ? first.lexicographicallyPrecedes(second) : first.count < second.count
        }
        (i, j) = (afterFirst, afterSecond)
      } else {
        if a[i] != b[j] { return a[i] < b[j] }
        (i, j) = (i + 1, j + 1)
      }
    }
    if a.count - i != b.count - j { return a.count - i < b.count - j }
    return left.description < right.description
  }

  /// The digits from `start`, without leading zeros, and the index behind them.
  private static func number(_ scalars: [Unicode.Scalar], _ start: Int) -> ([UInt32], Int)? {
    var end = start
    while end < scalars.count, ("0"..."9").contains(scalars[end]) { end += 1 }
    guard end > start else { return nil }
    return (scalars[start..<end].drop { $0 == "0" }.map(\.value), end)
  }

  /// Words that cannot be names, besides the kinds' own words.
  static let reserved: Set<String> = [
    "in", "out", "from", "to", "on", "local", "self", "internet", "everyone", "all", "icmp", "none", "default", "gone",
  ]

  /// Whether the text has the form of a name that a statement can give.
  static func isWellFormed(_ text: String) -> Bool {
    guard let first = text.first, first.isLetter, text.last != "-", text.count <= 63 else { return false }
    return text.allSatisfy { $0.isLetter || ($0.isNumber && $0.isASCII) || $0 == "-" || $0 == "_" }
  }
}
