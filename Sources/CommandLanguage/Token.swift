/// A word of a statement, which knows of each character where it stood and whether it was quoted.
public struct Token: Sendable, Hashable {
  /// One character of a token.
  struct Letter: Sendable, Hashable {
    let character: Character
    let quoted: Bool
    let column: Int
  }

  let letters: [Letter]
  /// Where the token stands, its quotes included.
  public let span: Span

  init(_ letters: [Letter], span: Span) {
    self.letters = letters
    self.span = span
  }

  /// Creates a token without quotes, as a program and not a person wrote it.
  public init(_ text: String, span: Span = Span(line: 1, column: 1, length: 0)) {
    letters = text.enumerated().map { Letter(character: $1, quoted: false, column: span.column + $0) }
    self.span = span
  }

  /// The text without its quotes.
  public var text: String { String(letters.map(\.character)) }

  /// The token as it can be written, quotes included.
  var source: String {
    guard !letters.isEmpty else { return "\"\"" }
    var text = ""
    var isOpen = false
    for letter in letters {
      if letter.quoted != isOpen { text += "\"" }
      isOpen = letter.quoted
      if letter.quoted, letter.character == "\"" || letter.character == "\\" { text += "\\" }
      text.append(letter.character)
    }
    return isOpen ? text + "\"" : text
  }

  /// Whether any character was quoted, so that the word is not a keyword.
  public var isQuoted: Bool { letters.contains(where: \.quoted) }

  /// Whether the token is exactly the unquoted `word`.
  public func isWord(_ word: String) -> Bool { !isQuoted && text == word }

  /// The parts between unquoted `separator`s; always at least one.
  public func split(on separator: Character) -> [Token] {
    letters.split(omittingEmptySubsequences: false) { $0.character == separator && !$0.quoted }
      .map { part(Array($0), at: $0.startIndex) }
  }

  /// The parts before and after the first unquoted `separator`, nil when there is none.
  public func splitOnce(on separator: Character) -> (before: Token, after: Token)? {
    guard let index = letters.firstIndex(where: { $0.character == separator && !$0.quoted }) else { return nil }
    return (part(Array(letters[..<index]), at: 0), part(Array(letters[(index + 1)...]), at: index + 1))
  }

  /// The token without its first `count` characters.
  public func dropping(_ count: Int) -> Token { part(Array(letters.dropFirst(count)), at: min(count, letters.count)) }

  /// The token without its last character.
  public func droppingLast() -> Token { part(Array(letters.dropLast()), at: 0) }

  private func part(_ letters: [Letter], at index: Int) -> Token {
    if letters.count == self.letters.count { return self }
    var span = self.span
    if let first = letters.first, let last = letters.last {
      span.column = first.column
      span.length = last.column - first.column + 1
    } else {
      span.column = index < self.letters.count ? self.letters[index].column : self.span.column + self.span.length
      span.length = 0
    }
    return Token(letters, span: span)
  }
}
