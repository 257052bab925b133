public import CommandLanguage
public import Localization

/// One thing that may stand at the cursor.
public struct Candidate: Sendable, Hashable {
  /// The text that stands there then.
  public let text: String
  /// What it is, in a few words.
  public let meaning: Message
  /// Whether the word is complete, so that a space may follow.
  public let completesWord: Bool

  /// Creates a candidate.
  public init(_ text: String, _ meaning: Message, completesWord: Bool = true) {
    self.text = text
    self.meaning = meaning
    self.completesWord = completesWord
  }
}

extension Topology {
  /// What may stand at the cursor as far as the design decides it: kinds, names, attributes, values,
  /// the next free block, and what `tables` know, asked for only where they may help. Lists of the program's own
  /// (lessons, rules) are not the design's to know.
  public func candidates(
    for context: CursorContext, tables: @autoclosure () -> ServiceTables = .none
  ) -> [Candidate] {
    var candidates = context.expectations.flatMap { self.candidates(for: $0, context) }
    // The tables hold hundreds of words: they complete one that has begun, and do not bury the common ones.
    if !context.partial.isEmpty {
      for case .attributeValue(let key) in context.expectations where ServiceTables.keys.contains(key) {
        let known = Set(candidates.map(\.text))
        candidates += offered(key, context, tables()).filter { !known.contains($0) }.map {
          Candidate($0, .verbatim(""))
        }
      }
    }
    return candidates.filter { context.partial.isEmpty || $0.text.hasPrefix(context.partial) }
  }

  /// The words of the tables for a value of a part that is added or changed.
  private func offered(_ key: String, _ context: CursorContext, _ tables: ServiceTables) -> [String] {
    guard let kind = kind(context), kind.attribute(key) != nil else { return [] }
    let part = context.phrase?["NAME"].flatMap { self[Name($0.text)] }
    let engine =
      context.phrase?.attributes.first { $0.key.text == "engine" }?.value.text
      ?? part?.values["engine"].flatMap { String($0) }
    return tables.words(for: key, of: kind.token, engine: engine)
  }

  private func candidates(for expectation: CursorContext.Expectation, _ context: CursorContext) -> [Candidate] {
    switch expectation {
    case .verb: return []
    case .keyword(let word): return [Candidate(word, .verbatim(""))]
    case .option(let option): return [Candidate(option.name, option.meaning)]
    case .slot(let label, let slot): return candidates(for: slot, label, context)
    case .attributeKey(let changes): return keys(context, changes: changes)
    case .attributeValue(let key): return values(of: key, context)
    }
  }

  private func candidates(for slot: Slot, _ label: String, _ context: CursorContext) -> [Candidate] {
    switch slot {
    case .kind: return ResourceKind.all.map { Candidate($0.token, $0.title) }
    case .name(let kinds):
      if label == "PARENT", let kind = context.phrase?["KIND"].flatMap({ ResourceKind.named($0.text) }) {
        return parts(named: kind.placement.kinds, any: false)
      }
      return parts(named: kinds, any: true)
    case .word(let words): return words.map { Candidate($0, .verbatim("")) }
    case .endpoint:
      return [Candidate("internet", Message("everything outside"))] + parts(named: [], any: true)
        + Endpoint.services.map { Candidate($0, Message("an AWS service")) }
    case .network: return [Candidate("0.0.0.0/0", Message("every IPv4 address"))]
    case .traffic:
      return [
        ("tcp/443", Message("HTTPS")), ("tcp/80", Message("HTTP")), ("tcp/22", Message("SSH")),
        ("all", Message("everything")),
      ]
      .map { Candidate($0.0, $0.1) }
    case .custom where label == "SOURCE":
      return parts(named: ["security-group"], any: false)
        + [
          Candidate("self", Message("the group's own members")), Candidate("0.0.0.0/0", Message("every IPv4 address")),
        ]
        + GroupRule.prefixLists.map { Candidate($0, Message("a prefix list of AWS")) }
    case .custom where label == "GRANTEE": return parts(named: ["role"], any: false)
    case .newName, .number, .text, .file, .item, .custom: return []
    }
  }

  private func parts(named kinds: [String], any: Bool) -> [Candidate] {
    guard any || !kinds.isEmpty else { return [] }
    return names(of: kinds).compactMap { name in self[name].map { Candidate(name.description, title(of: $0)) } }
  }

  private func kind(_ context: CursorContext) -> ResourceKind? {
    guard let phrase = context.phrase else { return nil }
    if let token = phrase["KIND"] { return ResourceKind.named(token.text) }
    return phrase["NAME"].flatMap { self[Name($0.text)] }.flatMap { ResourceKind.named($0.kind) }
  }

  private func keys(_ context: CursorContext, changes: Bool) -> [Candidate] {
    let said = Set(context.phrase?.attributes.map(\.key.text) ?? [])
    return attributes(context).filter { !said.contains($0.key) }.map {
      Candidate($0.key + "=", $0.meaning, completesWord: false)
    }
  }

  private func attributes(_ context: CursorContext) -> [AttributeDescription] {
    if let kind = kind(context) { return kind.attributes }
    return Clause.forms.first { $0.grammar.verb == context.phrase?.grammar.verb }?.attributes ?? []
  }

  private func values(of key: String, _ context: CursorContext) -> [Candidate] {
    guard let attribute = attributes(context).first(where: { $0.key == key }) else { return [] }
    var candidates = attribute.type.words.map { Candidate($0, .verbatim(""), completesWord: !$0.hasSuffix(":")) }
    if let kinds = attribute.type.referencedKinds { candidates += parts(named: kinds, any: true) }
    if key == "cidr", let block = suggestedBlock(context) {
      candidates.append(Candidate(block.description, Message("the next free block")))
    }
    return candidates
  }

  /// The block that a new subnet would most likely get: as long as its youngest sibling's, else /24.
  private func suggestedBlock(_ context: CursorContext) -> CIDR? {
    guard let phrase = context.phrase else { return nil }
    if phrase["KIND"]?.text == "vpc" { return CIDR(.ipv4, containing: 10 << 24, length: 16) }
    let parent = phrase["PARENT"].map { Name($0.text) } ?? phrase["NAME"].flatMap { self[Name($0.text)]?.parent }
    guard let vpc = parent else { return nil }
    let lengths = children(of: vpc, kind: "subnet").compactMap { $0.values["cidr"].flatMap { CIDR($0) }?.length }
    return nextFreeBlock(in: vpc, length: lengths.last ?? 24)
  }
}
