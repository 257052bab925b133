public import Localization

/// A journal in a place of its own, which can be copied, looked through and put in order.
public protocol KeptJournal: Journal {
  /// Where it is kept, for people.
  var place: String { get }

  /// Writes a copy that stands by itself to `path`, whole or not at all.
  ///
  /// - Throws: where something is there already, or cannot be written.
  func backup(to path: String, replaces: Bool) throws(JournalError)

  /// Looks through everything that is kept. O(n log n) in the events.
  func verify() throws(JournalError) -> JournalHealth

  /// Makes what follows from the events anew.
  func rebuild() throws(JournalError)
}

/// What looking through a journal found.
public struct JournalHealth: Hashable, Sendable {
  /// How many events there are.
  public let events: Int
  /// How many of them a newer program wrote, in kinds that this one does not know.
  public let unknown: Int
  /// What is wrong, for people; empty when nothing is.
  public let problems: [Message]

  /// Creates what was found.
  public init(events: Int, unknown: Int, problems: [Message]) {
    (self.events, self.unknown, self.problems) = (events, unknown, problems)
  }
}
