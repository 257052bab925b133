import CommandLanguage
import Localization

/// Reads single words as names and blocks of a topology.
struct WordReader {
  let topology: Topology
  /// What an error shows as one statement that would run.
  let example: String?
  /// Whether an error says what was meant, which costs a look at every name.
  var explains = true

  /// The part that a word names.
  ///
  /// - Parameters:
  ///   - kinds: the kinds allowed; any when empty.
  ///   - others: words that could stand there too, offered when no name is near.
  /// - Throws: `unknown-name` with the nearest name, `wrong-kind` where the part is another thing.
  func part(
    _ token: Token, kinds: [String], also others: [String] = []
  ) throws(Diagnostic) -> Name {
    let name = Name(token.text)
    guard let resource = topology[name] else {
      guard explains else { throw Diagnostic("unknown-name", Self.missing(token.text, kinds), at: token.span) }
      let candidates = topology.names(of: kinds).map(\.description) + others
      throw Diagnostic(
        "unknown-name", Self.missing(token.text, kinds), at: token.span,
        nearest: Nearest.candidate(to: token.text, in: candidates), example: example)
    }
    guard kinds.isEmpty || kinds.contains(resource.kind) else {
      let title = topology.title(of: resource)
      throw Diagnostic(
        "wrong-kind", Message("`\(token.text)` is of the kind `\(title)`. Here should stand \(Self.titles(kinds))."),
        at: token.span, example: example)
    }
    return name
  }

  private static func missing(_ text: String, _ kinds: [String]) -> Message {
    guard kinds.count == 1, let kind = ResourceKind.named(kinds[0]) else {
      return Message("Nothing is named `\(text)`.")
    }
    return Message("There is no \(kind.title) named `\(text)`.")
  }

  private static func titles(_ kinds: [String]) -> [Message] { kinds.compactMap { ResourceKind.named($0)?.title } }

  /// The block that a word means.
  ///
  /// - Throws: `cidr` when the word is none; with the block meant where only host bits are wrong.
  func network(_ token: Token) throws(Diagnostic) -> CIDR {
    do {
      return try CIDR.parse(token.text)
    } catch {
      switch error {
      case .malformed:
        throw Diagnostic(
          "cidr", Message("`\(token.text)` is not an address block."), at: token.span, example: "10.0.0.0/24")
      case .hostBits(let block):
        throw Diagnostic(
          "cidr", Message("`\(token.text)` names an address inside a block; the block is \(block)."), at: token.span,
          nearest: block.description)
      }
    }
  }
}
