import TerminalUI
import Testing

@Suite struct CellWidthTests {
  /// Widths as python-wcwidth 0.7 (Unicode 17) gives them for whole strings.
  @Test(arguments: [
    ("", 0), ("add vpc", 7), ("가", 2), ("한글 abc", 8), ("각", 2), ("\u{1112}\u{119E}\u{11AB}", 2), ("ㄱ", 2),
    ("漢字", 4), ("ﾊﾝ", 2), ("ＡＢ", 4), ("e\u{301}", 1), ("ก็", 1), ("กำ", 2), ("कि", 2), ("क्षि", 2),
    ("👨‍👩‍👧", 2), ("🇰🇷", 2), ("🇰", 2), ("👍🏽", 2), ("❤", 1), ("❤\u{FE0F}", 2), ("1\u{FE0F}\u{20E3}", 2),
    ("\u{1FAE8}", 2), ("…│①", 3), ("\u{AD}", 1), ("\u{200B}\u{200D}", 0), ("\u{3164}", 0), ("a\u{1B}b\u{7F}", 2),
  ])
  func `a text takes the cells that terminals give it`(text: String, cells: Int) {
    #expect(text.cellWidth == cells)
  }

  @Test(arguments: [
    ("가나 abc", "가나 abc"), ("e\u{301}", "e\u{301}"), ("กำ", "กำ"),
    ("\u{1112}\u{119E}\u{11AB}", "\u{1112}\u{119E}\u{11AB}"),
    ("👨‍👩‍👧", "👨"), ("👍🏽", "👍"), ("🇰🇷", "KR"), ("🇰", "K "), ("❤\u{FE0F}", "❤ "), ("1\u{FE0F}\u{20E3}", "1 "),
    ("\u{1FAE8}", "\u{FFFD} "), ("\u{301}", "\u{FFFD}"), ("\u{1161}", "\u{FFFD}"), ("\u{202E}", "\u{FFFD}"),
    ("\t\u{1B}\u{7F}\u{9B}\r\n", "^I^[^?\u{FFFD}^M^J"), ("\u{E000}", "\u{E000}"),
  ])
  func `what terminals count differently is drawn by something that they count alike`(text: String, form: String) {
    #expect(text.terminalForm == form)
  }

  @Test func `a visible grapheme keeps its width in its terminal form, and a form stays as it is`() {
    var wrong: [String] = []
    for value in UInt32(0)...0x1FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      for text in ["\(scalar)", "가\(scalar)", "\(scalar)\u{FE0F}"] {
        let form = text.terminalForm
        let cells = text.reduce(0) { $0 + ($1.cellWidth > 0 ? $1.cellWidth : $1.terminalForm.cellWidth) }
        if form.cellWidth != cells || form.terminalForm != form { wrong.append("\(String(value, radix: 16)) \(form)") }
      }
    }
    #expect(wrong == [])
  }
}
