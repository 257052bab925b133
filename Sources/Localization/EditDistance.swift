/// How many single mistakes lie between two sequences.
public enum EditDistance {
  /// The optimal string alignment distance, which is Damerau-Levenshtein's without edits inside a
  /// transposed pair: the fewest insertions, deletions, replacements and swaps of neighbours that turn
  /// `source` into `target`; nil when it is above `limit`.
  ///
  /// Symmetric and zero only for equal sequences, but no metric: the triangle inequality can fail.
  /// Takes O(n·m) time and O(m) space, and stops as soon as the limit cannot be kept.
  ///
  /// Source: G. Navarro, A guided tour to approximate string matching, ACM Computing Surveys 33 (2001).
  public static func between<Element: Equatable>(
    _ source: some Collection<Element>, _ target: some Collection<Element>, limit: Int = .max
  ) -> Int? {
    let (source, target) = (Array(source), Array(target))
    guard abs(source.count - target.count) <= limit else { return nil }
    var beforeLast: [Int] = []
    var last = Array(0...target.count)
    for row in source.indices {
      var current = [row + 1]
      current.reserveCapacity(target.count + 1)
      for column in target.indices {
        let replaced = last[column] + (source[row] == target[column] ? 0 : 1)
        var best = min(replaced, last[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, source[row] == target[column - 1], source[row - 1] == target[column] {
          best = min(best, beforeLast[column - 1] + 1)
        }
        current.append(best)
      }
      // A swap reaches two rows back, so both rows must have passed the limit.
      if let least = current.min(), let leastBefore = last.min(), min(least, leastBefore) > limit { return nil }
      (beforeLast, last) = (last, current)
    }
    return last.last.flatMap { $0 <= limit ? $0 : nil }
  }
}
