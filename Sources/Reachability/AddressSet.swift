import Topology

/// A set of IPv4 addresses, kept as ranges in order.
///
/// The addresses of AWS's services and of CloudFront are public, but no design knows them: they
/// stand behind the last IPv4 address, so that only `0.0.0.0/0` and their own prefix lists have them.
struct AddressSet: Sendable, Hashable {
  /// The ranges, ascending, none touching the next.
  let ranges: [ClosedRange<UInt64>]

  private static let highest = UInt64(UInt32.max)
  private static let prefixLists = ["pl-s3", "pl-dynamodb", "pl-cloudfront", "aws"]

  static let empty = AddressSet(sorted: [])
  static let all = AddressSet(sorted: [0...(highest + UInt64(prefixLists.count))])

  /// What is never seen on the internet: RFC 1918, RFC 6598, RFC 6890 and multicast.
  static let unroutable = [
    "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.168.0.0/16",
    "224.0.0.0/3",
  ].compactMap { try? CIDR.parse($0) }.reduce(empty) { $0.union(AddressSet($1)) }

  /// Every address of the internet.
  static let internet = all.subtracting(unroutable)

  private init(sorted ranges: [ClosedRange<UInt64>]) { self.ranges = ranges }

  /// The addresses of a block; none of an IPv6 block.
  init(_ block: CIDR) {
    guard block.family == .ipv4 else {
      self = .empty
      return
    }
    guard block.length > 0 else {
      self = .all
      return
    }
    ranges = [UInt64(block.base)...UInt64(block.last)]
  }

  /// The addresses of a prefix list of AWS; `aws` for services without one.
  init(prefixList: String) {
    let place = Self.prefixLists.firstIndex(of: prefixList) ?? Self.prefixLists.count - 1
    let address = Self.highest + 1 + UInt64(place)
    ranges = [address...address]
  }

  var isEmpty: Bool { ranges.isEmpty }

  private var isAll: Bool { ranges.count == 1 && ranges[0] == Self.all.ranges[0] }

  func intersection(_ other: AddressSet) -> AddressSet {
    if isAll { return other }
    if other.isAll { return self }
    var result: [ClosedRange<UInt64>] = []
    var (i, j) = (0, 0)
    while i < ranges.count, j < other.ranges.count {
      let (a, b) = (ranges[i], other.ranges[j])
      if a.overlaps(b) { result.append(a.clamped(to: b)) }
      if a.upperBound < b.upperBound { i += 1 } else { j += 1 }
    }
    return AddressSet(sorted: result)
  }

  func union(_ other: AddressSet) -> AddressSet {
    var merged: [ClosedRange<UInt64>] = []
    for range in (ranges + other.ranges).sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = merged.last, range.lowerBound <= last.upperBound + 1 {
        merged[merged.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
      } else {
        merged.append(range)
      }
    }
    return AddressSet(sorted: merged)
  }

  func subtracting(_ other: AddressSet) -> AddressSet {
    var result: [ClosedRange<UInt64>] = []
    var j = 0
    for range in ranges {
      var low = range.lowerBound
      while j < other.ranges.count, other.ranges[j].upperBound < low { j += 1 }
      var k = j
      while k < other.ranges.count, other.ranges[k].lowerBound <= range.upperBound {
        let hole = other.ranges[k]
        if hole.lowerBound > low { result.append(low...(hole.lowerBound - 1)) }
        low = max(low, hole.upperBound + 1)
        k += 1
      }
      if low <= range.upperBound { result.append(low...range.upperBound) }
    }
    return AddressSet(sorted: result)
  }
}
