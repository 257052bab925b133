/// Keeps what learners do, and gives back what follows from it.
///
/// Events are only ever added. Implementations may be used from several threads, and where they
/// keep a file or a server, from several processes at once.
public protocol Journal: Sendable {
  /// The id under which this journal numbers entries.
  var device: DeviceID { get }

  /// Numbers the entries and keeps all of them or, when it throws, none. When it returns, they
  /// outlive the process and, where the journal is on a disk, a loss of power. An entry whose id
  /// is already kept is left out of the result.
  @discardableResult
  func append(_ entries: [Entry]) throws(JournalError) -> [Event]

  /// Takes over another journal's events as they are numbered there, and answers how many were
  /// new. Merging two journals into each other, in any order, makes the same states in both.
  @discardableResult
  func merge(_ events: [Event]) throws(JournalError) -> Int

  /// The events that arrived after `position`, of all learners, in the order of arrival.
  func events(since position: JournalPosition) throws(JournalError) -> JournalPage

  /// The position after the last event to arrive.
  func end() throws(JournalError) -> JournalPosition

  /// What a learner's events add up to; the empty state for one unknown.
  func state(for learner: LearnerID) throws(JournalError) -> LearnerState

  /// All learners, the first added first.
  func learners() throws(JournalError) -> [Learner]

  /// The last `limit` command lines of a learner, the latest last.
  func history(of learner: LearnerID, limit: Int) throws(JournalError) -> [String]
}
