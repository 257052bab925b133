import Localization

/// What a pager shows of a text, and where each key leads; it touches no terminal.
struct PagerScreen {
  enum Key: Hashable {
    case nextPage, previousPage, nextLine, previousLine, start, end, quit, suspend
  }

  private(set) var lines: [String]
  private(set) var height: Int
  private(set) var width: Int
  /// The first line shown.
  private(set) var top = 0
  /// The lines that were on the screen at some time are the first so many.
  private(set) var seen: Int

  init(_ lines: [String], width: Int, height: Int) {
    (self.lines, self.width, self.height) = (lines, width, height)
    seen = 0
    settle()
  }

  /// Rows for text; the last one of the screen tells where the reader is.
  var rows: Int { max(1, height - 1) }

  /// Whether the end of the text was on the screen.
  var hasShownAll: Bool { seen == lines.count }

  private var lastTop: Int { max(0, lines.count - rows) }

  /// Moves by a key; false when the reader is done, which going on from the last page also says.
  mutating func press(_ key: Key) -> Bool {
    if key == .nextPage, top == lastTop { return false }
    switch key {
    case .nextPage: top += rows
    case .previousPage: top -= rows
    case .nextLine: top += 1
    case .previousLine: top -= 1
    case .start: top = 0
    case .end: top = lastTop
    case .suspend: break
    case .quit: return false
    }
    settle()
    return true
  }

  /// Takes the text as it is set for another size, and stays at about the same place in it.
  mutating func resize(_ lines: [String], width: Int, height: Int) {
    let part = self.lines.isEmpty ? 0 : Double(top) / Double(self.lines.count)
    let seenPart = self.lines.isEmpty ? 0 : Double(seen) / Double(self.lines.count)
    (self.lines, self.width, self.height) = (lines, width, height)
    top = Int(part * Double(lines.count))
    seen = Int((seenPart * Double(lines.count)).rounded(.up))
    settle()
  }

  /// Counts the whole text as seen, for where it cannot be paged through.
  mutating func showAll() { seen = lines.count }

  private mutating func settle() {
    top = min(max(0, top), lastTop)
    seen = min(lines.count, max(seen, top + rows))
  }

  /// The screen, from its first row to the status at the last.
  func frame(_ words: MessageCatalogue) -> String {
    let shown = lines[top..<min(lines.count, top + rows)]
    let empty = repeatElement("", count: rows - shown.count)
    let status = words(
      Message("Lines \(top + 1) to \(top + shown.count) of \(lines.count). Space: on, q: quit"))
    var cells = 0
    let fitting = status.prefix { character in
      cells += character.cellWidth
      return cells < width
    }
    // A row is emptied before it is written: behind a full one the cursor stands on the last column, and would erase it.
    return "\u{1B}[H" + (shown + empty).map { "\u{1B}[K" + $0 + "\r\n" }.joined()
      + "\u{1B}[K\u{1B}[7m\(fitting)\u{1B}[0m"
  }

  /// The keys in what a terminal sent. Letters are also known by what the Korean layout makes of them.
  static func keys(_ bytes: [UInt8]) -> [Key] {
    var keys: [Key] = []
    var rest = String(decoding: bytes, as: UTF8.self).unicodeScalars[...]
    while let scalar = rest.popFirst() {
      var name = String(scalar)
      if scalar == "\u{1B}", let introducer = rest.first, introducer == "[" || introducer == "O" {
        rest = rest.dropFirst()
        let parameters = rest.prefix { (0x20..<0x40).contains($0.value) }
        rest = rest[parameters.endIndex...]
        name = "[" + String(parameters) + (rest.popFirst().map { String($0) } ?? "")
      }
      if let key = table[name] { keys.append(key) }
    }
    return keys
  }

  private static let table: [String: Key] = [
    " ": .nextPage, "f": .nextPage, "ㄹ": .nextPage, "\u{6}": .nextPage, "[6~": .nextPage,
    "b": .previousPage, "ㅠ": .previousPage, "\u{2}": .previousPage, "[5~": .previousPage,
    "j": .nextLine, "ㅓ": .nextLine, "\r": .nextLine, "\n": .nextLine, "[B": .nextLine,
    "k": .previousLine, "ㅏ": .previousLine, "[A": .previousLine,
    "g": .start, "ㅎ": .start, "[H": .start, "[1~": .start, "G": .end, "[F": .end, "[4~": .end,
    "q": .quit, "Q": .quit, "ㅂ": .quit, "\u{3}": .quit, "\u{4}": .quit, "\u{1A}": .suspend,
  ]
}
