/// A syllable of Hangul, taken apart into its letters.
///
/// The letters are Unicode's compatibility jamo (U+3131 to U+3163), which stand alone on a screen.
/// Source: The Unicode Standard, section 3.12, Conjoining Jamo Behavior.
public struct HangulSyllable: Sendable, Hashable {
  /// The consonant in front, one of 19.
  public let initial: Character
  /// The vowel, one of 21.
  public let medial: Character
  /// The consonant or pair of consonants at the end, one of 27; nil when the syllable is open.
  public let final: Character?

  /// Takes a syllable apart, composed or in conjoining jamo; nil for any other character.
  public init?(_ character: Character) {
    guard let indices = Self.indices(of: character) else { return nil }
    initial = Self.initials[indices.initial]
    medial = Self.medials[indices.medial]
    final = indices.final == 0 ? nil : Self.finals[indices.final - 1]
  }

  /// Puts letters together; nil when one cannot stand in its place.
  public init?(initial: Character, medial: Character, final: Character? = nil) {
    guard Self.initialIndex[initial] != nil, Self.medialIndex[medial] != nil else { return nil }
    if let final, Self.finalIndex[final] == nil { return nil }
    (self.initial, self.medial, self.final) = (initial, medial, final)
  }

  /// The syllable as one composed character.
  public var character: Character {
    let lead = Self.initialIndex[initial] ?? 0
    let vowel = Self.medialIndex[medial] ?? 0
    let tail = final.flatMap { Self.finalIndex[$0] }.map { $0 + 1 } ?? 0
    let value = 0xAC00 + (UInt32(lead) * 21 + UInt32(vowel)) * 28 + UInt32(tail)
    return Unicode.Scalar(value).map { Character($0) } ?? initial
  }

  /// Whether `letter` can begin a syllable.
  static func canBegin(_ letter: Character) -> Bool { initialIndex[letter] != nil }

  /// Whether `letter` is a vowel.
  static func isVowel(_ letter: Character) -> Bool { medialIndex[letter] != nil }

  /// Whether `letter` can end a syllable.
  static func canEnd(_ letter: Character) -> Bool { finalIndex[letter] != nil }

  private static let initials = Array("ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ")
  private static let medials = Array("ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ")
  private static let finals = Array("ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ")
  private static let initialIndex = index(initials)
  private static let medialIndex = index(medials)
  private static let finalIndex = index(finals)

  private static func index(_ letters: [Character]) -> [Character: Int] {
    Dictionary(uniqueKeysWithValues: letters.enumerated().map { ($1, $0) })
  }

  /// The places of a syllable's letters in the three rows; zero as `final` means none.
  private static func indices(of character: Character) -> (initial: Int, medial: Int, final: Int)? {
    let scalars = character.unicodeScalars.map(\.value)
    guard let first = scalars.first else { return nil }
    if (0xAC00...0xD7A3).contains(first) {
      let offset = Int(first - 0xAC00)
      let tail = scalars.count == 2 ? conjoiningFinal(scalars[1]) : nil
      guard scalars.count == 1 || (tail != nil && offset % 28 == 0) else { return nil }
      return (offset / 588, offset % 588 / 28, tail ?? offset % 28)
    }
    guard (2...3).contains(scalars.count), (0x1100...0x1112).contains(first), (0x1161...0x1175).contains(scalars[1])
    else { return nil }
    let tail = scalars.count == 3 ? conjoiningFinal(scalars[2]) : 0
    return tail.map { (Int(first - 0x1100), Int(scalars[1] - 0x1161), $0) }
  }

  private static func conjoiningFinal(_ scalar: UInt32) -> Int? {
    (0x11A8...0x11C2).contains(scalar) ? Int(scalar - 0x11A7) : nil
  }
}
