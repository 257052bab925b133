extension Vocabulary {
  /// One coloured stretch of a line.
  public struct Highlight: Sendable, Hashable {
    /// From its first character to behind its last, counted in characters from 0.
    public let range: Range<Int>
    /// What it is.
    public let role: WordRole
  }

  /// What the words of a line are, as far as they can be told while it is typed. Statements that
  /// run over several lines are seen one line at a time.
  public func highlights(_ line: String) -> [Highlight] {
    var highlights: [Highlight] = []
    for statement in Lexer.unfinished(line) where statement.span.line == 1 {
      let tokens = statement.tokens
      guard let (grammar, consumed) = head(tokens) else {
        highlights.append(Self.highlight(tokens[0], .unknownVerb))
        continue
      }
      highlights += tokens.prefix(consumed).map { Self.highlight($0, .verb) }
      let (options, words) = Self.partition(tokens.dropFirst(consumed), grammar)
      highlights += options.map { Self.highlight($0, .attribute) }
      var matcher = Matcher(words)
      let state = matcher.match(grammar.pattern) ?? matcher.furthest
      for (index, word) in words.enumerated() {
        let role = index < state.roles.count ? state.roles[index] : .unexpected
        highlights += Self.pieces(word, role)
      }
    }
    return highlights.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  private static func partition(_ tokens: ArraySlice<Token>, _ grammar: Grammar) -> ([Token], [Token]) {
    var options: [Token] = []
    var words: [Token] = []
    var rest = tokens
    while let token = rest.popFirst() {
      guard let option = grammar.options.first(where: { token.isWord($0.name) }) else {
        words.append(token)
        continue
      }
      options.append(token)
      if option.value != nil, let value = rest.popFirst() { options.append(value) }
    }
    return (options, words)
  }

  private static func highlight(_ token: Token, _ role: WordRole) -> Highlight {
    let start = token.span.column - 1
    return Highlight(range: start..<(start + token.span.length), role: role)
  }

  private static func pieces(_ token: Token, _ role: WordRole) -> [Highlight] {
    guard role == .attribute, let attribute = Matcher.attribute(token, changes: true) else {
      return [highlight(token, role)]
    }
    let start = token.span.column - 1
    let equals = start + attribute.key.span.length + attribute.change.rawValue.count
    let end = start + token.span.length
    guard equals <= end else { return [highlight(token, role)] }
    return [
      Highlight(range: start..<equals, role: .attribute), Highlight(range: equals..<end, role: .value),
    ]
  }
}
