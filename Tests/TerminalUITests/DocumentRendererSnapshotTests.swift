import Foundation
import Markdown
import TerminalUI
import TestSupport
import Testing

@Suite("A lesson's page, exactly")
struct DocumentRendererSnapshotTests {
  @Test(
    arguments: [
      ("page-80", TerminalSettings(width: 80)),
      ("page-40", TerminalSettings(width: 40)),
      ("page-40-ascii", TerminalSettings(width: 40, drawing: .ascii)),
      ("page-plain", TerminalSettings(width: 80, isPlain: true)),
      ("page-colours", TerminalSettings(width: 80, styling: .sixteenColours)),
    ])
  func page(name: String, settings: TerminalSettings) throws {
    let fixture = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/page.md")
    let document = Document(markdown: try String(contentsOf: fixture, encoding: .utf8))
    let text = DocumentRenderer(settings).text(document).replacing("\u{1B}", with: "␛")
    let difference = try Snapshot(name).difference(from: text)
    #expect(difference == nil)
  }
}
