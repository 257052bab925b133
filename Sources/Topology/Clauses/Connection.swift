import CommandLanguage
import Localization

/// What the design means to happen: one part uses another. It opens nothing.
public struct Connection: Sendable, Hashable {
  /// Who begins.
  public let from: Endpoint
  /// Who is asked.
  public let to: Endpoint
  /// The ports, where the part asked does not say them; 1 to 65535, in order.
  public let ports: [Int]
  /// What for: `read`, `write`, `get`, `put`, `put-presigned`, `send`, `receive`, `analyze`.
  public let purposes: [String]

  /// What a connection can be for.
  public static let knownPurposes = ["read", "write", "get", "put", "put-presigned", "send", "receive", "analyze"]
}

extension Connection: ClauseForm {
  static let attributes = [
    AttributeDescription(
      "port", .list(.number(1...65535)), .none, Message("the port or ports, where the other part does not say them")),
    AttributeDescription("for", .list(.word(knownPurposes)), .none, Message("what the connection is for")),
  ]

  static let grammar = Grammar(
    "connect", aliases: ["연결"], group: .build,
    summary: Message("States that one part is meant to use another; it opens nothing."),
    pattern: [.slot("A", .endpoint), "->", .slot("B", .endpoint), .attributes(changes: false)],
    examples: ["connect app -> db for=read,write"])

  static let withdrawalGrammar = Grammar(
    "disconnect", aliases: ["연결취소"], group: .build, summary: Message("Takes a stated connection back."),
    pattern: [.slot("A", .endpoint), "->", .slot("B", .endpoint)], examples: ["disconnect app -> db"])

  static func read(_ reader: StatementReader) throws(Diagnostic) -> Connection {
    let values = try reader.values(attributes)
    var ports: [Int] = []
    if case .list(let numbers)? = values["port"] {
      ports = Set(numbers.compactMap { if case .number(let number, _) = $0 { number } else { nil } }).sorted()
    }
    var purposes: [String] = []
    if case .list(let words)? = values["for"] {
      purposes = words.compactMap { if case .text(let word) = $0 { word } else { nil } }
    }
    return Connection(
      from: try reader.endpoint("A"), to: try reader.endpoint("B"), ports: ports, purposes: purposes)
  }

  static func readWithdrawal(_ reader: StatementReader) throws(Diagnostic) -> (subject: Subject, text: String) {
    let (from, to) = (try reader.endpoint("A"), try reader.endpoint("B"))
    return (subject(from), "disconnect \(from) -> \(to)")
  }

  private static func subject(_ endpoint: Endpoint) -> Subject {
    if case .part(let name) = endpoint { .part(name) } else { .outside(endpoint) }
  }

  var clause: Clause { .connection(self) }
  var subject: Subject { Self.subject(from) }
  var references: [Name] { to.part.map { [$0] } ?? [] }

  var text: String { text(for: purposes) }

  /// The statement of this connection, or of one with other ends or purposes and the same ports.
  public func text(from start: String? = nil, to end: String? = nil, for purposes: [String]) -> String {
    "connect \(start ?? from.description) -> \(end ?? to.description)"
      + (ports.isEmpty ? "" : " port=" + ports.map(String.init).joined(separator: ","))
      + (purposes.isEmpty ? "" : " for=" + purposes.joined(separator: ","))
  }
  var withdrawal: String { "disconnect \(from) -> \(to)" }

  func renaming(_ old: Name, to new: Name) -> Clause {
    .connection(
      Connection(from: from.renaming(old, to: new), to: to.renaming(old, to: new), ports: ports, purposes: purposes))
  }
}
