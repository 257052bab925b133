/// A place in the order in which events arrived at one journal.
public struct JournalPosition: RawRepresentable, Hashable, Comparable, Sendable {
  /// How many events had arrived, or a number that grows with that.
  public let rawValue: Int

  /// Creates the position after the event that arrived as number `rawValue`, counted from 1.
  public init(rawValue: Int) { self.rawValue = rawValue }

  /// Before the first event.
  public static let start = JournalPosition(rawValue: 0)

  /// Earlier positions come first.
  public static func < (left: JournalPosition, right: JournalPosition) -> Bool {
    left.rawValue < right.rawValue
  }
}
