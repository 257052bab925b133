import Foundation
import Localization
import Markdown
import TestSupport
import Testing
import Topology

@testable import Diagram

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite("Pictures for other programs")
struct PictureFormatTests {
  @Test(arguments: ["shop-open", "three-tier"], PictureFormat.allCases)
  func exactly(name: String, format: PictureFormat) throws {
    let picture = DesignPicture(try Designs.named(name), words: try Designs.words(.korean))
    #expect(try Snapshot("\(name)-\(format)").difference(from: picture.text(format)) == nil)
  }

  @Test(arguments: 0..<6)
  func svgIsWellFormed(seed: Int) throws {
    let text = DesignPicture(try Designs.random(seed), words: .english).text(.svg)
    let parser = XMLParser(data: Data(text.utf8))
    #expect(parser.parse())
  }

  @Test(arguments: 0..<6)
  func placesAreClosedAndEdgesLeadToNodes(seed: Int) throws {
    let design = try Designs.random(seed)
    let graph = PictureGraph(PictureBuilder(design, words: .english).picture())
    func nodes(_ place: PictureGraph.Place) -> [String] { place.nodes.map(\.id) + place.places.flatMap(nodes) }
    let all = graph.places.flatMap(nodes)
    #expect(Set(all).count == all.count)
    #expect(graph.edges.allSatisfy { Set(all + ["internet"]).isSuperset(of: [$0.from, $0.to]) })
    #expect(graph.edges.filter { !$0.isIntended }.count == design.parts(of: "igw").filter { $0.parent != nil }.count)
    let dot = DesignPicture(design, words: .english).text(.dot)
    #expect(dot.count { $0 == "{" } == dot.count { $0 == "}" })
    let mermaid = DesignPicture(design, words: .english).text(.mermaid).split(separator: "\n")
    let (opened, closed) = (mermaid.count { $0.contains("subgraph") }, mermaid.count { $0.hasSuffix("  end") })
    #expect(opened == closed)
  }

  @Test(
    arguments: [
      ("a.svg", .svg), ("A.SVG", .svg), ("x.y.dot", .dot), ("x.gv", .dot), ("구성도.mmd", .mermaid), ("svg", nil),
      ("a.", nil),
      ("", nil), ("a.png", nil),
    ] as [(String, PictureFormat?)])
  func namesAskForAForm(path: String, format: PictureFormat?) {
    #expect(PictureFormat(path: path) == format)
  }

  @Test func wordsCannotLeaveTheirQuotes() {
    let line = Picture.Line("a\"b]<script>&\\#`\u{1B}")
    let picture = Picture(internet: "net", outside: Picture.Box(title: "t", lines: [line]))
    #expect(MermaidWriter(picture: picture).text.contains("[\"a#quot;b]#lt;script#gt;&\\#35;#96;^[\"]"))
    #expect(DOTWriter(picture: picture).text.contains("[label=\"a\\\"b]<script>&\\\\#`^[\"];"))
    #expect(SVGWriter(picture: picture, width: 80).text.contains(">a&quot;b]&lt;script&gt;&amp;\\#`^[</text>"))
  }

  /// A subnet of a lost zone follows no table that holds; without its exposure nothing is left to say in that line.
  @Test func aSubnetWithNothingToTellHasNoEmptyLine() throws {
    let topology = try Script.apply(
      """
      add vpc main cidr=10.0.0.0/16
      add subnet one in main az=a cidr=10.0.1.0/24
      """)
    let picture = DesignPicture(topology, words: .english, losing: "a", exposure: false)
    let lines = try #require(picture.figure(width: 80).drawings.first).map(\.plainText)
    #expect(lines.contains { $0.contains("one 10.0.1.0/24") })
    #expect(!lines.contains { !$0.isEmpty && $0.allSatisfy { "│ ".contains($0) } }, "\(lines)")
  }
}
