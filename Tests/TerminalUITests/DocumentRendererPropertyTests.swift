import Markdown
import TerminalUI
import TestSupport
import Testing

@Suite("What holds for every document")
struct DocumentRendererPropertyTests {
  /// Documents made at random from a fixed seed, with all kinds of blocks, hostile text among them.
  static let documents: [Document] = {
    var maker = DocumentMaker(seed: 20_261_122)
    return (0..<24).map { _ in maker.document() }
  }()

  static let settings: [TerminalSettings] = [10, 17, 40, 120].flatMap { width in
    [
      TerminalSettings(width: width), TerminalSettings(width: width, isPlain: true),
      TerminalSettings(width: width, styling: .sixteenColours), TerminalSettings(width: width, drawing: .ascii),
    ]
  }

  @Test(arguments: settings)
  func noLineIsWiderThanTheTerminal(settings: TerminalSettings) {
    let wider = Self.documents.flatMap { DocumentRenderer(settings).lines($0) }
      .filter { $0.withoutStyles.cellWidth > settings.width }
    #expect(wider.isEmpty)
  }

  @Test(arguments: settings)
  func controlCharactersNeverPass(settings: TerminalSettings) {
    let hostile = Self.documents.flatMap { DocumentRenderer(settings).lines($0) }
      .filter { $0.withoutStyles.unicodeScalars.contains { $0.isControl } }
    #expect(hostile.isEmpty)
  }

  @Test(arguments: settings)
  func wordsSurviveInTheirOrder(settings: TerminalSettings) {
    var maker = DocumentMaker(seed: 7)
    for _ in 0..<24 {
      let text = maker.words(40)
      let lines = DocumentRenderer(settings).lines(Document([.paragraph([.text(text), " ", .code(text)])]))
      let shown = lines.joined().withoutStyles.filter { $0 != " " }
      let said = (text + "`" + text + "`").filter { $0 != " " }
      #expect(shown == String(said.map { settings.drawing == .ascii && $0 == "•" ? "-" : $0 }))
    }
  }

  @Test("Every width from 1 to 200 is served", arguments: 1...200)
  func everyWidth(width: Int) {
    let settings = TerminalSettings(width: width)
    #expect(settings.width == max(10, width))
    for document in Self.documents.prefix(6) {
      #expect(DocumentRenderer(settings).lines(document).allSatisfy { $0.cellWidth <= settings.width })
    }
  }

  @Test func withoutStylingNothingIsEscaped() {
    for document in Self.documents {
      #expect(!DocumentRenderer(TerminalSettings()).text(document).contains("\u{1B}"))
    }
  }
}

/// Makes documents; the same seed makes the same ones.
struct DocumentMaker {
  private var random: SplitMix
  private static let vocabulary = [
    "가용", "영역을", "서브넷에", "web-a를", "443번", "a", "the", "gateway,", "10.0.0.0/16", "나갑니다.", "3", "대를", "•",
    "x", "internationalisation-of-everything", "퍼블릭서브넷과프라이빗서브넷의라우팅테이블을", "(AZ)을",
  ]
  private static let hostile = [
    "\u{1B}[31m", "\u{202E}drow", "\u{0}", "\t", "\r\n", "\u{9B}2J", "\u{7}", "e\u{301}\u{301}", "👩‍👩‍👧‍👦", "🇰🇷", "\u{200B}",
    "\u{2066}x\u{2069}", "\u{85}", "\u{2028}", "한글", "❤️", "\u{E0041}", "\u{FEFF}",
  ]

  init(seed: UInt64) { random = SplitMix(state: seed) }

  mutating func next(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &random) }

  mutating func words(_ count: Int) -> String {
    (0..<count).map { _ in Self.vocabulary[next(Self.vocabulary.count)] }.joined(separator: " ")
  }

  mutating func document() -> Document { Document((0..<1 + next(5)).map { _ in block(depth: 0) }) }

  private mutating func text() -> String {
    words(1 + next(12)) + Self.hostile[next(Self.hostile.count)] + words(next(3))
  }

  private mutating func inlines() -> [Inline] {
    (0..<1 + next(4)).map { _ in
      switch next(8) {
      case 0: .emphasis([.text(text())])
      case 1: .strong([.code(text())])
      case 2: .code(text())
      case 3: .link([.text(text())], destination: text())
      case 4: .lineBreak
      case 5: .progress(done: next(9), of: next(9))
      case 6: .styled(Role.allCases[next(Role.allCases.count)], text())
      default: .text(text())
      }
    }
  }

  private mutating func block(depth: Int) -> Block {
    switch next(depth < 12 ? 9 : 5) {
    case 0: return .heading(level: 1 + next(6), inlines())
    case 1: return .code(CodeBlock(text: text() + "\n  " + text()))
    case 2:
      let header = (0..<1 + next(5)).map { _ in inlines() }
      return .table(
        Table(
          header: header, rows: (0..<next(4)).map { _ in header.map { _ in inlines() } },
          alignments: [.trailing, .center]))
    case 3: return .thematicBreak
    case 4: return .paragraph(inlines())
    case 5: return .quote((0..<1 + next(2)).map { _ in block(depth: depth + 1) })
    case 6: return .figure(Figure(drawings: [[inlines()], [[.text(text())]]], outline: [block(depth: depth + 1)]))
    default:
      return .list(
        ListBlock(
          start: next(2) == 0 ? nil : next(1_000), isTight: next(2) == 0,
          items: (0..<1 + next(3)).map { _ in (0..<next(3)).map { _ in block(depth: depth + 1) } }))
    }
  }
}

extension String {
  /// The text without the styles that the renderer itself may set: `ESC [`, digits and `;`, `m`.
  var withoutStyles: String {
    var (text, rest) = (String.UnicodeScalarView(), unicodeScalars[...])
    while let scalar = rest.popFirst() {
      let parameters = rest.dropFirst().prefix { "0123456789;".unicodeScalars.contains($0) }
      if scalar == "\u{1B}", rest.first == "[", !parameters.isEmpty, rest[parameters.endIndex...].first == "m" {
        rest = rest[parameters.endIndex...].dropFirst()
      } else {
        text.append(scalar)
      }
    }
    return String(text)
  }
}

extension Unicode.Scalar {
  fileprivate var isControl: Bool {
    switch properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator, .format: true
    default: false
    }
  }
}
