/// What came of reading at the prompt.
public enum ReadResult: Sendable, Hashable {
  /// A line, without its newline, in NFC.
  case line(String)
  /// The lines of a pasted block, at least two, none of them blank: one command each, in order.
  case lines([String])
  /// Ctrl-C: the line was given up, the next prompt follows.
  case interrupted
  /// Ctrl-D on an empty line, or an input that has ended.
  case end

  /// The result for a text that was entered: one line, or as many as the text has.
  init(entered text: String) {
    let lines = text.split(separator: "\n").map(String.init).filter { !$0.allSatisfy(\.isWhitespace) }
    self = lines.count > 1 ? .lines(lines) : .line(lines.first ?? "")
  }
}
