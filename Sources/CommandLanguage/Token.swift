/// A word of a statement, which knows of each character where it stood and whether it was quoted.
public struct Token: Sendable, Hashable {
  /// One character of a token.
  struct Letter: Sendable, Hashable {
    let character: Character
    let quoted: Bool
    let column: Int
  }

  /// The text without its quotes.
  public let text: String
  /// Where the token stands, its quotes included.
  public let span: Span
  /// Where its characters stood, as far as the text and the span do not tell: of words with quotes or from braces.
  /// Most words are plain, and a script has very many.
  private let marked: [Letter]?

  init(_ letters: [Letter], span: Span) {
    text = String(letters.map(\.character))
    self.span = span
    let isPlain = letters.enumerated().allSatisfy { !$1.quoted && $1.column == span.column + $0 }
    marked = isPlain ? nil : letters
  }

  /// Creates a token without quotes, as a program and not a person wrote it.
  public init(_ text: String, span: Span = Span(line: 1, column: 1, length: 0)) {
    (self.text, self.span, marked) = (text, span, nil)
  }

  /// Its characters, each with its place.
  var letters: [Letter] {
    marked ?? text.enumerated().map { Letter(character: $1, quoted: false, column: span.column + $0) }
  }

  /// Whether it may have an unquoted character; certain where the answer is no.
  func mayHave(_ character: Character) -> Bool {
    guard let byte = character.asciiValue else { return true }
    return text.utf8.contains(byte)
  }

  /// The token as it can be written, quotes included.
  var source: String {
    guard !text.isEmpty else { return "\"\"" }
    guard let letters = marked else { return text }
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
  public var isQuoted: Bool { marked?.contains(where: \.quoted) ?? false }

  /// Whether the token is exactly the unquoted `word`.
  public func isWord(_ word: String) -> Bool { !isQuoted && text == word }

  /// The parts between unquoted `separator`s; always at least one.
  public func split(on separator: Character) -> [Token] {
    guard mayHave(separator) else { return [self] }
    return letters.split(omittingEmptySubsequences: false) { $0.character == separator && !$0.quoted }
      .map { part(Array($0), at: $0.startIndex) }
  }

  /// The parts before and after the first unquoted `separator`, nil when there is none.
  public func splitOnce(on separator: Character) -> (before: Token, after: Token)? {
    guard mayHave(separator) else { return nil }
    if marked == nil {
      guard let index = text.firstIndex(of: separator) else { return nil }
      let count = text.distance(from: text.startIndex, to: index)
      return (plainPart(text[..<index], at: 0), plainPart(text[text.index(after: index)...], at: count + 1))
    }
    let letters = letters
    guard let index = letters.firstIndex(where: { $0.character == separator && !$0.quoted }) else { return nil }
    return (part(Array(letters[..<index]), at: 0), part(Array(letters[(index + 1)...]), at: index + 1))
  }

  /// The token without its first `count` characters.
  public func dropping(_ count: Int) -> Token {
    let letters = letters
    return part(Array(letters.dropFirst(count)), at: min(count, letters.count))
  }

  /// The token without its last character.
  public func droppingLast() -> Token { part(Array(letters.dropLast()), at: 0) }

  /// A part of a plain token that is not the whole.
  private func plainPart(_ piece: Substring, at offset: Int) -> Token {
    var part = span
    part.column = piece.isEmpty && piece.startIndex == text.endIndex ? span.column + span.length : span.column + offset
    part.length = piece.count
    return Token(String(piece), span: part)
  }

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
