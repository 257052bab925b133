/// The steps that made a design, and those that were undone.
public struct WorkspaceState: Hashable, Sendable {
  /// One step of undo.
  public struct Change: Hashable, Codable, Sendable {
    /// Statements of the command language, in canonical text.
    public let statements: [String]
    /// Whether they began from an empty design, or from the start of the lesson or lab.
    public let fresh: Bool

    /// Creates a step.
    public init(statements: [String], fresh: Bool) { (self.statements, self.fresh) = (statements, fresh) }

    private enum CodingKeys: String, CodingKey {
      case statements = "s"
      case fresh = "f"
    }
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
