import Topology

/// A set of addresses of both families, kept as ranges in order on one line of numbers.
///
/// IPv4 stands at its own numbers. The addresses of AWS's services and of CloudFront are public, but no
/// design knows them: they stand behind the last IPv4 address, so that only `0.0.0.0/0` and their own
/// prefix lists have them. IPv6 is what can be somebody's own: above `::/64`, below multicast.
struct AddressSet: Sendable, Hashable {
  /// The ranges, ascending, none touching the next.
  let ranges: [ClosedRange<UInt128>]

  private static let prefixLists = ["pl-s3", "pl-dynamodb", "pl-cloudfront", "aws"]
  private static let lists = UInt128(UInt32.max) + 1

  static let empty = AddressSet(sorted: [])
  static let ipv4 = AddressSet(sorted: [0...(lists + UInt128(prefixLists.count) - 1)])
  static let ipv6 = AddressSet(sorted: [(UInt128(1) << 64)...((UInt128(0xFF) << 120) - 1)])
  static let all = ipv4.union(ipv6)

  /// What is never seen on the internet: RFC 1918, RFC 6598, RFC 6890 and multicast; of IPv6, all but the
  /// global unicast addresses of RFC 4291.
  static let unroutable = ipv6.subtracting(addresses("2000::/3")).union(
    [
      "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.168.0.0/16",
      "224.0.0.0/3",
    ].reduce(empty) { $0.union(addresses($1)) })

  /// The addresses of AWS's services and of CloudFront, where no visitor's browser is.
  static let services = prefixLists.reduce(empty) { $0.union(AddressSet(prefixList: $1)) }

  /// Every address of the internet.
  static let internet = all.subtracting(unroutable)

  private static func addresses(_ block: String) -> AddressSet {
    (try? CIDR.parse(block)).map { AddressSet($0) } ?? .empty
  }

  private init(sorted ranges: [ClosedRange<UInt128>]) { self.ranges = ranges }

  /// Every address of a family.
  init(_ family: AddressFamily) { self = family == .ipv4 ? .ipv4 : .ipv6 }

  /// The addresses of a block.
  init(_ block: CIDR) {
    guard block.length > 0 else {
      self.init(block.family)
      return
    }
    self = AddressSet(sorted: [block.base...block.last]).intersection(AddressSet(block.family))
  }

  /// The addresses of a prefix list of AWS; `aws` for services without one.
  init(prefixList: String) {
    let place = Self.prefixLists.firstIndex(of: prefixList) ?? Self.prefixLists.count - 1
    let address = Self.lists + UInt128(place)
    ranges = [address...address]
  }

  /// The addresses that the other side of a rule names; nil where it names a group.
  init?(_ peer: GroupRule.Peer) {
    switch peer {
    case .network(let block): self.init(block)
    case .prefixList(let list): self.init(prefixList: list)
    case .group, .itself: return nil
    }
  }

  var isEmpty: Bool { ranges.isEmpty }

  private var isAll: Bool { ranges.count == 2 && ranges == Self.all.ranges }

  /// Whether every address of `other` is in this set.
  func contains(_ other: AddressSet) -> Bool {
    var j = 0
    return other.ranges.allSatisfy { range in
      while j < ranges.count, ranges[j].upperBound < range.lowerBound { j += 1 }
      return j < ranges.count && ranges[j].lowerBound <= range.lowerBound && ranges[j].upperBound >= range.upperBound
    }
  }

  func intersection(_ other: AddressSet) -> AddressSet {
    if isAll { return other }
    if other.isAll || other.contains(self) { return self }
    if contains(other) { return other }
    var result: [ClosedRange<UInt128>] = []
    var (i, j) = (0, 0)
    while i < ranges.count, j < other.ranges.count {
      let (a, b) = (ranges[i], other.ranges[j])
      if a.overlaps(b) { result.append(a.clamped(to: b)) }
      if a.upperBound < b.upperBound { i += 1 } else { j += 1 }
    }
    return AddressSet(sorted: result)
  }

  func union(_ other: AddressSet) -> AddressSet {
    var merged: [ClosedRange<UInt128>] = []
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
    var result: [ClosedRange<UInt128>] = []
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
