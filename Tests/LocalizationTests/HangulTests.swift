import Localization
import TestSupport
import Testing

@Suite struct HangulTests {
  static let syllables = (0xAC00...0xD7A3 as ClosedRange<UInt32>).compactMap(Unicode.Scalar.init).map { Character($0) }

  @Test func everySyllableComesApartAndTogether() throws {
    #expect(Self.syllables.count == 11172)
    for character in Self.syllables {
      let syllable = try #require(HangulSyllable(character))
      let again = HangulSyllable(initial: syllable.initial, medial: syllable.medial, final: syllable.final)
      #expect(again?.character == character)
      #expect(Jamo.composed(Jamo.letters(of: String(character))) == String(character))
    }
  }

  @Test func conjoiningJamoAreTheSameSyllable() throws {
    #expect(HangulSyllable("\u{1100}\u{1161}\u{11A8}") == HangulSyllable("각"))
    #expect(HangulSyllable("가\u{11AF}") == HangulSyllable("갈"))
    #expect(HangulSyllable("a") == nil)
    #expect(HangulSyllable("ㄱ") == nil)
    #expect(HangulSyllable(initial: "ㅏ", medial: "ㅏ") == nil)
    #expect(HangulSyllable(initial: "ㄱ", medial: "ㅏ", final: "ㄸ") == nil)
  }

  @Test func lettersAreKeys() {
    #expect(Jamo.letters(of: "관 a값") == ["ㄱ", "ㅗ", "ㅏ", "ㄴ", " ", "a", "ㄱ", "ㅏ", "ㅂ", "ㅅ"])
    #expect(Jamo.letters(of: "까") == ["ㄲ", "ㅏ"])
  }

  @Test func aFinalMovesToTheVowelAfterIt() {
    #expect(Jamo.composed("ㄱㅏㄱㅅㅏ") == "각사")
    #expect(Jamo.composed("ㄱㅏㄲㅏ") == "가까")
    #expect(Jamo.composed("ㄱㅏㅃㅏ") == "가빠")
    #expect(Jamo.composed("ㅋㅋㅋ") == "ㅋㅋㅋ")
    #expect(Jamo.composed("ㅏㅣㅗㅏ") == "ㅏㅣㅘ")
  }

  @Test(arguments: [
    ("ㅗ디ㅔ", "help"), ("그리기", "rmflrl"), ("되돌리기", "ehlehfflrl"), ("값", "rkqt"), ("쌓기", "Tkgrl"), ("웹서버", "dnpqtjqj"),
    ("옛", "dPt"), ("얘기", "dOrl"), ("의원", "dmldnjs"), ("읽다", "dlfrek"), ("닭이", "ekfrdl"),
  ])
  func theTwoLayouts(hangul: String, latin: String) {
    #expect(KoreanKeyboard.latin(from: hangul) == latin)
    #expect(KoreanKeyboard.hangul(from: latin) == hangul)
  }

  @Test func otherTextStays() {
    #expect(KoreanKeyboard.latin(from: "add 네트워크 10.0.0.0/16") == "add spxmdnjzm 10.0.0.0/16")
    #expect(KoreanKeyboard.hangul(from: "wkr 1-A, 그리기\r\n") == "작 1-ㅁ, 그리기\r\n")
    #expect(KoreanKeyboard.hangul(from: "RMFLRL") == "끄리끼")
    #expect(KoreanKeyboard.hangul(from: "SKFK") == "나라")
  }

  @Test(arguments: 0..<50 as Range<UInt64>) func roundTrips(seed: UInt64) {
    var random = SplitMix(state: seed)
    for _ in 0..<40 {
      let hangul = String(
        (0..<Int.random(in: 1...9, using: &random)).compactMap { _ in Self.syllables.randomElement(using: &random) })
      let latin = KoreanKeyboard.latin(from: hangul)
      #expect(KoreanKeyboard.hangul(from: latin) == hangul)
      #expect(KoreanKeyboard.latin(from: latin) == latin)
      #expect(latin.utf8.allSatisfy { $0 < 128 })

      let keys = Array("abcdefghijklmnopqrstuvwxyzQWERTOP 0-")
      let typed = String(
        (0..<Int.random(in: 1...12, using: &random)).compactMap { _ in keys.randomElement(using: &random) })
      let read = KoreanKeyboard.hangul(from: typed)
      #expect(KoreanKeyboard.latin(from: read) == typed)
      #expect(KoreanKeyboard.hangul(from: read) == read)
    }
  }
}
