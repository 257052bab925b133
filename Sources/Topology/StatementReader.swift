public import CommandLanguage
import Localization

/// Reads the words of a phrase as names, blocks and values of a topology, with an error at the
/// word to blame.
public struct StatementReader {
  /// The phrase that is read.
  public let phrase: Phrase
  /// What its names mean.
  public let topology: Topology

  /// Creates a reader.
  public init(_ phrase: Phrase, in topology: Topology) {
    self.phrase = phrase
    self.topology = topology
  }

  private var example: String? { phrase.grammar.examples.first }
  private var words: WordReader { WordReader(topology: topology, example: example) }

  /// The word under `label`.
  public func token(_ label: String) throws(Diagnostic) -> Token {
    guard let token = phrase[label] else {
      throw Diagnostic(
        "incomplete", Message("Here should stand \(Message.verbatim(label))."), at: phrase.source.end, example: example)
    }
    return token
  }

  /// Whether a keyword was written.
  func has(_ word: String) -> Bool { phrase.source.tokens.dropFirst().contains { $0.isWord(word) } }

  /// The place of a keyword.
  func keywordSpan(_ word: String) -> Span? {
    phrase.source.tokens.first { $0.isWord(word) }?.span ?? phrase.source.span
  }

  /// The part named under `label`, of the kinds that the grammar's slot says.
  public func part(_ label: String) throws(Diagnostic) -> Name {
    try part(try token(label), kinds: phrase.grammar.pattern.kinds(of: label))
  }

  /// The part that a word names, of one of `kinds`; of any kind when that is empty.
  public func part(
    _ token: Token, kinds: [String], also others: [String] = []
  ) throws(Diagnostic) -> Name { try words.part(token, kinds: kinds, also: others) }

  /// The block under `label`.
  public func network(_ label: String) throws(Diagnostic) -> CIDR { try network(try token(label)) }

  /// The block that a word means.
  public func network(_ token: Token) throws(Diagnostic) -> CIDR { try words.network(token) }

  /// The protocol and ports under `label`.
  public func traffic(_ label: String) throws(Diagnostic) -> Traffic {
    let token = try token(label)
    guard let traffic = Traffic(parsing: token.text) else {
      throw Diagnostic(
        "traffic",
        Message(
          "`\(token.text)` is no protocol with ports. There are all, icmp, tcp/80, tcp/80,443 and udp/1024-65535."),
        at: token.span, example: example)
    }
    return traffic
  }

  /// The number under `label`.
  public func number(_ label: String, in range: ClosedRange<Int>) throws(Diagnostic) -> Int {
    let token = try token(label)
    guard let number = Int(token.text), range.contains(number) else {
      throw Diagnostic(
        "number", Message("`\(token.text)` is not \(AttributeType.number(range).title)."), at: token.span,
        example: example)
    }
    return number
  }

  /// The endpoint under `label`: a part, `internet`, a block, or a service.
  public func endpoint(_ label: String) throws(Diagnostic) -> Endpoint {
    let token = try token(label)
    if token.isWord("internet") { return .internet }
    if topology[Name(token.text)] != nil { return .part(Name(token.text)) }
    if Endpoint.services.contains(token.text) { return .service(token.text) }
    if token.text.first?.isNumber == true || token.text.contains(":") { return .network(try network(token)) }
    return .part(try part(token, kinds: [], also: ["internet"] + Endpoint.services))
  }

  /// IAM actions under `label`, such as `s3:GetObject,s3:PutObject`.
  func actions(_ label: String) throws(Diagnostic) -> [String] {
    var actions: [String] = []
    for token in try token(label).split(on: ",") {
      let parts = token.text.split(separator: ":", omittingEmptySubsequences: false)
      guard token.text == "*" || (parts.count == 2 && parts.allSatisfy { !$0.isEmpty }) else {
        throw Diagnostic(
          "action", Message("`\(token.text)` is not an action; one has the form `s3:GetObject`."), at: token.span,
          example: example)
      }
      actions.append(token.text)
    }
    return actions
  }

  /// Parts with a prefix each, such as `uploads/media/*,assets`.
  func resources(_ token: Token) throws(Diagnostic) -> [GrantedResource] {
    var resources: [GrantedResource] = []
    for token in token.split(on: ",") {
      if let (name, prefix) = token.splitOnce(on: "/") {
        resources.append(GrantedResource(name: try part(name, kinds: []), prefix: prefix.text))
      } else {
        resources.append(GrantedResource(name: try part(token, kinds: []), prefix: nil))
      }
    }
    return resources
  }

  /// The `key=value` words, read by a table of attributes.
  func values(_ attributes: [AttributeDescription]) throws(Diagnostic) -> [String: Value] {
    var values: [String: Value] = [:]
    for word in phrase.attributes {
      let description = try description(word.key, in: attributes)
      guard values[description.key] == nil else { throw twice(word.key) }
      values[description.key] = try ValueReader(topology, description, example: example).value(word.value)
    }
    return values
  }

  func twice(_ key: Token) -> Diagnostic {
    Diagnostic("twice", Message("`\(key.text)` is given twice."), at: key.span, example: example)
  }

  func description(
    _ key: Token, in attributes: [AttributeDescription], of kind: ResourceKind? = nil
  ) throws(Diagnostic) -> AttributeDescription {
    if let description = attributes.first(where: { $0.key == key.text }) { return description }
    let keys = attributes.map(\.key)
    let nearest = Nearest.candidate(to: key.text, in: keys)
    guard let kind else {
      throw Diagnostic(
        "unknown-attribute", Message("There is no attribute `\(key.text)` here."), at: key.span, nearest: nearest,
        example: example)
    }
    throw Diagnostic(
      "unknown-attribute", Message("A part of kind \(kind.title) has no attribute `\(key.text)`."), at: key.span,
      nearest: nearest, example: kind.example)
  }
}

extension Pattern {
  /// The kinds of parts whose name may stand under `label`; empty for any.
  func kinds(of label: String) -> [String] {
    switch self {
    case .slot(label, .name(let kinds)): kinds
    case .sequence(let parts), .choice(let parts): parts.lazy.map { $0.kinds(of: label) }.first { !$0.isEmpty } ?? []
    case .optional(let part): part.kinds(of: label)
    default: []
    }
  }
}
