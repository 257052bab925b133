public import Foundation

/// Gives entries their ids and times, so that tests decide both.
public struct Stamper: Sendable {
  /// The time now.
  public let now: @Sendable () -> Moment
  /// An id never given before.
  public let newID: @Sendable () -> UUID

  /// Creates a stamper.
  public init(now: @escaping @Sendable () -> Moment, newID: @escaping @Sendable () -> UUID) {
    (self.now, self.newID) = (now, newID)
  }

  /// The machine's clock and zone, and random ids.
  public static let system = Stamper(
    now: {
      let milliseconds = Int((Date().timeIntervalSince1970 * 1_000).rounded(.down))
      // Foundation's time zones take milliseconds to load, which the prompt would wait for.
      var (seconds, local) = (time_t(milliseconds / 1_000), tm())
      localtime_r(&seconds, &local)
      return Moment(milliseconds: milliseconds, offset: local.tm_gmtoff)
    },
    newID: { UUID() })
}
