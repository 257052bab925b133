import Markdown
import TerminalUI
import Testing

@Suite("Where lines break")
struct WordWrappingTests {
  @Test(
    arguments: [
      // Between 어절, never before a particle.
      (10, "서브넷마다 라우팅 테이블이 있습니다.", ["서브넷마다", "라우팅", "테이블이", "있습니다."]),
      (12, "`web-a`를 지웁니다.", ["`web-a`를", "지웁니다."]),
      (16, "지금은 443번 포트를 엽니다.", ["지금은 443번", "포트를 엽니다."]),
      // A number stays with its unit, also when a space stands between them.
      (12, "모두 합쳐서 3 대를 둡니다.", ["모두 합쳐서", "3 대를", "둡니다."]),
      (12, "It holds 100 GiB now", ["It holds", "100 GiB now"]),
      // Code stays whole where it fits, and breaks at its spaces where it cannot.
      (14, "Type `add vpc a` now", ["Type", "`add vpc a`", "now"]),
      (10, "`add vpc main`을 칩니다", ["`add vpc", "main`을", "칩니다"]),
      // What is longer than a line is broken, but not just before its particle.
      (10, "aaaaaaaaaa를", ["aaaaaaaaa", "a를"]),
      (10, "`aaaaaaaa`를", ["`aaaaaaa", "a`를"]),
      (10, "가나다라마바을", ["가나다라마", "바을"]),
      (10, "가나다라마을", ["가나다라", "마을"]),
      (10, "가나다라마에서", ["가나다라", "마에서"]),
      (12, "/usr/local/share/man", ["/usr/local/", "share/man"]),
      (10, "", [""]),
      (10, "  a   b  ", ["a b"]),
    ] as [(Int, String, [String])])
  func paragraph(width: Int, text: String, expected: [String]) {
    #expect(DocumentRenderer(TerminalSettings(width: width)).lines(Document([.paragraph(text)])) == expected)
  }

  @Test(
    "Code keeps its spaces where a line goes on",
    arguments: [
      ("  a = \"x   y\"  # why", 20, ["      a = \"x   y\"", "        # why"]),
      ("short  one", 20, ["    short  one"]), ("\ta", 20, ["        a"]),
      ("aaaaaaaaaaaaaaaaaaaa b", 20, ["    aaaaaaaaaaaaaa", "      aaaaaa b"]),
    ])
  func code(line: String, width: Int, expected: [String]) {
    let lines = DocumentRenderer(TerminalSettings(width: width)).lines(Document([.code(line)]))
    #expect(lines == expected)
  }

  @Test func signsStandOut() {
    let document = Document {
      Block.paragraph(.good, "one two three")
      Block.paragraph(.good, "")
      Block.paragraph([.styled(.bad, ["one two"]), " three four"])
      Block.paragraph(.warning, "!! two three")
    }
    let lines = DocumentRenderer(TerminalSettings(width: 10)).lines(document)
    #expect(
      lines == ["✓ one two", "  three", "", "✓", "", "✗ one two", "  three", "  four", "", "! !! two", "  three"])
  }

  @Test func noBreakSpacesHold() {
    let document = Document([.paragraph("a b\u{A0}c d")])
    #expect(DocumentRenderer(TerminalSettings(width: 10)).lines(document) == ["a b c d"])
    let long = Document([.paragraph("aaaa bbbb\u{A0}cc")])
    #expect(DocumentRenderer(TerminalSettings(width: 10)).lines(long) == ["aaaa", "bbbb cc"])
  }

  @Test(
    "Text of labels is broken like that of pages",
    arguments: ["", "a b", " a", "a ", "a  b", "가 나", "aaaaaa bbbbbb", "\u{1B}[0m", "a\tb", "a\nb"])
  func labels(text: String) {
    let page = DocumentRenderer(TerminalSettings(width: 10)).lines(Document([.paragraph([.text(text)])]))
    #expect(text.wrapped(to: 10) == page)
  }
}
