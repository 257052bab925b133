import Markdown

extension String {
  /// The text in lines of at most `cells`, broken as running text is; each grapheme in its `terminalForm`.
  ///
  /// - Complexity: O(*n*).
  public func wrapped(to cells: Int) -> [String] {
    if fits(in: cells) { return [self] }
    let settings = TerminalSettings()
    return WordWrapper(width: cells).lines([Glyph]([.text(self)])).map { $0.rendered(settings) }
  }

  /// Whether the text is plainly one line as it stands: most are, and need no closer look.
  private func fits(in cells: Int) -> Bool {
    var last: UInt8 = 0x20
    for byte in utf8 {
      guard byte >= 0x20, byte < 0x7F, byte != 0x20 || last != 0x20 else { return false }
      last = byte
    }
    return last != 0x20 && utf8.count <= cells
  }
}
