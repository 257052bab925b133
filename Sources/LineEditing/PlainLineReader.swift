/// Reads lines where nothing can be edited: from files, pipes and dumb terminals.
public struct PlainLineReader {
  /// Creates a reader of standard input.
  public init() {}

  /// The next line, without its newline, in NFC, with U+FFFD for what is no UTF-8; `end` behind the last.
  ///
  /// A prompt is written only when given; pipes and files get none.
  public mutating func read(prompt: String? = nil) -> ReadResult {
    if let prompt { print(prompt, terminator: "") }
    guard let line = readLine() else { return .end }
    return .line(line.normalised)
  }
}
