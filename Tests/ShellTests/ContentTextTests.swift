import Foundation
import TestSupport
import Testing

@testable import Curriculum

/// Texts of content come in in one form, whatever editor wrote them.
@Suite struct ContentTextTests {
  @Test func whatAnEditorTookApartIsPutTogether() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "content-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let (apart, together) = ("\u{1112}\u{1161}\u{11AB}\u{1100}\u{1173}\u{11AF} cafe\u{301} \u{212A}", "한글 café K")
    try Data(apart.utf8).write(to: folder.appending(path: "a.md"))
    let text = try ContentLocation(folder: folder).text("a.md")
    // Swift's own comparison takes both for the same.
    #expect(Array(text.unicodeScalars) == Array(together.unicodeScalars))
  }

  @Test func whatIsTakenForComposedIs() {
    let sure = (0...0x10FFFF).compactMap(Unicode.Scalar.init).filter(ContentLocation.isComposed)
    #expect(sure.count > 30_000)
    for scalar in sure {
      for text in ["a" + String(Character(scalar)), "가" + String(Character(scalar))] {
        let same = text.precomposedStringWithCanonicalMapping.unicodeScalars.elementsEqual(text.unicodeScalars)
        #expect(same, "U+\(String(scalar.value, radix: 16))")
        if !same { return }
      }
    }
  }
}
