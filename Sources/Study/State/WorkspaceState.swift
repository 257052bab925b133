/// The steps that made a design, and those that were undone.
public struct WorkspaceState: Hashable, Sendable {
  /// One step of undo.
  public struct Change: Hashable, Sendable {
    /// Statements of the command language, in canonical text.
    public let statements: [String]
    /// Whether they began from an empty design, or from the start of the lesson or lab.
    public let fresh: Bool

    /// Creates a step.
    public init(statements: [String], fresh: Bool) { (self.statements, self.fresh) = (statements, fresh) }
  }

  /// All steps, the undone ones at the end.
  public internal(set) var changes: [Change] = []
  /// How many of them are applied.
  public internal(set) var depth = 0

  /// Creates the state of a workspace never used.
  public init() {}

  /// The steps that are applied, in order.
  public var past: ArraySlice<Change> { changes[..<depth] }
  /// The steps that were undone, the next to be done again first.
  public var future: ArraySlice<Change> { changes[depth...] }

  /// The statements that make the design now, on the workspace's start.
  public var statements: [String] {
    let from = past.lastIndex(where: \.fresh) ?? 0
    return past[from...].flatMap(\.statements)
  }

  mutating func apply(_ change: Change) {
    changes.removeLast(changes.count - depth)
    changes.append(change)
    depth += 1
  }

  mutating func undo() { depth = max(0, depth - 1) }

  mutating func redo() { depth = min(changes.count, depth + 1) }
}

extension WorkspaceState.Change: Codable {
  private enum CodingKeys: String, CodingKey {
    case statements, fresh
  }

  /// Decodes one statement from a string, which most changes are and which is several times
  /// faster, and all else from an object.
  public init(from decoder: any Decoder) throws {
    if let statement = try? decoder.singleValueContainer().decode(String.self) {
      self.init(statements: [statement], fresh: false)
      return
    }
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      statements: try container.decode([String].self, forKey: .statements),
      fresh: try container.decode(Bool.self, forKey: .fresh))
  }

  /// Encodes one statement as a string, and all else as an object.
  public func encode(to encoder: any Encoder) throws {
    if statements.count == 1, !fresh {
      var container = encoder.singleValueContainer()
      try container.encode(statements[0])
      return
    }
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(statements, forKey: .statements)
    try container.encode(fresh, forKey: .fresh)
  }
}
