/// The two families of internet addresses, which AWS's rules keep apart.
public enum AddressFamily: Sendable, Hashable {
  case ipv4, ipv6

  /// The number of bits in an address: 32 or 128.
  public var bits: Int { self == .ipv4 ? 32 : 128 }

  /// The family's name, as people write it.
  public var title: String { self == .ipv4 ? "IPv4" : "IPv6" }
}

/// A block of addresses: a base and the length of the prefix that all its addresses share.
public struct CIDR: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The family, which decides how many bits `base` has.
  public let family: AddressFamily
  /// The lowest address of the block, as a number.
  public let base: UInt128
  /// How many leading bits are fixed: 0 to 32 or 0 to 128.
  public let length: Int

  /// Creates the block of `length` that contains `address`; nil when the length is out of range.
  public init?(_ family: AddressFamily, containing address: UInt128, length: Int) {
    guard (0...family.bits).contains(length) else { return nil }
    self.family = family
    self.length = length
    base = address & Self.mask(family, length)
  }

  /// All addresses of IPv4, `0.0.0.0/0`.
  public static let anyIPv4 = CIDR(.ipv4)
  /// All addresses of IPv6, `::/0`.
  public static let anyIPv6 = CIDR(.ipv6)

  private init(_ family: AddressFamily) {
    self.family = family
    base = 0
    length = 0
  }

  private static func mask(_ family: AddressFamily, _ length: Int) -> UInt128 {
    let ones = family == .ipv4 ? UInt128(UInt32.max) : UInt128.max
    let free = family.bits - length
    return free >= 128 ? 0 : ones & ~((UInt128(1) << UInt128(free)) &- 1)
  }

  /// The highest address of the block.
  public var last: UInt128 {
    let ones = family == .ipv4 ? UInt128(UInt32.max) : UInt128.max
    return base | (ones & ~Self.mask(family, length))
  }

  /// How many addresses it has; nil when that exceeds 64 bits.
  public var size: Int? { family.bits - length < 63 ? 1 << (family.bits - length) : nil }

  /// Whether every address of `other` is in this block.
  public func contains(_ other: CIDR) -> Bool {
    family == other.family && length <= other.length && other.base & Self.mask(family, length) == base
  }

  /// Whether the two share an address.
  public func overlaps(_ other: CIDR) -> Bool { contains(other) || other.contains(self) }

  /// Orders by family, then address, then from wide to narrow.
  public static func < (left: CIDR, right: CIDR) -> Bool {
    if left.family != right.family { return left.family == .ipv4 }
    return left.base != right.base ? left.base < right.base : left.length < right.length
  }

  /// The block in its canonical form, such as `10.0.0.0/16` or `2001:db8::/56`.
  public var description: String {
    (family == .ipv4 ? Self.dotted(base) : Self.colons(base)) + "/\(length)"
  }

  private static func dotted(_ address: UInt128) -> String {
    [24, 16, 8, 0].map { String((address >> UInt128($0)) & 0xFF) }.joined(separator: ".")
  }

  /// RFC 5952: lower case, the longest run of zero groups shortened.
  private static func colons(_ address: UInt128) -> String {
    let groups = (0..<8).map { UInt16(truncatingIfNeeded: address >> UInt128(112 - 16 * $0)) }
    var best = 0..<0
    var index = 0
    while index < 8 {
      let end = groups[index...].firstIndex { $0 != 0 } ?? 8
      if end - index > best.count { best = index..<end }
      index = max(end, index) + 1
    }
    let text = groups.map { String($0, radix: 16) }
    guard best.count > 1 else { return text.joined(separator: ":") }
    return text[..<best.lowerBound].joined(separator: ":") + "::" + text[best.upperBound...].joined(separator: ":")
  }

  /// Why a text is no block.
  public enum Problem: Error, Sendable, Hashable {
    /// It has not the form of a block at all.
    case malformed
    /// The address has bits set behind the prefix; the block meant is given.
    case hostBits(CIDR)
  }

  /// Reads `10.0.0.0/16` or `2001:db8::/56`; an address without a length is a block of one.
  public static func parse(_ text: String) throws(Problem) -> CIDR {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count <= 2, let address = parts.first else { throw .malformed }
    let family: AddressFamily = address.contains(":") ? .ipv6 : .ipv4
    guard let number = family == .ipv4 ? ipv4(address) : ipv6(address) else { throw .malformed }
    var length = family.bits
    if parts.count == 2 {
      guard let given = decimal(parts[1]), given <= family.bits else { throw .malformed }
      length = given
    }
    guard let block = CIDR(family, containing: number, length: length) else { throw .malformed }
    guard block.base == number else { throw .hostBits(block) }
    return block
  }

  /// A plain decimal number of at most three digits without a leading zero.
  private static func decimal(_ text: Substring) -> Int? {
    guard (1...3).contains(text.count), text.allSatisfy({ $0.isASCII && $0.isNumber }),
      text.count == 1 || text.first != "0"
    else { return nil }
    return Int(text)
  }

  private static func ipv4(_ text: Substring) -> UInt128? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 4 else { return nil }
    var address: UInt128 = 0
    for part in parts {
      guard let byte = decimal(part), byte < 256 else { return nil }
      address = address << 8 | UInt128(byte)
    }
    return address
  }

  private static func ipv6(_ text: Substring) -> UInt128? {
    let halves = text.split(separator: "::", omittingEmptySubsequences: false)
    guard halves.count <= 2, let left = groups(halves[0]) else { return nil }
    var all = left
    if halves.count == 2 {
      guard let right = groups(halves[1]), left.count + right.count < 8 else { return nil }
      all += Array(repeating: 0, count: 8 - left.count - right.count) + right
    }
    guard all.count == 8 else { return nil }
    return all.reduce(0) { $0 << 16 | UInt128($1) }
  }

  private static func groups(_ text: Substring) -> [UInt16]? {
    if text.isEmpty { return [] }
    var groups: [UInt16] = []
    for part in text.split(separator: ":", omittingEmptySubsequences: false) {
      guard (1...4).contains(part.count), let group = UInt16(part, radix: 16) else { return nil }
      groups.append(group)
    }
    return groups
  }
}
