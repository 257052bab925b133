import Markdown

extension String {
  /// The text in lines of at most `cells`, broken as running text is; each grapheme in its `terminalForm`.
  ///
  /// - Complexity: O(*n*).
  public func wrapped(to cells: Int) -> [String] {
    let settings = TerminalSettings()
    return WordWrapper(width: cells).lines([Glyph]([.text(self)])).map { $0.rendered(settings) }
  }
}
