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
      let date = Date()
      return Moment(
        milliseconds: Int((date.timeIntervalSince1970 * 1_000).rounded(.down)),
        offset: TimeZone.current.secondsFromGMT(for: date))
    },
    newID: { UUID() })
}
