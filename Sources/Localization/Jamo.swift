/// The letters of Hangul as a two-set keyboard has them, one a key.
public enum Jamo {
  /// The letters of `text`: syllables taken apart, vowels and final pairs of two keys as two letters
  /// (관 is ㄱ ㅗ ㅏ ㄴ), every other character as it is.
  public static func letters(of text: String) -> [Character] {
    text.flatMap { letters(of: $0) }
  }

  /// Whether `character` is a letter of Hangul by itself, such as ㅎ or ㅏ.
  public static func isLetter(_ character: Character) -> Bool {
    isConsonant(character) || HangulSyllable.isVowel(character)
  }

  /// `letters` put together into syllables as a Korean input method does while they are typed: a
  /// consonant before a vowel begins a syllable, even where it could have ended the one before.
  ///
  /// Gives back every text made of whole syllables from its letters. Takes O(n) time.
  public static func composed(_ letters: some Sequence<Character>) -> String {
    var composer = Composer()
    for letter in letters { composer.add(letter) }
    return composer.finished()
  }

  static func letters(of character: Character) -> [Character] {
    guard let syllable = HangulSyllable(character) else { return pairs[character] ?? [character] }
    return [syllable.initial] + keys(syllable.medial) + (syllable.final.map(keys) ?? [])
  }

  private static func keys(_ letter: Character) -> [Character] { pairs[letter] ?? [letter] }

  private static func isConsonant(_ letter: Character) -> Bool {
    HangulSyllable.canBegin(letter) || HangulSyllable.canEnd(letter)
  }

  /// The one letter that two keys make, such as ㅘ from ㅗ and ㅏ.
  fileprivate static func joined(_ first: Character, _ second: Character) -> Character? {
    joins[[first, second]]
  }

  private static let pairs: [Character: [Character]] = [
    "ㅘ": ["ㅗ", "ㅏ"], "ㅙ": ["ㅗ", "ㅐ"], "ㅚ": ["ㅗ", "ㅣ"], "ㅝ": ["ㅜ", "ㅓ"], "ㅞ": ["ㅜ", "ㅔ"], "ㅟ": ["ㅜ", "ㅣ"],
    "ㅢ": ["ㅡ", "ㅣ"],
    "ㄳ": ["ㄱ", "ㅅ"], "ㄵ": ["ㄴ", "ㅈ"], "ㄶ": ["ㄴ", "ㅎ"], "ㄺ": ["ㄹ", "ㄱ"], "ㄻ": ["ㄹ", "ㅁ"], "ㄼ": ["ㄹ", "ㅂ"],
    "ㄽ": ["ㄹ", "ㅅ"], "ㄾ": ["ㄹ", "ㅌ"], "ㄿ": ["ㄹ", "ㅍ"], "ㅀ": ["ㄹ", "ㅎ"], "ㅄ": ["ㅂ", "ㅅ"],
  ]
  private static let joins = Dictionary(uniqueKeysWithValues: pairs.map { ($1, $0) })
}

/// An input method's state: what is written, and the syllable under the cursor.
private struct Composer {
  private var written = ""
  private var initial: Character?
  private var medial: Character?
  private var finals: [Character] = []

  mutating func add(_ letter: Character) {
    if HangulSyllable.isVowel(letter) {
      addVowel(letter)
    } else if Jamo.isLetter(letter) {
      addConsonant(letter)
    } else {
      flush()
      written.append(letter)
    }
  }

  mutating func finished() -> String {
    flush()
    return written
  }

  private mutating func addVowel(_ vowel: Character) {
    // The consonant typed last belongs to the vowel that follows it.
    if let moved = finals.popLast() {
      flush()
      (initial, medial) = (moved, vowel)
    } else if let first = medial {
      if let pair = Jamo.joined(first, vowel) {
        medial = pair
      } else {
        flush()
        medial = vowel
      }
    } else {
      medial = vowel
    }
  }

  private mutating func addConsonant(_ consonant: Character) {
    if initial != nil, medial != nil, HangulSyllable.canEnd(consonant) {
      if finals.isEmpty || (finals.count == 1 && Jamo.joined(finals[0], consonant) != nil) {
        finals.append(consonant)
        return
      }
    }
    flush()
    initial = consonant
  }

  private mutating func flush() {
    let final = finals.count == 2 ? Jamo.joined(finals[0], finals[1]) : finals.first
    if let initial, let medial, let syllable = HangulSyllable(initial: initial, medial: medial, final: final) {
      written.append(syllable.character)
    } else {
      for letter in [initial, medial].compactMap({ $0 }) + finals { written.append(letter) }
    }
    (initial, medial, finals) = (nil, nil, [])
  }
}
