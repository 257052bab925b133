import Foundation

/// A deed as a store keeps it: kind, version of the kind, and a JSON object.
public struct StoredDeed: Hashable, Sendable {
  /// The permanent name of the kind, such as `lesson.opened`.
  public let kind: String
  /// The version of the kind's payload, from 1.
  public let version: Int
  /// A JSON object with sorted keys, in UTF-8.
  public let payload: String

  /// Creates a stored deed as a file has it.
  public init(kind: String, version: Int, payload: String) {
    (self.kind, self.version, self.payload) = (kind, version, payload)
  }

  /// The newest version of every kind that this program writes and reads.
  static let newestVersion = 1

  /// The kinds that this program reads.
  public static let knownKinds: [String] = Deed.CodingKeys.allCases.map(\.rawValue)

  /// The kind of the lines entered at the prompt, by which a store finds the history.
  public static let commandKind = Deed.CodingKeys.commandEntered.rawValue

  /// The kind that makes two learners one.
  public static let joiningKind = Deed.CodingKeys.learnerJoined.rawValue

  /// The deed ready to be kept. An unknown one stays exactly what it was.
  public init(_ deed: Deed) throws {
    if case .unknown(let kind, let version, let payload) = deed {
      self.init(kind: kind, version: version, payload: payload)
      return
    }
    // The compiler's coding of an enum is an object with one member: {"lesson.opened":{...}}.
    let object = String(decoding: try Self.encoder.encode(deed), as: UTF8.self)
    guard let colon = object.firstIndex(of: ":") else { throw EncodingError.noKind(deed) }
    let kind = object[..<colon].dropFirst(2).dropLast()
    let payload = object[colon...].dropFirst().dropLast()
    self.init(kind: String(kind), version: Self.newestVersion, payload: String(payload))
  }

  /// What was done; `unknown` for kinds and versions of newer programs.
  public var deed: Deed {
    let unknown = Deed.unknown(kind: kind, version: version, payload: payload)
    guard version <= Self.newestVersion, Deed.CodingKeys(rawValue: kind) != nil else { return unknown }
    let object = Data("{\"\(kind)\":\(payload)}".utf8)
    return (try? Self.decoder.decode(Deed.self, from: object)) ?? unknown
  }

  /// The lines of those of `stored` that are commands, decoded at once: the prompt waits for a
  /// thousand of them.
  public static func commandLines(_ stored: [StoredDeed]) -> [String] {
    struct Command: Decodable { let text: String }
    let commands = stored.filter { $0.kind == commandKind && $0.version <= newestVersion }
    let array = "[" + commands.map(\.payload).joined(separator: ",") + "]"
    if let lines = try? decoder.decode([Command].self, from: Data(array.utf8)) { return lines.map(\.text) }
    // One that cannot be read must not hide the others.
    return commands.compactMap { stored in
      guard case .commandEntered(let text) = stored.deed else { return nil }
      return text
    }
  }

  private static let encoder: JSONEncoder = {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return encoder
  }()
  private static let decoder = JSONDecoder()
}

extension EncodingError {
  fileprivate static func noKind(_ deed: Deed) -> EncodingError {
    .invalidValue(deed, Context(codingPath: [], debugDescription: "a deed without a kind"))
  }
}
