public import Curriculum

extension Question {
  /// The places of the choices, for `match` of the right sides, in an order that `seed` and the question's id draw:
  /// the same on every machine. True and false keep theirs; what would be right as it stands is drawn again. O(n).
  public func places(drawnBy seed: UInt64) -> [Int] {
    let places = Array(0..<(form == .match ? pairs.count : choices.count))
    guard form != .trueFalse else { return places }
    var generator = SplitMix64(seed: seed, for: id)
    var drawn = generator.shuffle(places)
    while places.count > 1, form == .order || form == .match, drawn == places { drawn = generator.shuffle(drawn) }
    return drawn
  }
}
