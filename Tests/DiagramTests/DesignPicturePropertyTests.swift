import Localization
import Markdown
import TerminalUI
import TestSupport
import Testing
import Topology

@testable import Diagram

@Suite("What holds for every picture")
struct DesignPicturePropertyTests {
  private static let seeds = 0..<12

  private func picture(_ design: Topology) -> Picture {
    PictureBuilder(design, words: .english).picture()
  }

  @Test(arguments: seeds)
  func eachPartIsNamedOrCountedOnce(seed: Int) throws {
    let design = try Designs.random(seed)
    let shown = picture(design).boxes.flatMap(\.allParts)
    let stated = design.parts.filter { !$0.isImplied }.map(\.name)
    #expect(shown.sorted() == stated)
    let left = PictureBuilder(design, words: .english, losing: "a").picture().boxes.flatMap(\.allParts)
    #expect(left.sorted() == stated)
  }

  @Test(arguments: seeds)
  func linesThatNamePartsSayTheirNames(seed: Int) throws {
    func lines(_ box: Picture.Box) -> [Picture.Line] { box.lines + box.footer + box.boxes.flatMap(lines) }
    for line in picture(try Designs.random(seed)).boxes.flatMap(lines) {
      let text = (line.drawn ?? "") + (line.told ?? "")
      let named = line.parts.filter { text.contains($0.description) }.count
      let counted = text.matches(of: /(\d+)x/).compactMap { Int($0.1) }.reduce(0, +)
      #expect(line.parts.isEmpty || named + counted >= line.parts.count || text.contains("subnets:"), "\(line)")
    }
  }

  @Test(arguments: seeds)
  func linesOfABoxAreEquallyWide(seed: Int) throws {
    let layout = BoxLayout()
    for box in picture(try Designs.random(seed)).boxes {
      for width in [24, 31, 40, 77, 120, 200] {
        let lines = layout.lines(box, width: width).map { $0.plainText.cellWidth }
        #expect(Set(lines) == [width])
      }
      // At its natural width nothing needs a second line.
      let natural = layout.naturalWidth(box)
      #expect(layout.lines(box, width: natural).count == layout.lines(box, width: natural + 100).count)
    }
  }

  @Test(arguments: seeds)
  func framesAreClosed(seed: Int) throws {
    let design = try Designs.random(seed)
    let picture = DesignPicture(design, words: .english)
    for drawing in picture.figure(width: 100).drawings {
      let text = drawing.map(\.plainText).joined(separator: "\n")
      for (one, other) in [("┌", "┐"), ("└", "┘"), ("┌", "└")] {
        #expect(text.count { String($0) == one } == text.count { String($0) == other })
      }
    }
  }

  @Test(arguments: [10, 11, 23, 24, 25, 39, 40, 80, 81, 200])
  func fitsEveryTerminal(width: Int) throws {
    let design = try Designs.random(width)
    let picture = DesignPicture(design, words: .english)
    let lines = DocumentRenderer(TerminalSettings(width: width)).lines(picture.document(width: width))
    #expect(lines.allSatisfy { $0.cellWidth <= width })
    #expect(lines.contains { $0.contains("┌") } == (width >= 24))
  }

  /// A route whose target was removed still wins its prefix, and its subnet is no longer public.
  @Test func removedTargetsLeaveBlackHoles() throws {
    let design = try Script.apply("remove gate", to: try Designs.named("shop-open"))
    let text = PictureDrawing(picture(design)).lines(width: 80).map(\.plainText).joined(separator: "\n")
    #expect(text.contains("0.0.0.0/0 -> gone:gate (black hole)"))
    #expect(text.contains("private subnet (shop.route-table)"))
    #expect(!text.contains("┴"))
  }

  @Test func controlCharactersSpoilNoFrame() {
    let box = Picture.Box(title: "\u{1B}[31m", lines: [Picture.Line("\u{202E}a\u{7} b")])
    let lines = BoxLayout().lines(box, width: BoxLayout().naturalWidth(box))
    #expect(lines.map(\.plainText) == ["┌ ^[[31m ┐", "│ �a^G b │", "└────────┘"])
  }

  @Test func tenThousandInstancesAreCounted() throws {
    let names = (0..<10_000).map { "add ec2 i\($0) in sub\($0 % 60)" }
    let subnets = (0..<60).map { "add subnet sub\($0) in main az=\(["a", "b", "c"][$0 % 3]) cidr=10.0.\($0).0/24" }
    let design = try Script.apply(
      (["add vpc main cidr=10.0.0.0/16"] + subnets + names).joined(separator: "\n"))
    let picture = picture(design)
    #expect(picture.boxes.flatMap(\.allParts).count == 10_061)
    let lines = PictureDrawing(picture).lines(width: 80).map(\.plainText)
    #expect(lines.count < 20)
    #expect(lines.contains { $0.contains("20x private subnet, 3,334x EC2") })
  }

  @Test func manyNetworksAreToldInALineEach() throws {
    let design = try Script.apply(
      (1...6).map { "add vpc v\($0) cidr=10.\($0).0.0/16; add subnet sub\($0) in v\($0); add igw g\($0) in v\($0)" }
        .joined(separator: "\n"))
    let lines = PictureDrawing(picture(design)).lines(width: 80).map(\.plainText)
    #expect(lines.count == 8)
    #expect(lines[1].contains("VPC v1 10.1.0.0/16: subnets: 1, other parts: 1"))
  }
}
