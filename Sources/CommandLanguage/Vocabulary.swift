import Localization

/// All commands that can be typed somewhere: finds a verb's grammar and reads statements by it.
public struct Vocabulary: Sendable {
  /// The grammars, in the order in which help lists them.
  public let grammars: [Grammar]
  private let byVerb: [String: Int]

  /// Creates a vocabulary. A verb or alias that two grammars share belongs to the first.
  public init(_ grammars: [Grammar]) {
    self.grammars = grammars
    byVerb = Dictionary(
      grammars.enumerated().flatMap { index, grammar in ([grammar.verb] + grammar.aliases).map { ($0, index) } },
      uniquingKeysWith: { first, _ in first })
  }

  /// The grammar of a verb in English or Korean.
  public func grammar(for verb: String) -> Grammar? { byVerb[verb].map { grammars[$0] } }

  /// Every verb that is understood, canonical ones first.
  public var verbs: [String] { grammars.map(\.verb) + grammars.flatMap(\.aliases) }

  /// Reads one statement.
  ///
  /// - Throws: a diagnostic at the word that has no place in the command's form, or behind the
  ///   last word when something is missing.
  public func phrase(_ source: SourceStatement) throws(Diagnostic) -> Phrase {
    guard let (grammar, consumed) = head(source.tokens) else { throw unknownVerb(source) }
    var phrase = Phrase(grammar: grammar, source: source)
    let words = try separateOptions(source.tokens.dropFirst(consumed), of: grammar, into: &phrase)
    // Most statements are right, so what could have stood where is found only when one is not.
    var quick = Matcher(words, explains: false)
    guard let state = quick.match(grammar.pattern) else {
      var matcher = Matcher(words)
      _ = matcher.match(grammar.pattern)
      throw misfit(matcher, words: words, source: source, grammar: grammar)
    }
    phrase.words = state.words
    phrase.attributes = state.attributes
    return phrase
  }

  /// The grammar at the head of a statement, and how many words its verb takes.
  func head(_ tokens: [Token]) -> (Grammar, Int)? {
    guard let first = tokens.first else { return nil }
    if tokens.count > 1, let grammar = grammar(for: first.text + " " + tokens[1].text) { return (grammar, 2) }
    return grammar(for: first.text).map { ($0, 1) }
  }

  private func separateOptions(
    _ tokens: ArraySlice<Token>, of grammar: Grammar, into phrase: inout Phrase
  ) throws(Diagnostic) -> [Token] {
    var words: [Token] = []
    var rest = tokens
    while let token = rest.popFirst() {
      guard !token.isQuoted, token.text.hasPrefix("--") else {
        words.append(token)
        continue
      }
      guard let option = grammar.options.first(where: { $0.name == token.text }) else {
        let names = grammar.options.map(\.name)
        throw Diagnostic(
          "unknown-option", Message("The command `\(grammar.verb)` has no option `\(token.text)`."), at: token.span,
          nearest: Nearest.candidate(to: token.text, in: names), example: grammar.examples.first)
      }
      guard let slot = option.value else {
        phrase.options[option.name] = token
        continue
      }
      guard let value = rest.popFirst(), slot.admits(value) else {
        throw Diagnostic(
          "missing-value", Message("The option `\(option.name)` is followed by \(slot.title)."), at: token.span,
          example: grammar.examples.first)
      }
      phrase.options[option.name] = value
    }
    return words
  }

  private func unknownVerb(_ source: SourceStatement) -> Diagnostic {
    let word = source.tokens[0]
    let meant = KoreanKeyboard.latin(from: word.text)
    if meant != word.text, grammar(for: meant) != nil {
      return Diagnostic(
        "korean-keyboard", Message("`\(word.text)` looks like `\(meant)` typed with the Korean keyboard layout."),
        at: word.span, nearest: meant)
    }
    let typed = KoreanKeyboard.hangul(from: word.text)
    if typed != word.text, let grammar = grammar(for: typed) {
      return Diagnostic(
        "latin-keyboard", Message("`\(word.text)` looks like `\(typed)` typed with the Latin keyboard layout."),
        at: word.span, nearest: grammar.verb)
    }
    let nearest = Nearest.candidate(to: word.text, in: verbs)
    return Diagnostic(
      "unknown-command", Message("There is no command `\(word.text)`."), at: word.span, nearest: nearest,
      example: nearest == nil ? "help" : nil)
  }

  private func misfit(
    _ matcher: Matcher, words: [Token], source: SourceStatement, grammar: Grammar
  ) -> Diagnostic {
    let index = matcher.furthest.index
    let expected = matcher.expectations.map(\.title)
    let example = grammar.examples.first
    guard index < words.count else {
      return Diagnostic("incomplete", Message("Here should stand \(expected)."), at: source.end, example: example)
    }
    let word = words[index]
    if expected.isEmpty {
      return Diagnostic(
        "unexpected-word", Message("`\(word.text)` has no place in this command."), at: word.span, example: example)
    }
    let candidates = matcher.expectations.flatMap { $0.words }
    return Diagnostic(
      "unexpected-word", Message("`\(word.text)` cannot stand here. Here should stand \(expected)."), at: word.span,
      nearest: Nearest.candidate(to: word.text, in: candidates), example: example)
  }
}

extension Matcher.Expectation {
  var title: Message {
    switch self {
    case .keyword(let word): .verbatim("`\(word)`")
    case .slot(_, let slot): slot.title
    case .attribute: Message("an attribute such as `name=value`")
    }
  }

  var words: [String] {
    switch self {
    case .keyword(let word): [word]
    case .slot(_, .word(let words)): words
    default: []
    }
  }
}
