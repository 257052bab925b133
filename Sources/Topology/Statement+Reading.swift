public import CommandLanguage
import Localization

extension Statement {
  /// Reads a phrase as a statement about `topology`; nil when its verb is no statement's.
  ///
  /// - Throws: a diagnostic at the word to blame. Whether the topology admits the statement is
  ///   `Topology.applying`'s question.
  public static func read(_ phrase: Phrase, in topology: Topology) throws(Diagnostic) -> LocatedStatement? {
    let reader = StatementReader(phrase, in: topology)
    let statement: Statement
    switch phrase.grammar.verb {
    case addGrammar.verb: statement = try readAdd(reader)
    case setGrammar.verb: statement = try readSet(reader)
    case removeGrammar.verb: statement = .remove(try reader.part("NAME"))
    case renameGrammar.verb: statement = .rename(try reader.part("OLD"), to: try readNewName(reader, "NEW"))
    case regionGrammar.verb: statement = .region(try readRegion(reader))
    case let verb:
      if let form = Clause.forms.first(where: { $0.grammar.verb == verb }) {
        statement = .state(try form.read(reader).clause)
      } else if let form = Clause.forms.first(where: { $0.withdrawalGrammar.verb == verb }) {
        let (subject, text) = try form.readWithdrawal(reader)
        statement = .withdraw(subject, text: text)
      } else {
        return nil
      }
    }
    var places = Dictionary(
      phrase.attributes.map { ($0.key.text, $0.value.span) }, uniquingKeysWith: { first, _ in first })
    for label in ["NAME", "OLD", "NEW", "PARENT", "KIND", "CIDR", "TARGET", "REGION", "B", "NUMBER"] {
      if let token = phrase[label] { places[label] = token.span }
    }
    return LocatedStatement(
      statement: statement, span: phrase.source.span, places: places, example: phrase.grammar.examples.first)
  }

  private static func readRegion(_ reader: StatementReader) throws(Diagnostic) -> String {
    let token = try reader.token("REGION")
    let parts = token.text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count >= 3,
      parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) } }),
      Int(parts[parts.count - 1]) != nil
    else {
      throw Diagnostic(
        "region", Message("`\(token.text)` has not the form of a Region such as ap-northeast-2."), at: token.span,
        example: regionGrammar.examples.first)
    }
    return token.text
  }

  private static func readNewName(_ reader: StatementReader, _ label: String) throws(Diagnostic) -> Name {
    let token = try reader.token(label)
    let text = token.text
    guard Name.isWellFormed(text) else {
      throw Diagnostic(
        "name",
        Message(
          "`\(text)` cannot be a name: a name begins with a letter, goes on with letters, digits, - and _, and does not end in -."
        ),
        at: token.span, example: reader.phrase.grammar.examples.first)
    }
    guard ResourceKind.named(text) == nil, !Name.reserved.contains(text), !verbs.contains(text)
    else {
      throw Diagnostic(
        "reserved-name", Message("`\(text)` is a word of the language and cannot be a name."), at: token.span,
        nearest: "\(text)-1")
    }
    if let other = reader.topology[Name(text)] {
      let title = reader.topology.title(of: other)
      throw Diagnostic(
        "name-taken",
        Message(
          "The part of kind \(title) is already called `\(text)`. Choose another name, or change that one with `set \(text)`."
        ),
        at: token.span)
    }
    return Name(text)
  }

  private static func readAdd(_ reader: StatementReader) throws(Diagnostic) -> Statement {
    let kindToken = try reader.token("KIND")
    guard let kind = ResourceKind.named(kindToken.text) else {
      throw Diagnostic(
        "unknown-kind", Message("There is no kind `\(kindToken.text)`. All kinds: `list kinds`"), at: kindToken.span,
        nearest: Nearest.candidate(to: kindToken.text, in: ResourceKind.all.map(\.token)),
        example: addGrammar.examples.first)
    }
    let name = try readNewName(reader, "NAME")
    let parent = try readParent(reader, kind)
    var values: [String: Value] = [:]
    for word in reader.phrase.attributes {
      let description = try reader.description(word.key, in: kind.attributes, of: kind)
      guard values[description.key] == nil else { throw reader.twice(word.key) }
      values[description.key] = try ValueReader(reader.topology, description).value(word.value)
    }
    return .add(Resource(name: name, kind: kind.token, parent: parent, values: values))
  }

  private static func readParent(_ reader: StatementReader, _ kind: ResourceKind) throws(Diagnostic) -> Name? {
    let kinds = kind.placement.kinds
    guard let token = reader.phrase["PARENT"] else {
      guard case .required = kind.placement else { return nil }
      let titles = kinds.compactMap { ResourceKind.named($0)?.title }
      throw Diagnostic(
        "missing-parent", Message("A part of kind \(kind.title) stands in one of kind \(titles); say which with `in`."),
        at: reader.phrase.source.end, nearest: reader.topology.names(of: kinds).first.map { "in \($0)" },
        example: kind.example)
    }
    guard !kinds.isEmpty else {
      throw Diagnostic(
        "no-parent", Message("A part of kind \(kind.title) stands in no other part."), at: token.span,
        example: kind.example)
    }
    return try reader.part(token, kinds: kinds)
  }

  private static func readSet(_ reader: StatementReader) throws(Diagnostic) -> Statement {
    let name = try reader.part("NAME")
    guard let resource = reader.topology[name], let kind = ResourceKind.named(resource.kind) else {
      return .set(name, [:])
    }
    guard !reader.phrase.attributes.isEmpty else {
      throw Diagnostic(
        "incomplete", Message("Here should stand what changes, as `attribute=value`."), at: reader.phrase.source.end,
        nearest: nil, example: setGrammar.examples.first)
    }
    var changes: [String: Change] = [:]
    for word in reader.phrase.attributes {
      let description = try reader.description(word.key, in: kind.attributes, of: kind)
      guard changes[word.key.text] == nil else { throw reader.twice(word.key) }
      changes[word.key.text] = try readChange(word, description, reader)
    }
    return .set(name, changes)
  }

  private static func readChange(
    _ word: Phrase.Attribute, _ description: AttributeDescription, _ reader: StatementReader
  ) throws(Diagnostic) -> Change {
    let unsets = word.value.isWord("none") || word.value.isWord("default")
    if word.change == .assign, unsets, !description.type.words.contains(word.value.text) { return .unset }
    let value = try ValueReader(reader.topology, description).value(word.value)
    guard word.change != .assign else { return .assign(value) }
    guard description.type.isList else {
      throw Diagnostic(
        "no-list", Message("`\(description.key)` holds one value, not a list; change it with `=`."), at: word.key.span,
        example: setGrammar.examples.last)
    }
    let values: [Value] = if case .list(let values) = value { values } else { [value] }
    return word.change == .insert ? .insert(values) : .remove(values)
  }
}
