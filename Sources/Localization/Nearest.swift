/// The name that a mistyped word was meant to be.
public enum Nearest {
  /// The candidate with the fewest typing mistakes to `word`; nil when none is near.
  ///
  /// Case does not count. Hangul is compared by its letters, so 서브냇 lies one mistake from 서브넷.
  /// A word of two letters may have one mistake, of five two, of eight three. Of candidates equally
  /// near, the one that shares the longer beginning comes first, then the one that sorts first.
  /// Takes O(n·l²) time for n candidates of l letters.
  public static func candidate(to word: String, in candidates: some Sequence<String>) -> String? {
    let letters = Jamo.letters(of: word.lowercased())
    var best: Proposal?
    for name in candidates {
      let other = Jamo.letters(of: name.lowercased())
      let limit = min((max(letters.count, other.count) + 1) / 3, min(letters.count, other.count) - 1)
      guard letters == other || limit > 0 else { continue }
      guard let distance = EditDistance.between(letters, other, limit: max(limit, 0)) else { continue }
      let proposal = Proposal(
        name: name, distance: distance, shared: zip(letters, other).prefix { $0 == $1 }.count)
      if best.map({ proposal.precedes($0) }) ?? true { best = proposal }
    }
    return best?.name
  }

  private struct Proposal {
    let name: String
    let distance: Int
    let shared: Int

    func precedes(_ other: Proposal) -> Bool {
      (distance, -shared, name) < (other.distance, -other.shared, other.name)
    }
  }
}
