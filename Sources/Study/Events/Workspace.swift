/// A place with a design and a history of its own.
public enum Workspace: Hashable, Sendable {
  /// The learner's own design.
  case own
  /// The sandbox of the lesson with this id.
  case lesson(String)
  /// The lab with this id.
  case lab(String)

  /// The name under which it is stored: `own`, `lesson:ID` or `lab:ID`.
  public var name: String {
    switch self {
    case .own: "own"
    case .lesson(let id): "lesson:\(id)"
    case .lab(let id): "lab:\(id)"
    }
  }

  /// The workspace stored under `name`; nil when there is none of that name.
  public init?(name: String) {
    let pieces = name.split(separator: ":", maxSplits: 1).map(String.init)
    switch (pieces.first, pieces.count) {
    case ("own", 1): self = .own
    case ("lesson", 2): self = .lesson(pieces[1])
    case ("lab", 2): self = .lab(pieces[1])
    default: return nil
    }
  }
}

extension Workspace: Codable {
  /// Decodes the stored name.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let workspace = Workspace(name: try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "no workspace")
    }
    self = workspace
  }

  /// Encodes the stored name.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(name)
  }
}
