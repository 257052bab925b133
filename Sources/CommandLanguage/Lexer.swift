import Localization

/// Splits text into statements and words.
///
/// `;` and the end of a line separate statements, `#` begins a comment, `\` before the end of a
/// line continues it, and double quotes hold spaces and separators, with `\"` and `\\` inside.
/// `->` is a word of its own wherever it stands unquoted. Runs in linear time.
public struct Lexer {
  private let file: String?
  private var line = 1
  private var column = 1
  private var letters: [Token.Letter] = []
  private var start: (line: Int, column: Int)?
  private var tokens: [Token] = []
  private var openQuote: Span?

  private init(file: String?) { self.file = file }

  /// The statements of `text`.
  ///
  /// - Parameter first: the number of the text's first line.
  /// - Throws: a diagnostic for an open quote or a control character, at its place.
  public static func statements(
    in text: String, file: String? = nil, firstLine first: Int = 1
  ) throws(Diagnostic) -> [SourceStatement] {
    var statements: [SourceStatement] = []
    try read(text, file: file, firstLine: first) { (statement) throws(Diagnostic) in statements.append(statement) }
    return statements
  }

  /// Hands out the statements of `text` one after the other, so that a long script is not held in pieces.
  ///
  /// - Throws: what `body` throws, or a diagnostic for an open quote or a control character, at its place.
  public static func read(
    _ text: String, file: String? = nil, firstLine first: Int = 1,
    _ body: (SourceStatement) throws(Diagnostic) -> Void
  ) throws(Diagnostic) {
    var lexer = Lexer(file: file)
    lexer.line = first
    try lexer.read(text, lenient: false, body)
  }

  /// The statements of an unfinished line: an open quote ends with the text, and what cannot be
  /// read is passed over. For highlighting and completion while somebody types.
  public static func unfinished(_ text: String) -> [SourceStatement] {
    var lexer = Lexer(file: nil)
    var statements: [SourceStatement] = []
    try? lexer.read(text, lenient: true) { (statement) throws(Diagnostic) in statements.append(statement) }
    return statements
  }

  private mutating func read(
    _ text: String, lenient: Bool, _ body: (SourceStatement) throws(Diagnostic) -> Void
  ) throws(Diagnostic) {
    var characters = text.makeIterator()
    var next = characters.next()
    var comment = false
    while let character = next {
      next = characters.next()
      if character.isNewline {
        if let quote = openQuote {
          if !lenient { throw Self.unterminated(quote) }
          openQuote = nil
        }
        comment = false
        try endStatement(body)
        line += 1
        column = 1
        continue
      }
      defer { column += 1 }
      if comment { continue }
      if openQuote != nil {
        if character == "\\", let escaped = next, escaped == "\"" || escaped == "\\" {
          append(escaped, quoted: true)
          column += 1
          next = characters.next()
        } else if character == "\"" {
          openQuote = nil
        } else {
          try reject(character, lenient)
          append(character, quoted: true)
        }
        continue
      }
      switch character {
      case " ", "\t", "\u{3000}", "\u{A0}": endToken()
      case ";": try endStatement(body)
      case "#":
        endToken()
        comment = true
      case "\"":
        begin()
        openQuote = Span(file: file, line: line, column: column, length: 1)
      case "\\" where next?.isNewline == true:
        endToken()
        next = characters.next()
        line += 1
        column = 0
      case "-" where next == ">":
        endToken()
        append("-", quoted: false)
        column += 1
        append(">", quoted: false)
        column += 1
        endToken()
        column -= 1
        next = characters.next()
      default:
        try reject(character, lenient)
        append(character, quoted: false)
      }
    }
    if let quote = openQuote, !lenient { throw Self.unterminated(quote) }
    try endStatement(body)
  }

  private func reject(_ character: Character, _ lenient: Bool) throws(Diagnostic) {
    if let byte = character.asciiValue, (0x20..<0x7F).contains(byte) { return }
    guard !lenient, let scalar = character.unicodeScalars.first,
      scalar.properties.generalCategory == .control || scalar == "\u{FFFD}"
    else { return }
    throw Diagnostic(
      "control-character",
      Message("There is a character here that cannot be part of a command: U+\(Self.hexadecimal(scalar))."),
      at: Span(file: file, line: line, column: column, length: 1))
  }

  private static func hexadecimal(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  private static func unterminated(_ quote: Span) -> Diagnostic {
    Diagnostic(
      "open-quote", Message("The quotation mark that opens here is not closed on its line."), at: quote,
      example: "set web user-data=\"dnf -y update\"")
  }

  private mutating func begin() { if start == nil { start = (line, column) } }

  private mutating func append(_ character: Character, quoted: Bool) {
    begin()
    letters.append(Token.Letter(character: character, quoted: quoted, column: column))
  }

  private mutating func endToken() {
    guard let start else { return }
    let span = Span(file: file, line: start.line, column: start.column, length: column - start.column)
    tokens.append(Token(letters, span: span))
    letters.removeAll(keepingCapacity: true)
    self.start = nil
  }

  private mutating func endStatement(_ body: (SourceStatement) throws(Diagnostic) -> Void) throws(Diagnostic) {
    endToken()
    guard !tokens.isEmpty else { return }
    let statement = SourceStatement(tokens, file: file)
    tokens.removeAll(keepingCapacity: true)
    try body(statement)
  }
}
