/// The generator SplitMix64 (Steele, Lea, Flood, "Fast Splittable Pseudorandom Number Generators",
/// 2014), with shuffling of its own: the same seed gives the same order on every platform and with
/// every version of Swift, whose own `shuffled` promises neither.
public struct SplitMix64: RandomNumberGenerator, Sendable {
  private var state: UInt64

  /// Creates the generator of a seed; every seed is as good as another.
  public init(seed: UInt64) { state = seed }

  /// Creates the generator of a seed for one of several uses, such as a question's choices, by its name.
  public init(seed: UInt64, for name: String) {
    // FNV-1a, 64 bits, over UTF-8: a hash that is the same in every process.
    state = name.utf8.reduce(seed ^ 0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
  }

  /// The next 64 bits.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number from 0 to below `bound`, each as likely as another; 0 for bounds below 2.
  public mutating func next(below bound: Int) -> Int {
    guard bound > 1 else { return 0 }
    let bound = UInt64(bound)
    // The lowest 2^64 mod bound numbers are drawn again, so that none is more likely.
    let uneven = (0 &- bound) % bound
    while true {
      let number = next()
      if number >= uneven { return Int(number % bound) }
    }
  }

  /// The elements in a random order (Fisher and Yates, from the end). O(n).
  public mutating func shuffle<Element>(_ elements: some Sequence<Element>) -> [Element] {
    var result = Array(elements)
    for index in result.indices.dropFirst().reversed() {
      result.swapAt(index, next(below: index + 1))
    }
    return result
  }
}
