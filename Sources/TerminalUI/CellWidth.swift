extension Character {
  /// The cells that this grapheme takes on a terminal: 0, 1 or 2.
  ///
  /// After Unicode 17: East Asian Wide and Fullwidth, emoji, flags and syllables of conjoining jamo take
  /// two, East Asian Ambiguous one, combining marks and control characters none. A grapheme of several
  /// scalars never takes more than two.
  public var cellWidth: Int {
    if let ascii = asciiValue { return ascii < 0x20 || ascii == 0x7F ? 0 : 1 }
    var sum = 0
    for scalar in unicodeScalars {
      if scalar == .emojiPresentation, unicodeScalars.first?.properties.isEmoji == true { return 2 }
      sum += scalar.cellWidth
      if sum >= 2 { return 2 }
    }
    return sum
  }

  /// What stands for this grapheme where a wrong cell would spoil the screen: text whose width every
  /// terminal counts alike.
  ///
  /// Terminals disagree about joined emoji, skin tones, flags, presentation selectors and scalars that are
  /// younger than their tables. Those are drawn by their first emoji, their letters (`KR`) or `�`; control
  /// characters as `^X`. The form has the grapheme's `cellWidth`, except that what has no width of its
  /// own (a lone combining mark, a control character) is made visible.
  public var terminalForm: String {
    if let ascii = asciiValue, unicodeScalars.count == 1 {
      return ascii < 0x20 || ascii == 0x7F ? "^" + String(UnicodeScalar(ascii ^ 0x40)) : String(self)
    }
    var scalars = unicodeScalars.makeIterator()
    guard let base = scalars.next() else { return "" }
    if self == "\r\n" { return "^M^J" }
    if base.isRegionalIndicator {
      return String(String.UnicodeScalarView(unicodeScalars.compactMap(\.regionalLetter))).padded(to: cellWidth)
    }
    guard base.cellWidth > 0, base.isKnownEverywhere else { return "\u{FFFD}".padded(to: cellWidth) }
    var form = String.UnicodeScalarView([base])
    while let scalar = scalars.next(), scalar.joinsSafely { form.append(scalar) }
    return String(form).padded(to: cellWidth)
  }
}

extension StringProtocol {
  /// The cells that this text takes on a line of a terminal: the sum of its graphemes' cells.
  ///
  /// - Complexity: O(*n*); ASCII is counted without looking at graphemes.
  public var cellWidth: Int {
    if utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return utf8.count }
    return reduce(0) { $0 + $1.cellWidth }
  }

  /// The text with every grapheme in its ``Swift/Character/terminalForm``.
  public var terminalForm: String {
    if utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return String(self) }
    return reduce(into: "") { $0 += $1.terminalForm }
  }
}

extension String {
  fileprivate func padded(to cells: Int) -> String {
    self + String(repeating: " ", count: Swift.max(0, cells - unicodeScalars.reduce(0) { $0 + $1.cellWidth }))
  }
}

extension Unicode.Scalar {
  fileprivate static let emojiPresentation: Unicode.Scalar = "\u{FE0F}"

  /// The cells of the scalar alone; a control character takes none.
  var cellWidth: Int {
    switch value {
    case 0x20..<0x7F, 0xA0..<0x300: 1
    case 0..<0xA0: 0
    case 0xAC00...0xD7A3: 2
    default: CellWidthTable.zero.covers(value) ? 0 : CellWidthTable.wide.covers(value) ? 2 : 1
    }
  }

  fileprivate var isRegionalIndicator: Bool { (0x1F1E6...0x1F1FF).contains(value) }

  fileprivate var regionalLetter: Unicode.Scalar? {
    isRegionalIndicator ? Unicode.Scalar(value - 0x1F1E6 + 0x41) : nil
  }

  /// C libraries of supported systems know Unicode 14; a scalar unknown to them is dropped by tmux.
  fileprivate var isKnownEverywhere: Bool {
    guard let age = properties.age else { return properties.generalCategory == .privateUse }
    return age.major <= 14
  }

  /// Whether terminals agree on this scalar after a base: marks and jamo of no width, and plain letters.
  fileprivate var joinsSafely: Bool {
    guard isKnownEverywhere else { return false }
    return switch properties.generalCategory {
    case .nonspacingMark: !properties.isVariationSelector
    case .otherLetter: isJoiningJamo || cellWidth == 1
    default: false
    }
  }

  private var isJoiningJamo: Bool { (0x1160...0x11FF).contains(value) || (0xD7B0...0xD7FF).contains(value) }
}

extension [UInt32] {
  /// Whether a range of the list holds the value. The list is sorted, so O(log *n*).
  fileprivate func covers(_ value: UInt32) -> Bool {
    var low = 0
    var high = count / 2
    while low < high {
      let middle = (low + high) / 2
      if value < self[2 * middle] {
        high = middle
      } else if value > self[2 * middle + 1] {
        low = middle + 1
      } else {
        return true
      }
    }
    return false
  }
}
