/// The sound in which a word ends when a Korean reads it, on which particles depend.
public enum FinalSound: Sendable, Hashable {
  /// A vowel.
  case none
  /// ㄹ, after which 로 stands and not 으로.
  case rieul
  /// Any other consonant.
  case other

  /// The last sound of `value`: Hangul by its letters; digits, acronyms and Latin words as Korean
  /// engineers read them aloud.
  ///
  /// A closing parenthesis with its content, quotes and punctuation are not read: 보안 그룹(SG) ends
  /// as 보안 그룹 does. For Latin words this is a guess where they are not known; a noun after them is
  /// the better choice. Takes O(n) time.
  public init(of value: String) {
    let text = Self.readPart(of: value)
    guard let last = text.last else {
      self = .none
      return
    }
    if let hangul = Self.ofHangul(last) {
      self = hangul
    } else if last.isASCIIDigit {
      self = Self.ofNumber(text)
    } else if last.isASCIILetter {
      self = Self.ofLatin(String(text.reversed().prefix { $0.isASCIILetter }.reversed()))
    } else {
      self = .none  // A percent sign, read 퍼센트, or a script that nothing is known of.
    }
  }

  /// What of `value` is read aloud last: without a closing parenthesis and without punctuation.
  private static func readPart(of value: String) -> [Character] {
    var text = trimmed(Array(value), while: \.isWhitespace)
    if let close = text.last, close == ")" || close == "]" {
      let open: Character = close == ")" ? "(" : "["
      if let start = text.lastIndex(of: open) {
        let before = trimmed(Array(text[..<start]), while: \.isWhitespace)
        if !before.isEmpty { text = before }
      }
    }
    return trimmed(text) { !($0.isLetter || $0.isNumber || $0 == "%") }
  }

  private static func trimmed(_ text: [Character], while isSilent: (Character) -> Bool) -> [Character] {
    Array(text.prefix((text.lastIndex { !isSilent($0) } ?? -1) + 1))
  }

  /// The sound of a syllable, or of a letter by its name (ㄱ is 기역).
  private static func ofHangul(_ character: Character) -> FinalSound? {
    if let syllable = HangulSyllable(character) {
      guard let final = syllable.final else { return FinalSound.none }
      return final == "ㄹ" ? .rieul : .other
    }
    guard Jamo.isLetter(character) else { return nil }
    return HangulSyllable.isVowel(character) ? FinalSound.none : character == "ㄹ" ? .rieul : .other
  }

  /// The sound of the number at the end of `text`.
  ///
  /// One digit glued or hyphenated to a Latin name is read in English (S3, gp3, web-1), all else in
  /// Sino-Korean.
  private static func ofNumber(_ text: [Character]) -> FinalSound {
    let digits = text.reversed().prefix { $0.isASCIIDigit || $0 == "," }.filter(\.isASCIIDigit)
    guard let last = digits.first, let value = last.wholeNumberValue else { return .none }
    if digits.count == 1 {
      let before = text.dropLast()
      let name = before.last == "-" || before.last == "_" ? before.dropLast() : before
      if name.last?.isASCIILetter == true { return [1, 7, 8, 9].contains(value) ? .other : .none }
    }
    switch value {
    case 1, 7, 8: return .rieul
    case 3, 6: return .other
    case 0:
      // 영, 십, 백, 천, 만, 억 end in consonants; 조 does not.
      let zeros = digits.prefix { $0 == "0" }.count
      return (12..<16).contains(zeros) && zeros < digits.count ? .none : .other
    default: return .none
    }
  }

  private static func ofLatin(_ word: String) -> FinalSound {
    let lowercased = word.lowercased()
    if let known = KnownReading.sounds[lowercased] { return known }
    let isAcronym = word.allSatisfy(\.isUppercase) && word.count <= 5
    if word.count == 1 || isAcronym || !lowercased.contains(where: \.isEnglishVowel) {
      return lowercased.last.map(ofLetterName) ?? .none
    }
    if lowercased.hasSuffix("s"), KnownReading.sounds[String(lowercased.dropLast())] != nil { return .none }
    return EnglishSpelling.finalSound(of: lowercased)
  }

  /// The sound of a Latin letter's name: 엘 and 알, 엠 and 엔, all others in a vowel.
  private static func ofLetterName(_ letter: Character) -> FinalSound {
    switch letter {
    case "l", "r": .rieul
    case "m", "n": .other
    default: .none
    }
  }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { ("0"..."9").contains(self) }
  fileprivate var isASCIILetter: Bool { ("a"..."z").contains(self) || ("A"..."Z").contains(self) }
}
