/// Finds the messages in Swift source: every `Message("...")`, also inside another's values.
public struct MessageScanner {
  /// A message as it stands in a source file.
  public struct Found: Hashable, Sendable {
    /// The line on which its literal begins, from 1.
    public let line: Int
    /// Its key, with `{1}`, `{2}` for the values; nil when it is not one plain literal on one line.
    public let key: String?
  }

  private let text: [Character]
  private var index = 0
  private var line = 1
  private var found: [Found] = []

  private init(_ source: String) { text = Array(source) }

  /// The messages of a source text, in the order of their ends.
  public static func messages(in source: String) -> [Found] {
    var scanner = MessageScanner(source)
    scanner.code(nested: false)
    return scanner.found
  }

  private var current: Character? { index < text.count ? text[index] : nil }

  private mutating func advance(_ count: Int = 1) {
    for _ in 0..<count where index < text.count {
      if text[index].isNewline { line += 1 }
      index += 1
    }
  }

  private func stands(_ word: String) -> Bool { text[index...].starts(with: word) }

  /// Reads code to the end, or, when nested in a literal, to the parenthesis that closes it.
  private mutating func code(nested: Bool) {
    var depth = 0
    while let character = current {
      if stands("//") {
        while let next = current, !next.isNewline { advance() }
      } else if stands("/*") {
        comment()
      } else if isMessage {
        advance("Message(".count)
        depth += 1
        argument()
      } else if character == "\"" || (character == "#" && opensRaw) {
        _ = literal()
      } else {
        if character == "(" { depth += 1 }
        if character == ")" {
          if nested, depth == 0 { return }
          depth -= 1
        }
        advance()
      }
    }
  }

  private var isMessage: Bool {
    guard stands("Message(") else { return false }
    guard index > 0 else { return true }
    let before = text[index - 1]
    return !before.isLetter && !before.isNumber && before != "_"
  }

  private var opensRaw: Bool {
    text[index...].drop { $0 == "#" }.first == "\""
  }

  /// Block comments nest in Swift.
  private mutating func comment() {
    var depth = 0
    repeat {
      if stands("/*") {
        depth += 1
        advance(2)
      } else if stands("*/") {
        depth -= 1
        advance(2)
      } else {
        advance()
      }
    } while depth > 0 && index < text.count
  }

  /// Reads the literal after `Message(`, if one stands there.
  private mutating func argument() {
    while let next = current, next.isWhitespace { advance() }
    guard current == "\"" || (current == "#" && opensRaw) else { return }
    let start = line
    let key = literal()
    found.append(Found(line: start, key: key))
  }

  /// Reads a literal and gives its text, with places for its values; nil for raw ones and for those on
  /// several lines.
  private mutating func literal() -> String? {
    let start = line
    let marks = text[index...].prefix { $0 == "#" }.count
    advance(marks)
    let quotes = stands("\"\"\"") ? "\"\"\"" : "\""
    advance(quotes.count)
    let end = quotes + String(repeating: "#", count: marks)
    let escape = "\\" + String(repeating: "#", count: marks)
    var (key, values) = ("", 0)
    while let character = current {
      if stands(end) {
        advance(end.count)
        return marks == 0 && quotes.count == 1 && line == start ? key : nil
      }
      if stands(escape) {
        advance(escape.count)
        if current == "(" {
          advance()
          values += 1
          key += "{\(values)}"
          code(nested: true)
          advance()
        } else {
          key += escaped()
        }
      } else {
        key.append(character)
        advance()
      }
    }
    return nil
  }

  /// Reads what stands behind a backslash.
  private mutating func escaped() -> String {
    guard let character = current else { return "" }
    advance()
    switch character {
    case "n": return "\n"
    case "t": return "\t"
    case "r": return "\r"
    case "0": return "\0"
    case "u":
      let digits = String(text[index...].dropFirst().prefix { $0 != "}" })
      advance(digits.count + 2)
      return UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init).map { String(Character($0)) } ?? ""
    default: return String(character)
    }
  }
}
