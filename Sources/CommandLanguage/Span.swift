/// A place in a text: where a token, a statement or an error stands. Counted in characters.
public struct Span: Sendable, Hashable {
  /// The file's path as it was given, or nil for what was typed at the prompt.
  public var file: String?
  /// The line, from 1.
  public var line: Int
  /// The column of the first character, from 1.
  public var column: Int
  /// How many characters it covers on its line; 0 marks a place between two characters.
  public var length: Int

  /// Creates a span from its place.
  public init(file: String? = nil, line: Int, column: Int, length: Int) {
    self.file = file
    self.line = line
    self.column = column
    self.length = length
  }

  /// The span from the start of `self` to the end of `other`, where both stand on one line; else `self`.
  public func joined(to other: Span) -> Span {
    guard other.line == line, other.column >= column else { return self }
    var span = self
    span.length = other.column + other.length - column
    return span
  }
}
