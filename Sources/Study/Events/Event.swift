public import Foundation

/// Something that happened, numbered by the journal that took it. Never changed, never removed.
public struct Event: Hashable, Sendable, Identifiable {
  /// Unique on all machines.
  public let id: UUID
  /// Who did it.
  public let learner: LearnerID
  /// When, by the machine's clock.
  public let time: Moment
  /// What was done.
  public let deed: Deed
  /// The journal that numbered it.
  public let device: DeviceID
  /// A hybrid logical clock: the time in milliseconds, or one more than the largest number its
  /// journal had seen. So numbers grow on each device though its clock may be set back, and
  /// events of several machines, ordered by them, stand about as they happened
  /// (Kulkarni et al., "Logical Physical Clocks", 2014).
  public let sequence: Int

  /// Creates an event as a journal holds it.
  public init(id: UUID, learner: LearnerID, time: Moment, deed: Deed, device: DeviceID, sequence: Int) {
    (self.id, self.learner, self.time, self.deed) = (id, learner, time, deed)
    (self.device, self.sequence) = (device, sequence)
  }

  /// The entry, numbered `sequence` by `device`.
  public init(_ entry: Entry, device: DeviceID, sequence: Int) {
    self.init(
      id: entry.id, learner: entry.learner, time: entry.time, deed: entry.deed, device: device, sequence: sequence)
  }
}

extension Event: Comparable {
  /// The one order in which every machine folds the same events.
  public static func < (left: Event, right: Event) -> Bool {
    if left.sequence != right.sequence { return left.sequence < right.sequence }
    if left.device != right.device { return left.device.rawValue < right.device.rawValue }
    return left.id < right.id
  }

  /// The number of an event at `time` in a journal whose largest number is `last`.
  public static func sequence(at time: Moment, after last: Int) -> Int {
    max(time.milliseconds, last + 1)
  }
}
