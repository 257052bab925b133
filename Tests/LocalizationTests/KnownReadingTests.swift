import Testing

@testable import Localization

@Suite struct KnownReadingTests {
  @Test func everyWordStandsOnceAndInLowercase() {
    let words = KnownReading.table.flatMap { $0.words.split(whereSeparator: \.isWhitespace).map(String.init) }
    #expect(words.count == KnownReading.sounds.count)
    #expect(words.allSatisfy { $0 == $0.lowercased() })
    #expect(words.count > 150)
  }
}
