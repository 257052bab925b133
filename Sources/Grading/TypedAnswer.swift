/// A typed answer, compared without case, spaces, quotes and what Korean adds behind a noun.
struct TypedAnswer {
  private let text: String

  init(_ text: String) { self.text = Self.plain(text) }

  /// Endings that an answer may carry and that say nothing.
  private static let endings = ["입니다", "이에요", "예요", "으로", "이다", "을", "를", "은", "는", "이", "가", "과", "와", "로", "에"]

  /// Whether this is `accepted`, perhaps with one ending behind it.
  func matches(_ accepted: String) -> Bool {
    let accepted = Self.plain(accepted)
    guard !accepted.isEmpty else { return false }
    return text == accepted || Self.endings.contains { text == accepted + $0 }
  }

  private static func plain(_ text: String) -> String {
    String(text.lowercased().filter { !$0.isWhitespace && !"`'\".,!?\u{2019}\u{201C}\u{201D}".contains($0) })
  }
}
