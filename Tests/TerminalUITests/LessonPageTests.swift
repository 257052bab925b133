import Foundation
import Markdown
import TerminalUI
import TestSupport
import Testing

@Suite("The lessons as pages")
struct LessonPageTests {
  /// The page behind the front matter, which stands between two lines of hyphens.
  private static func page(_ file: URL) throws -> Document {
    let text = try String(contentsOf: file, encoding: .utf8)
    let parts = text.split(separator: /(?m)^---\n/, maxSplits: 2, omittingEmptySubsequences: false)
    return Document(markdown: String(parts.last ?? ""))
  }

  @Test(arguments: Repository.files(in: "Lessons", suffix: ".md"))
  func fitsItsReader(file: URL) throws {
    let page = try Self.page(file)
    for width in [40, 80] {
      for isPlain in [false, true] {
        let lines = DocumentRenderer(TerminalSettings(width: width, isPlain: isPlain)).lines(page)
        #expect(lines.allSatisfy { $0.cellWidth <= width })
      }
    }
  }

  /// CommonMark does not close `**` between punctuation and a particle, and then shows the asterisks.
  @Test(arguments: Repository.files(in: "Lessons", suffix: ".md"))
  func leavesNoMarkupInItsText(file: URL) throws {
    func texts(_ inlines: [Inline]) -> [String] {
      inlines.flatMap { inline -> [String] in
        switch inline {
        case .text(let text): [text]
        case .emphasis(let inner), .strong(let inner), .link(let inner, _), .styled(_, let inner): texts(inner)
        case .code, .lineBreak, .progress: []
        }
      }
    }
    func texts(_ block: Block) -> [String] {
      switch block {
      case .heading(_, let inlines), .paragraph(let inlines): texts(inlines)
      case .list(let list): list.items.flatMap { $0.flatMap(texts) }
      case .quote(let blocks): blocks.flatMap(texts)
      case .table(let table): (table.header + table.rows.flatMap(\.self)).flatMap(texts)
      case .code, .thematicBreak, .figure: []
      }
    }
    let left = try Self.page(file).blocks.flatMap(texts).filter {
      $0.contains("**") || $0.contains("`") || $0.contains("](")
    }
    #expect(left.isEmpty)
  }

  @Test func thereAreLessons() {
    #expect(Repository.files(in: "Lessons", suffix: ".md").count > 10)
  }
}
