/// What may stand at the cursor of an unfinished line.
public struct CursorContext: Sendable {
  /// One thing that may stand there.
  public enum Expectation: Sendable, Hashable {
    case verb
    case keyword(String)
    case slot(label: String, Slot)
    /// The key of an attribute; `changes` when `+=` and `-=` are allowed too.
    case attributeKey(changes: Bool)
    /// The value of the attribute with this key; the part of a list behind its last comma.
    case attributeValue(key: String)
    case option(Grammar.Option)
  }

  /// The unfinished word left of the cursor, without what stands before it in its list or attribute.
  public let partial: String
  /// How many characters left of the cursor a completion replaces.
  public let replaced: Int
  /// What may stand there.
  public let expectations: [Expectation]
  /// The command so far, nil while its verb is typed.
  public let phrase: Phrase?

  init(partial: String, expectations: [Expectation], phrase: Phrase?) {
    self.partial = partial
    replaced = partial.count
    self.expectations = expectations
    self.phrase = phrase
  }
}

extension Vocabulary {
  /// What may stand at the end of `text`, which is the part of the line left of the cursor.
  public func context(atEndOf text: String) -> CursorContext {
    let statement = Lexer.unfinished(text).last
    let atBreak = text.last.map { " \t;\u{3000}".contains($0) } ?? true
    let fresh = text.last == ";" || statement == nil || (atBreak && Self.endsStatement(text))
    var tokens = fresh ? [] : statement?.tokens ?? []
    let partial = atBreak ? nil : tokens.popLast()
    guard let (grammar, consumed) = head(tokens) else {
      return CursorContext(
        partial: partial?.text ?? "", expectations: tokens.isEmpty ? [.verb] : [], phrase: nil)
    }
    let source = SourceStatement(tokens, file: nil)
    var phrase = Phrase(grammar: grammar, source: source)
    var words = Array(tokens.dropFirst(consumed))
    var pending: Slot?
    var plain: [Token] = []
    while !words.isEmpty {
      let word = words.removeFirst()
      guard let option = grammar.options.first(where: { word.isWord($0.name) }) else {
        plain.append(word)
        continue
      }
      guard let slot = option.value else { continue }
      if words.isEmpty { pending = slot } else { words.removeFirst() }
    }
    if let pending {
      return CursorContext(
        partial: partial?.text ?? "", expectations: [.slot(label: "", pending)], phrase: phrase)
    }
    var matcher = Matcher(plain)
    _ = matcher.match(grammar.pattern)
    phrase.words = matcher.furthest.words
    phrase.attributes = matcher.furthest.attributes
    guard matcher.furthest.index == plain.count else {
      return CursorContext(partial: partial?.text ?? "", expectations: [], phrase: phrase)
    }
    if let partial, let attribute = Matcher.attribute(partial, changes: true),
      matcher.expectations.contains(where: { if case .attribute = $0 { true } else { false } })
    {
      let last = attribute.value.split(on: ",").last?.text ?? ""
      return CursorContext(
        partial: last, expectations: [.attributeValue(key: attribute.key.text)], phrase: phrase)
    }
    var expectations: [CursorContext.Expectation] = matcher.expectations.map {
      switch $0 {
      case .keyword(let word): .keyword(word)
      case .slot(let label, let slot): .slot(label: label, slot)
      case .attribute(let changes): .attributeKey(changes: changes)
      }
    }
    expectations += grammar.options.map { .option($0) }
    return CursorContext(partial: partial?.text ?? "", expectations: expectations, phrase: phrase)
  }

  /// Whether the text ends behind a separator, so that a new statement begins.
  private static func endsStatement(_ text: String) -> Bool {
    let before = Lexer.unfinished(text).count
    return Lexer.unfinished(text + "x").count > before
  }
}
