/// A set of TCP or UDP ports, kept as ranges in order, without gaps between neighbours.
public struct PortSet: Sendable, Hashable, CustomStringConvertible {
  /// The ranges, ascending, none touching the next.
  public let ranges: [ClosedRange<UInt16>]

  /// Creates the union of `ranges`.
  public init(_ ranges: [ClosedRange<UInt16>]) {
    var merged: [ClosedRange<UInt16>] = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = merged.last, Int(range.lowerBound) <= Int(last.upperBound) + 1 {
        merged[merged.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
      } else {
        merged.append(range)
      }
    }
    self.ranges = merged
  }

  /// Ranges in order, apart from each other.
  private init(sorted ranges: [ClosedRange<UInt16>]) { self.ranges = ranges }

  /// A single port.
  public init(_ port: UInt16) { ranges = [port...port] }

  /// Every port.
  public static let all = PortSet([0...UInt16.max])

  /// Whether it has no port.
  public var isEmpty: Bool { ranges.isEmpty }

  /// How many ports it has.
  public var count: Int { ranges.reduce(0) { $0 + $1.count } }

  /// Whether every port of `other` is in this set.
  public func contains(_ other: PortSet) -> Bool {
    other.ranges.allSatisfy { range in
      ranges.contains { $0.lowerBound <= range.lowerBound && $0.upperBound >= range.upperBound }
    }
  }

  /// The ports in both.
  public func intersection(_ other: PortSet) -> PortSet {
    if ranges.count == 1, other.ranges.count == 1 {
      if ranges[0].lowerBound <= other.ranges[0].lowerBound, ranges[0].upperBound >= other.ranges[0].upperBound {
        return other
      }
      if ranges[0] == ranges[0].clamped(to: other.ranges[0]) { return self }
    }
    return PortSet(sorted: ranges.flatMap { a in other.ranges.filter { $0.overlaps(a) }.map { $0.clamped(to: a) } })
  }

  /// The ports in either.
  public func union(_ other: PortSet) -> PortSet { PortSet(ranges + other.ranges) }

  /// The ports of this set that are not in `other`.
  public func subtracting(_ other: PortSet) -> PortSet {
    var rest: [ClosedRange<UInt16>] = []
    for range in ranges {
      var low = Int(range.lowerBound)
      for hole in other.ranges where hole.overlaps(range) {
        if Int(hole.lowerBound) > low { rest.append(UInt16(low)...(hole.lowerBound - 1)) }
        low = Int(hole.upperBound) + 1
      }
      if low <= Int(range.upperBound) { rest.append(UInt16(low)...range.upperBound) }
    }
    return PortSet(sorted: rest)
  }

  /// Ports as they are typed: `80,443` or `1024-65535`.
  public var description: String {
    ranges.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }.joined(separator: ",")
  }

  /// Reads `80`, `80,443` or `1024-65535`; nil when it is none of these.
  public init?(parsing text: Substring) {
    var ranges: [ClosedRange<UInt16>] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let ends = part.split(separator: "-", omittingEmptySubsequences: false).map { UInt16($0) }
      guard let low = ends.first ?? nil, let high = ends.last ?? nil, ends.count <= 2, low <= high else { return nil }
      ranges.append(low...high)
    }
    self.init(ranges)
  }
}
