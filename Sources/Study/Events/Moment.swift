/// An instant, and where the learner's clock stood at it, so that "two days" means the learner's days.
public struct Moment: Hashable, Comparable, Codable, Sendable {
  /// Milliseconds since 1970-01-01 00:00 UTC, leap seconds not counted.
  public let milliseconds: Int
  /// Seconds by which the learner's clock was ahead of UTC (Seoul: 32,400).
  public let offset: Int

  /// Creates an instant from milliseconds since 1970 UTC and the offset of the learner's clock in seconds.
  public init(milliseconds: Int, offset: Int = 0) {
    (self.milliseconds, self.offset) = (milliseconds, offset)
  }

  /// The milliseconds of 24 hours.
  static let day = 86_400_000

  /// The learner's calendar day, as days since 1970-01-01.
  public var day: Int {
    let local = milliseconds + offset * 1_000
    return local >= 0 ? local / Self.day : (local + 1) / Self.day - 1
  }

  /// The instant so many seconds later.
  public func adding(seconds: Int) -> Moment { Moment(milliseconds: milliseconds + seconds * 1_000, offset: offset) }

  /// The instant `days` times 24 hours later.
  public func adding(days: Int) -> Moment {
    Moment(milliseconds: milliseconds + days * Self.day, offset: offset)
  }

  /// Earlier instants come first, wherever they were.
  public static func < (left: Moment, right: Moment) -> Bool {
    (left.milliseconds, left.offset) < (right.milliseconds, right.offset)
  }

  private enum CodingKeys: String, CodingKey {
    case milliseconds = "ms"
    case offset = "utc"
  }
}
