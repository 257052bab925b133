public import Foundation

/// Something that happened, not yet numbered by a journal.
public struct Entry: Hashable, Sendable {
  /// Unique on all machines; an entry whose id a journal already has is not taken twice.
  public let id: UUID
  /// Who did it.
  public let learner: LearnerID
  /// When, by the machine's clock.
  public let time: Moment
  /// What was done.
  public let deed: Deed

  /// Creates an entry.
  public init(id: UUID, learner: LearnerID, time: Moment, deed: Deed) {
    (self.id, self.learner, self.time, self.deed) = (id, learner, time, deed)
  }
}
