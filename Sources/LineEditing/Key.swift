/// One key, or one paste, as the terminal sent it.
enum Key: Equatable {
  /// A character, control characters among them.
  case scalar(Unicode.Scalar)
  /// A character with Alt held, or Escape and it in one breath.
  case meta(Unicode.Scalar)
  case escape
  case up, down, left, right, home, end, wordLeft, wordRight, delete, backTab
  /// The text between the marks of a bracketed paste, undecoded line ends and all.
  case paste(String)
  /// A sequence that means nothing here.
  case unknown

  static func control(_ letter: Unicode.Scalar) -> Key {
    .scalar(Unicode.Scalar(UInt8(truncatingIfNeeded: letter.value) & 0x1F))
  }

  static let tab = control("I")
  static let backspace = Key.scalar("\u{7F}")

  var isEnter: Bool { self == .control("M") || self == .control("J") }
  var isErase: Bool { self == .backspace || self == .control("H") }
}
