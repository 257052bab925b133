import Localization
import Markdown
import TerminalUI
import TestSupport
import Testing
import Topology

@testable import Diagram

@Suite("Pictures, exactly")
struct DesignPictureSnapshotTests {
  @Test(
    arguments: ["shop-open", "two-zones", "three-tier", "empty"],
    [
      ("80", TerminalSettings(width: 80)), ("40", TerminalSettings(width: 40)), ("120", TerminalSettings(width: 120)),
      ("ascii", TerminalSettings(width: 80, drawing: .ascii)), ("plain", TerminalSettings(width: 80, isPlain: true)),
    ])
  func picture(name: String, shown: (suffix: String, settings: TerminalSettings)) throws {
    for language in Language.required {
      let picture = DesignPicture(try Designs.named(name), words: try Designs.words(language))
      let text = DocumentRenderer(shown.settings).text(picture.document(width: shown.settings.width))
      let difference = try Snapshot("\(name)-\(shown.suffix)-\(language)").difference(from: text)
      #expect(difference == nil)
    }
  }

  @Test(arguments: ["two-zones", "three-tier"])
  func withALostZone(name: String) throws {
    let picture = DesignPicture(try Designs.named(name), words: try Designs.words(.korean), losing: "a")
    let text = DocumentRenderer(TerminalSettings(width: 80)).text(picture.document(width: 80))
    let difference = try Snapshot("\(name)-lost-ko").difference(from: text)
    #expect(difference == nil)
  }
}
