import Foundation
import Localization
import TestSupport
import Testing
import Yams

/// Holds sources and translations together: every message has its Korean, every Korean its message.
@Suite struct CatalogueTests {
  struct Use {
    let place: String
    let key: String
  }

  struct Entry {
    let place: String
    let key: String
    let text: String
  }

  static let found = Repository.files(in: "Sources", suffix: ".swift").flatMap { file in
    let source = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    return MessageScanner.messages(in: source).map { (place: "\(Repository.path(of: file)):\($0.line)", key: $0.key) }
  }

  static let uses = found.compactMap { found in found.key.map { Use(place: found.place, key: $0) } }

  /// The messages that need a translation: those with words of their own. Others may have one, where
  /// their values stand in another order.
  static let sentences = uses.filter { $0.key.replacing(/\{\d+\}/, with: "").contains(where: \.isLetter) }

  static func entries() throws -> [Entry] {
    try Repository.files(in: "Content/messages/ko", suffix: ".yaml").flatMap { file -> [Entry] in
      let path = Repository.path(of: file)
      let text = try String(contentsOf: file, encoding: .utf8)
      guard let root = try Yams.compose(yaml: text) else { return [] }
      let mapping = try #require(root.mapping, "\(path) is no mapping")
      return try mapping.map { key, value in
        let line = key.mark?.line ?? 0
        let key = try #require(key.string, "\(path):\(line): a key is no text")
        return Entry(
          place: "\(path):\(line)", key: key, text: try #require(value.string, "\(path):\(line): \(key) has no text"))
      }
    }
  }

  /// The numbers of the places for values; a particle that is none counts as -1.
  static func places(in text: String) -> Set<Int> {
    Set(
      text.matches(of: /\{(\d+)(?::([^}]*))?\}/).map { match in
        if let particle = match.output.2, Particle(String(particle)) == nil { return -1 }
        return Int(match.output.1) ?? -1
      })
  }

  static func report(_ lines: [String]) -> Comment { "\n\(lines.joined(separator: "\n"))" }

  @Test func literalsStandOnOneLine() {
    let broken = Self.found.filter { $0.key == nil }.map(\.place)
    #expect(broken.isEmpty, Self.report(broken))
  }

  @Test func everyMessageHasItsKorean() throws {
    let keys = Set(try Self.entries().map(\.key))
    let missing = Self.sentences.filter { !keys.contains($0.key) }.map { "\($0.place): \($0.key)" }
    #expect(missing.isEmpty, Self.report(missing))
  }

  @Test func everyKoreanHasItsMessage() throws {
    let keys = Set(Self.uses.map(\.key))
    let stale = try Self.entries().filter { !keys.contains($0.key) }.map { "\($0.place): \($0.key)" }
    #expect(stale.isEmpty, Self.report(stale))
  }

  @Test func koreanHasTheSameValues() throws {
    let unequal = try Self.entries().filter { Self.places(in: $0.key) != Self.places(in: $0.text) }
      .map { "\($0.place): \($0.key): \($0.text)" }
    #expect(unequal.isEmpty, Self.report(unequal))
  }

  @Test func aKeyHasOneKorean() throws {
    let unclear = Dictionary(grouping: try Self.entries(), by: \.key).values
      .filter { Set($0.map(\.text)).count > 1 }.map { $0.map { "\($0.place): \($0.text)" }.joined(separator: "\n") }
    #expect(unclear.isEmpty, Self.report(unclear))
  }

  @Test func koreanIsWellWritten() throws {
    let style = KoreanStyle()
    let lapses = try Self.entries().flatMap { entry in
      style.lapses(in: entry.text).map { "\(entry.place): \($0.reason): \($0.excerpt)" }
    }
    #expect(lapses.isEmpty, Self.report(lapses))
  }
}
