/// The two-set (두벌식) keyboard: what a word becomes when it is typed with the other layout on.
///
/// Source: KS X 5002, the layout of Korean keyboards.
public enum KoreanKeyboard {
  /// The Latin letters of the keys that `text` was typed with: `ㅗ디ㅔ` gives `help`.
  ///
  /// Letters on a shifted key come out as capitals; what is not Hangul stays as it is.
  public static func latin(from text: String) -> String {
    String(Jamo.letters(of: text).map { keys[$0] ?? $0 })
  }

  /// The Hangul that the same keys give: `rmflrl` gives 그리기.
  ///
  /// Capitals are shifted keys, and mean the plain letter where Shift changes nothing; what is no
  /// Latin letter stays as it is and ends a syllable.
  public static func hangul(from text: String) -> String {
    var result = ""
    var run: [Character] = []
    for character in text {
      if let letter = letter(on: character) {
        run.append(letter)
      } else {
        result += Jamo.composed(run)
        result.append(character)
        run.removeAll()
      }
    }
    return result + Jamo.composed(run)
  }

  private static func letter(on key: Character) -> Character? {
    letters[key] ?? (key.isASCII ? letters[Character(key.lowercased())] : nil)
  }

  private static let letters: [Character: Character] = Dictionary(
    uniqueKeysWithValues: zip(
      "qwertyuiopasdfghjklzxcvbnmQWERTOP", "ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔㅁㄴㅇㄹㅎㅗㅓㅏㅣㅋㅌㅊㅍㅠㅜㅡㅃㅉㄸㄲㅆㅒㅖ"))
  private static let keys = Dictionary(uniqueKeysWithValues: letters.map { ($1, $0) })
}
