/// Bytes of a terminal to keys: UTF-8, escape sequences, bracketed paste.
///
/// A value fed from outside, so that it can be tested with any bytes cut at any place. It never fails:
/// what is no UTF-8 becomes U+FFFD, a sequence that it does not know becomes ``Key/unknown``.
struct KeyDecoder {
  private var bytes: [UInt8] = []
  private var start = 0
  /// How far a paste has been searched for its end, so that a long one is not searched anew with every piece.
  private var searched = 0
  private static let escape: UInt8 = 0x1B
  private static let pasteEnd = Array("\u{1B}[201~".utf8)
  /// No sequence of a keyboard is longer; more is rubbish.
  private static let longestSequence = 32

  /// Whether bytes wait that do not make a key yet.
  var isPending: Bool { start < bytes.count }
  /// Whether the bytes that wait begin with an escape that may stand alone.
  var isAmbiguous: Bool { isPending && bytes[start] == Self.escape && !isPasting }
  private(set) var isPasting = false

  mutating func feed(_ more: some Sequence<UInt8>) { bytes.append(contentsOf: more) }

  /// Forgets what waits, an unfinished paste included.
  mutating func reset() { self = KeyDecoder() }

  /// The next key, or nil when more bytes are needed. With `flush`, no more will come soon, so that a lone escape is
  /// the key of that name.
  mutating func next(flush: Bool) -> Key? {
    guard isPending else { return nil }
    if isPasting { return paste() }
    guard let (key, length) = decode(flush: flush) else { return nil }
    consume(length)
    guard let key else {
      isPasting = true
      return paste()
    }
    return key
  }

  private mutating func consume(_ length: Int) {
    start += length
    if start == bytes.count {
      bytes.removeAll(keepingCapacity: bytes.count < 1 << 16)
      start = 0
    } else if start > 1 << 16 {
      bytes.removeFirst(start)
      start = 0
    }
  }

  private mutating func paste() -> Key? {
    let end = Self.pasteEnd
    var place = max(start, searched)
    while place + end.count <= bytes.count {
      if bytes[place] == Self.escape, bytes[place..<place + end.count].elementsEqual(end) {
        let text = String(decoding: bytes[start..<place], as: UTF8.self)
        isPasting = false
        searched = 0
        consume(place + end.count - start)
        return .paste(text)
      }
      place += 1
    }
    searched = place
    return nil
  }

  /// A key and its length in bytes; no key for the mark that begins a paste; nil when more is needed.
  private func decode(flush: Bool) -> (Key?, Int)? {
    let waiting = bytes[start...]
    guard let first = waiting.first, first == Self.escape else { return scalar(at: start).map { (.scalar($0), $1) } }
    guard waiting.count > 1 else { return flush ? (.escape, 1) : nil }
    switch waiting[start + 1] {
    case UInt8(ascii: "["): return sequence(flush: flush)
    case UInt8(ascii: "O"):
      guard waiting.count > 2 else { return flush ? (.meta("O"), 2) : nil }
      return (Self.keys["\(Character(Unicode.Scalar(waiting[start + 2])))"] ?? .unknown, 3)
    case Self.escape: return (.escape, 1)
    default: return scalar(at: start + 1).map { (.meta($0), $1 + 1) }
    }
  }

  /// A control sequence: parameters, then a byte from `@` to `~` that ends it.
  private func sequence(flush: Bool) -> (Key?, Int)? {
    let body = bytes[(start + 2)...].prefix(Self.longestSequence)
    guard let end = body.firstIndex(where: { !(0x20..<0x40).contains($0) }) else {
      if body.count == Self.longestSequence { return (.unknown, 2 + body.count) }
      guard flush else { return nil }
      return body.isEmpty ? (.meta("["), 2) : (.unknown, 2 + body.count)
    }
    // A byte that cannot end a sequence begins something else.
    guard (0x40..<0x7F).contains(bytes[end]) else { return (.unknown, end - start) }
    let name = String(decoding: body[...end], as: UTF8.self)
    return (name == "200~" ? nil : Self.keys[name] ?? .unknown, end + 1 - start)
  }

  private func scalar(at place: Int) -> (Unicode.Scalar, Int)? {
    let first = bytes[place]
    let length = first < 0x80 ? 1 : first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0
    guard length > 0 else { return ("\u{FFFD}", 1) }
    let rest = bytes[(place + 1)...].prefix(length - 1)
    let good = rest.prefix { $0 & 0xC0 == 0x80 }.count
    guard good == length - 1 else { return good < rest.count ? ("\u{FFFD}", 1 + good) : nil }
    let text = String(decoding: bytes[place..<place + length], as: UTF8.self).unicodeScalars
    return (text.count == 1 ? text.first ?? "\u{FFFD}" : "\u{FFFD}", length)
  }

  /// What follows `ESC [` or `ESC O`: xterm's sequences, with those of rxvt and the Linux console.
  private static let keys: [String: Key] = [
    "A": .up, "B": .down, "C": .right, "D": .left, "H": .home, "F": .end, "Z": .backTab,
    "1~": .home, "7~": .home, "4~": .end, "8~": .end, "3~": .delete, "M": .control("M"),
    "1;5C": .wordRight, "1;5D": .wordLeft, "1;3C": .wordRight, "1;3D": .wordLeft, "5C": .wordRight, "5D": .wordLeft,
    "c": .wordRight, "d": .wordLeft,
  ]
}
