import TestSupport
import Testing

@testable import LineEditing

@Suite struct KeyDecoderTests {
  private func keys(_ pieces: [[UInt8]], flush: Bool = true) -> [Key] {
    var decoder = KeyDecoder()
    var keys: [Key] = []
    for piece in pieces {
      decoder.feed(piece)
      while let key = decoder.next(flush: false) { keys.append(key) }
    }
    while flush, let key = decoder.next(flush: true) { keys.append(key) }
    return keys
  }

  static let samples: [(String, [Key])] = [
    ("a가😀\u{E9}", [.scalar("a"), .scalar("가"), .scalar("😀"), .scalar("é")]),
    ("\r\n\t\u{7F}\u{1}", [.control("M"), .control("J"), .tab, .backspace, .control("A")]),
    (
      "\u{1B}[A\u{1B}OB\u{1B}[C\u{1B}OD\u{1B}[H\u{1B}[4~\u{1B}[3~\u{1B}[Z",
      [
        .up, .down, .right, .left, .home, .end, .delete, .backTab,
      ]
    ),
    ("\u{1B}[1;5C\u{1B}[1;5D\u{1B}b\u{1B}가", [.wordRight, .wordLeft, .meta("b"), .meta("가")]),
    ("\u{1B}[19;2~x\u{1B}[<0;1;1Mx", [.unknown, .scalar("x"), .unknown, .scalar("x")]),
    ("\u{1B}\u{1B}[Ax", [.escape, .up, .scalar("x")]),
    ("\u{1B}[200~줄 하나\r줄\u{1B}[A 둘\u{1B}[201~z", [.paste("줄 하나\r줄\u{1B}[A 둘"), .scalar("z")]),
    ("\u{1B}[200~\u{1B}[201~\u{1B}[200~b\u{1B}[201~", [.paste(""), .paste("b")]),
    ("\u{1B}", [.escape]), ("\u{1B}[", [.meta("[")]), ("\u{1B}O", [.meta("O")]), ("\u{1B}[1;", [.unknown]),
  ]

  @Test(arguments: samples)
  func `keys are the same however the bytes are cut`(text: String, expected: [Key]) {
    let bytes = Array(text.utf8)
    #expect(keys([bytes]) == expected)
    #expect(keys(bytes.map { [$0] }) == expected)
    for place in bytes.indices { #expect(keys([Array(bytes[..<place]), Array(bytes[place...])]) == expected) }
  }

  @Test(
    arguments: [
      ([0xFF, 0x61], "\u{FFFD}a"), ([0xC0, 0x80], "\u{FFFD}\u{FFFD}"), ([0xE0, 0x80, 0x80, 0x61], "\u{FFFD}a"),
      ([0xEA, 0xB0, 0x61], "\u{FFFD}a"), ([0xED, 0xA0, 0x80], "\u{FFFD}"), ([0xF4, 0x90, 0x80, 0x80], "\u{FFFD}"),
      ([0xEA, 0xB0, 0xEA, 0xB0, 0x80], "\u{FFFD}가"),
    ] as [([UInt8], String)])
  func `bytes that are no text become a replacement character`(bytes: [UInt8], text: String) {
    #expect(keys([bytes]) == text.unicodeScalars.map { .scalar($0) })
  }

  @Test func `half a character waits for the rest`() {
    #expect(keys([[0xEA, 0xB0]]) == [])
    #expect(keys([[0x1B]], flush: false) == [])
  }

  @Test func `random bytes never stop the decoder, and a paste at last ends`() {
    var random = SplitMix(state: 7)
    for _ in 0..<300 {
      let bytes = (0..<200).map { _ in
        let special: [UInt8] = [0x1B, 0x5B, 0x32, 0x30, 0x7E]
        let any = UInt8.random(in: 0...255, using: &random)
        return Bool.random(using: &random) ? any : special.randomElement(using: &random) ?? any
      }
      let pieces = [bytes, Array("\u{1B}[201~ok!!!".utf8)]
      #expect(keys(pieces).last == .scalar("!"))
    }
  }
}
