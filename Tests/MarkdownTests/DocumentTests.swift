import Markdown
import Testing

@Suite("Reading Markdown")
struct DocumentTests {
  @Test func blocksOfEveryKind() {
    let document = Document(
      markdown: """
        # Out, *but* not `in`

        One line
        goes on.\\
        Then breaks at **last** & [leads](https://example.com) on.

        3. third
        4. fourth

           - inner

        > said

        ---
        """)
    #expect(
      document.blocks == [
        .heading(level: 1, ["Out, ", .emphasis(["but"]), " not ", .code("in")]),
        .paragraph([
          "One line goes on.", .lineBreak, "Then breaks at ", .strong(["last"]), " & ",
          .link(["leads"], destination: "https://example.com"), " on.",
        ]),
        .list(
          ListBlock(
            start: 3, isTight: false,
            items: [
              [.paragraph(["third"])],
              [.paragraph(["fourth"]), .list(ListBlock(items: [[.paragraph(["inner"])]]))],
            ])),
        .quote([.paragraph(["said"])]),
        .thematicBreak,
      ])
  }

  @Test func stepsKeepInfoTextAndLines() {
    let document = Document(
      markdown: """
        ```predict first-guess
        ```

        - in a list

          ```try
          add vpc shop cidr=10.0.0.0/16

          draw   # => yes
          ```

        out of it

              indented
        """, firstLine: 11)
    let code = document.codeBlocks
    #expect(code.map(\.info) == ["predict first-guess", "try", ""])
    #expect(code.map(\.text) == ["", "add vpc shop cidr=10.0.0.0/16\n\ndraw   # => yes\n", "  indented\n"])
    #expect(code.map(\.line) == [11, 16, 24])
    #expect(code.map(\.textLine) == [12, 17, 24])
    #expect(code[0].words == ["predict", "first-guess"])
    #expect(code[1].lines == ["add vpc shop cidr=10.0.0.0/16", "", "draw   # => yes"])
    #expect(code[0].lines.isEmpty)
  }

  @Test func tablesAreRectangular() {
    let document = Document(
      markdown: """
        | 서브넷 | `0.0.0.0/0` | 두는 것 |
        | --- | :---: | ---: |
        | 퍼블릭 | 인터넷 게이트웨이 | ALB \\| NAT |
        | 프라이빗 |
        """)
    #expect(
      document.blocks == [
        .table(
          Table(
            header: [["서브넷"], [.code("0.0.0.0/0")], ["두는 것"]],
            rows: [[["퍼블릭"], ["인터넷 게이트웨이"], ["ALB | NAT"]], [["프라이빗"], [], []]],
            alignments: [.leading, .center, .trailing]))
      ])
  }

  @Test(
    "Every text is some document",
    arguments: [
      ("", []), ("\n\n", []), ("***", [.thematicBreak]), ("|", [.paragraph(["|"])]),
      ("```", [.code(CodeBlock(text: "", line: 1, textLine: 2))]),
      ("a\u{0}b", [.paragraph(["a\u{FFFD}b"])]), ("[a](", [.paragraph(["[a]("])]),
      ("<b>\nx</b>", [.paragraph(["<b> x</b>"])]), ("😀\u{FE0F}\r\n가", [.paragraph(["😀\u{FE0F} 가"])]),
    ] as [(String, [Block])])
  func everyTextIsSomeDocument(text: String, expected: [Block]) {
    #expect(Document(markdown: text).blocks == expected)
  }

  @Test func picturesAndTagsLeaveTheirWords() {
    let paragraph = Document(markdown: "a ![alt *text*](p.png) <b>x</b>").blocks
    #expect(paragraph == [.paragraph(["a alt text <b>x</b>"])])
  }

  /// Ten thousand quotes within each other would need as many stack frames.
  @Test func deepNestingBecomesText() {
    let deep = Document(markdown: String(repeating: ">", count: 10_000) + " end")
    var (blocks, depth) = (deep.blocks, 0)
    while case .quote(let inner)? = blocks.first { (blocks, depth) = (inner, depth + 1) }
    #expect(depth == 64)
    #expect(String(describing: blocks).contains("end"))
  }

  @Test func documentsReadAtTheSameTimeAreAlike() async {
    let text = "| a | b |\n| - | - |\n| 1 | 2 |"
    let documents = await withTaskGroup(of: Document.self) { group in
      for _ in 0..<32 { group.addTask { Document(markdown: text) } }
      return await group.reduce(into: Set<Document>()) { $0.insert($1) }
    }
    #expect(documents == [Document([.table(Table(header: ["a", "b"], rows: [["1", "2"]]))])])
  }
}
