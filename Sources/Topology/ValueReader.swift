import CommandLanguage
import Localization

/// Reads the value of one attribute by its type.
struct ValueReader {
  private var words: WordReader
  private let attribute: AttributeDescription

  init(_ topology: Topology, _ attribute: AttributeDescription, example: String? = nil) {
    words = WordReader(topology: topology, example: example)
    self.attribute = attribute
  }

  /// The value that a word means; a missing one is an error at the word's place.
  func value(_ token: Token) throws(Diagnostic) -> Value { try value(token, attribute.type) }

  private func value(_ token: Token, _ type: AttributeType) throws(Diagnostic) -> Value {
    switch type {
    case .flag:
      guard !token.isQuoted, token.text == "yes" || token.text == "no" else { throw misfit(token, type) }
      return .flag(token.text == "yes")
    case .number(let range, let unit):
      guard let number = Self.number(token.text, unit), range.contains(number) else { throw misfit(token, type) }
      return .number(number, unit)
    case .word(let words):
      // The list's own text, which all values share.
      guard let word = words.first(where: { $0 == token.text }) else { throw misfit(token, type) }
      return .text(word)
    case .open:
      guard !token.text.isEmpty, !token.text.contains(where: { $0.isWhitespace || $0 == "," }) else {
        throw misfit(token, type)
      }
      return .text(token.text)
    case .text: return .text(token.text)
    case .zone:
      guard AttributeType.zones.contains(token.text) else { throw misfit(token, type) }
      return .text(token.text)
    case .network(let family):
      let block = try words.network(token)
      guard block.family == family else { throw misfit(token, type) }
      return .network(block)
    case .reference(let kinds):
      return .reference(try words.part(token, kinds: kinds))
    case .list(let element):
      var values: [Value] = []
      for part in token.split(on: ",") {
        let value = try self.value(part, element)
        guard !values.contains(value) else {
          throw Diagnostic(
            "twice", Message("`\(part.text)` is given twice."), at: part.span)
        }
        values.append(value)
      }
      return .list(values)
    case .pair(let names, let type):
      guard let (key, rest) = token.splitOnce(on: ":") else { throw misfit(token, attribute.type) }
      guard names.contains(key.text) else {
        throw misfit(key, attribute.type, nearest: Nearest.candidate(to: key.text, in: names).map { $0 + ":" })
      }
      return .pair(key.text, try value(rest, type))
    case .openPair(_, let type):
      guard let (key, rest) = token.splitOnce(on: ":"), !key.text.isEmpty else { throw misfit(token, attribute.type) }
      return .pair(key.text, try value(rest, type))
    case .either(let types):
      // Most words fit one of the types, so what was meant is looked for only when none fits.
      var trial = self
      trial.words.explains = false
      for type in types { if let value = try? trial.value(token, type) { return value } }
      guard words.explains else { throw misfit(token, type) }
      var first: Diagnostic?
      for type in types {
        do { return try value(token, type) } catch { if first == nil || error.code == "twice" { first = error } }
      }
      throw misfit(token, type, nearest: first?.nearest)
    }
  }

  /// A whole number, with the attribute's own unit or one that it can be converted to behind it.
  private static func number(_ text: String, _ unit: Value.Unit) -> Int? {
    if let number = Int(text) { return text.first == "+" ? nil : number }
    let factors: [(suffix: String, unit: Value.Unit, factor: Int)] = [
      ("d", .days, 1), ("GiB", .gibibytes, 1), ("TiB", .gibibytes, 1024), ("s", .seconds, 1), ("m", .seconds, 60),
      ("h", .seconds, 3600), ("m", .minutes, 1), ("h", .minutes, 60),
    ]
    for entry in factors where entry.unit == unit && text.hasSuffix(entry.suffix) {
      guard let number = Int(text.dropLast(entry.suffix.count)) else { continue }
      let (product, overflow) = number.multipliedReportingOverflow(by: entry.factor)
      return overflow ? nil : product
    }
    return nil
  }

  private func misfit(_ token: Token, _ type: AttributeType, nearest: String? = nil) -> Diagnostic {
    let message = Message("`\(token.text)` cannot be the value of `\(attribute.key)`. It takes \(type.title).")
    guard words.explains else { return Diagnostic("value", message, at: token.span) }
    let names = type.referencedKinds.map { words.topology.names(of: $0).map(\.description) } ?? []
    return Diagnostic(
      "value", message, at: token.span,
      nearest: nearest ?? Nearest.candidate(to: token.text, in: type.words.filter { !$0.hasSuffix(":") } + names))
  }
}
