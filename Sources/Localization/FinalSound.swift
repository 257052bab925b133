/// The sound in which a word ends when a Korean reads it, on which particles depend.
public enum FinalSound: Sendable, Hashable {
  /// A vowel.
  case none
  /// ㄹ, after which 로 stands and not 으로.
  case rieul
  /// Any other consonant.
  case other

  /// The last sound of `value`: Hangul by its jamo, digits, acronyms and Latin words as they are read.
  public init(of value: String) {
    guard let last = value.unicodeScalars.last, (0xAC00...0xD7A3).contains(last.value) else {
      self = .none
      return
    }
    let final = (last.value - 0xAC00) % 28
    self = final == 0 ? .none : final == 8 ? .rieul : .other
  }
}
