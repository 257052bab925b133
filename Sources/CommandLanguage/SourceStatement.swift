/// The words of one statement, with the place of the whole.
public struct SourceStatement: Sendable, Hashable {
  /// Its words, never empty.
  public let tokens: [Token]
  /// From its first word to its last, on the line where it begins.
  public let span: Span

  init(_ tokens: [Token], file: String?) {
    self.tokens = tokens
    let first = tokens.first?.span ?? Span(file: file, line: 1, column: 1, length: 0)
    let last = tokens.last { $0.span.line == first.line }?.span ?? first
    span = first.joined(to: last)
  }

  /// The statement as one line that reads back as the same words.
  public var text: String { tokens.map(\.source).joined(separator: " ") }

  /// The place right behind the last word, where something that is missing would stand.
  public var end: Span {
    var span = tokens.last?.span ?? self.span
    span.column += span.length
    span.length = 1
    return span
  }
}
