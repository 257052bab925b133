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
  ///
  /// Reads the UTF-8 in place, since sorting the parts of a large design asks it very often; bytes
  /// order as the scalars that they encode.
  public static func < (left: Name, right: Name) -> Bool {
    let a = left.description.utf8
    let b = right.description.utf8
    var i = a.startIndex
    var j = b.startIndex
    while i < a.endIndex, j < b.endIndex {
      if isDigit(a[i]), isDigit(b[j]) {
        let first = number(a[i...])
        let second = number(b[j...])
        if !first.elementsEqual(second) {
          return first.count == second.count ? first.lexicographicallyPrecedes(second) : first.count < second.count
        }
        (i, j) = (first.endIndex, second.endIndex)
      } else {
        if a[i] != b[j] { return a[i] < b[j] }
        a.formIndex(after: &i)
        b.formIndex(after: &j)
      }
    }
    if (i == a.endIndex) != (j == b.endIndex) { return i == a.endIndex }
    return left.description < right.description
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  /// The digits at the start, without leading zeros.
  private static func number(_ bytes: Substring.UTF8View) -> Substring.UTF8View {
    let end = bytes.firstIndex { !isDigit($0) } ?? bytes.endIndex
    return bytes[..<end].drop { $0 == 0x30 }
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
