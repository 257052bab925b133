/// Lines to be read to the letter; in lessons, a step when its info string says so.
public struct CodeBlock: Sendable, Hashable {
  /// What stands after the opening fence, such as `try` or `predict first-guess`; empty without a fence.
  public var info: String
  /// The lines, each ended by a newline; empty where nothing stands between the fences.
  public var text: String
  /// The source line, counted from 1, on which the block starts; nil for a block made by a command.
  public var line: Int?
  /// The source line on which ``text`` starts: after the fence where there is one.
  public var textLine: Int?

  /// Creates a block.
  public init(info: String = "", text: String, line: Int? = nil, textLine: Int? = nil) {
    (self.info, self.text, self.line, self.textLine) = (info, text, line, textLine)
  }

  /// The info string's words: the step's verb, then its arguments.
  public var words: [Substring] { info.split(whereSeparator: \.isWhitespace) }

  /// The lines of ``text``, without their newlines.
  public var lines: [Substring] {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }
}
