import Synchronization

/// The name of a part, unique in its topology.
///
/// A letter of any script, then letters, digits, `-` and `_`, not ending in `-`. Parts that AWS
/// makes by itself have dotted names such as `main.route-table`.
///
/// Equal names share one text, which lives as long as the program: a name is a pointer to it. Designs look parts up by
/// name all the time, and so copy, compare and hash one word instead of a text.
public struct Name: @unchecked Sendable, Hashable, Comparable, CustomStringConvertible, ExpressibleByStringLiteral {
  private struct Text {
    let text: String
    let isImplied: Bool
    /// Two words, as a number of 128 bits would be aligned to its size.
    let beginning: (UInt64, UInt64)
  }

  /// Never written again and never freed, so any thread may read it.
  private let place: UnsafePointer<Text>

  private static let known = Mutex<[String: Name]>([:])

  /// The text.
  public var description: String { place.pointee.text }

  private init(keeping text: String) {
    let place = UnsafeMutablePointer<Text>.allocate(capacity: 1)
    place.initialize(
      to: Text(
        text: text, isImplied: text.utf8.contains(UInt8(ascii: ".")), beginning: Self.beginning(of: text)))
    self.place = UnsafePointer(place)
  }

  /// Creates a name as it stands; whether it may be given to a part is the statement's question.
  public init(_ text: String) {
    self = Self.known.withLock { known in
      if let name = known[text] { return name }
      let name = Name(keeping: text)
      known[text] = name
      return name
    }
  }

  /// Creates a name that code knows.
  public init(stringLiteral text: String) { self.init(text) }

  /// The name of a part that AWS makes together with this one.
  public func implied(_ suffix: String) -> Name { Name(description + "." + suffix) }

  /// Whether AWS, and not a statement, makes the part.
  public var isImplied: Bool { place.pointee.isImplied }

  /// Orders names as people count: `web-2` before `web-10`. Bytes order as the scalars that they encode.
  public static func < (left: Name, right: Name) -> Bool {
    let (first, second) = (left.place.pointee.beginning, right.place.pointee.beginning)
    // Sorting a large design asks this very often, and the beginnings tell nearly all names apart.
    guard first == second else { return first < second }
    var (a, b) = (left.description, right.description)
    let isLess = a.withUTF8 { a in b.withUTF8 { b in comesFirst(a, b) } }
    return isLess ?? (left.description < right.description)
  }

  /// The first bytes as numbers that order as the names do: before the digits of a number, which have no leading
  /// zeros, stand a zero digit and how many there are.
  private static func beginning(of text: String) -> (UInt64, UInt64) {
    var bytes: [UInt8] = []
    var text = text
    text.withUTF8 { text in
      var index = 0
      while index < text.count, bytes.count < 16 {
        if isDigit(text[index]) {
          let digits = number(in: text, from: &index)
          bytes += [0x30, UInt8(clamping: digits.count)] + text[digits]
        } else {
          bytes.append(text[index])
          index += 1
        }
      }
    }
    func word(_ range: Range<Int>) -> UInt64 {
      range.reduce(0) { $0 << 8 | ($1 < bytes.count ? UInt64(bytes[$1]) : 0) }
    }
    return (word(0..<8), word(8..<16))
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
