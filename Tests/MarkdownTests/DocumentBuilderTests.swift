import Markdown
import Testing

@Suite("Documents made by commands")
struct DocumentBuilderTests {
  @Test(arguments: [true, false])
  func gathersWhatItLists(isPublic: Bool) {
    let document = Document {
      Block.heading(2, "`web-a`")
      if isPublic { "public" } else { Block.paragraph(.warning, "private") }
      for zone in ["a", "c"] { "zone \(zone)" }
      if isPublic { Document(markdown: "---") }
      Table(header: ["port"], rows: [["`443`"]])
    }
    #expect(
      document.blocks == [
        .heading(level: 2, [.code("web-a")]),
        isPublic ? .paragraph(["public"]) : .paragraph([.styled(.warning, ["private"])]),
        .paragraph(["zone a"]), .paragraph(["zone c"]),
      ] + (isPublic ? [.thematicBreak] : [])
        + [.table(Table(header: [["port"]], rows: [[[.code("443")]]]))])
  }

  @Test(
    "Only backquotes mean something in a message",
    arguments: [
      ("`web-a` 서브넷을 *추가*했습니다.", [.code("web-a"), " 서브넷을 *추가*했습니다."]),
      ("a `b", ["a `b"]), ("``", ["``"]), ("", []), ("`a``b`", [.code("a"), .code("b")]),
    ] as [(String, [Inline])])
  func messageTexts(text: String, expected: [Inline]) {
    #expect([Inline](text) == expected)
  }

  @Test func plainTextKeepsTheWords() {
    let inlines: [Inline] = [
      "a ", .strong([.code("b"), .styled(.bad, "c")]), .lineBreak, .link(["d"], destination: "e"),
    ]
    #expect(inlines.plainText == "a bc\nd")
  }

  @Test func codeEndsWithItsNewline() {
    #expect(Block.code("draw") == .code("draw\n"))
    #expect(Block.code("") == .code(CodeBlock(text: "")))
  }
}
