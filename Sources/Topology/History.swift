/// A design with all that it was: undo and redo without limit, since values share what is alike.
public struct History: Sendable {
  /// A design that was, and the statement that left it.
  public struct Step: Sendable {
    /// The design before the statement.
    public let topology: Topology
    /// The statement, in the words that were typed.
    public let statement: String
  }

  /// What can be undone, oldest first.
  public private(set) var past: [Step] = []
  /// The design as it is.
  public private(set) var present: Topology
  /// What can be done again, the next one last. A step holds the design after its statement.
  public private(set) var future: [Step] = []

  /// Creates a history that begins with a design.
  public init(_ topology: Topology = Topology()) { present = topology }

  /// Goes on to a design that a statement made; what was undone before can no longer be redone.
  public mutating func advance(to topology: Topology, by statement: String) {
    past.append(Step(topology: present, statement: statement))
    present = topology
    future = []
  }

  /// Goes back one statement, and says which; nil when there is none.
  public mutating func undo() -> String? {
    guard let step = past.popLast() else { return nil }
    future.append(Step(topology: present, statement: step.statement))
    present = step.topology
    return step.statement
  }

  /// Does again what was undone last, and says which; nil when there is nothing.
  public mutating func redo() -> String? {
    guard let step = future.popLast() else { return nil }
    past.append(Step(topology: present, statement: step.statement))
    present = step.topology
    return step.statement
  }
}
