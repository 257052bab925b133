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
  public var isImplied: Bool { description.utf8.contains(UInt8(ascii: ".")) }

  /// Orders names as people count: `web-2` before `web-10`.
  ///
  /// Reads the UTF-8 in place, since sorting the parts of a large design asks it very often; bytes
  /// order as the scalars that they encode.
  public static func < (left: Name, right: Name) -> Bool {
    var (a, b) = (left.description, right.description)
    let isLess = a.withUTF8 { a in b.withUTF8 { b in comesFirst(a, b) } }
    return isLess ?? (left.description < right.description)
  }

  /// Whether the first comes first; nil where they differ in leading zeros at most.
  private static func comesFirst(_ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>) -> Bool? {
    var (i, j) = (0, 0)
    while i < a.count, j < b.count {
      if isDigit(a[i]), isDigit(b[j]) {
        let (first, second) = (number(in: a, from: &i), number(in: b, from: &j))
        guard first.count == second.count else { return first.count < second.count }
        for (x, y) in zip(first, second) where a[x] != b[y] { return a[x] < b[y] }
      } else {
        if a[i] != b[j] { return a[i] < b[j] }
        i += 1
        j += 1
      }
    }
    return i == a.count && j == b.count ? nil : i == a.count
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  /// Where the digits from an index on stand, without leading zeros; the index goes behind them.
  private static func number(in bytes: UnsafeBufferPointer<UInt8>, from index: inout Int) -> Range<Int> {
    while index < bytes.count, bytes[index] == 0x30 { index += 1 }
    let start = index
    while index < bytes.count, isDigit(bytes[index]) { index += 1 }
    return start..<index
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
