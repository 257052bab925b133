/// How much of something is done: `[#####.....] 4/8`.
public struct ProgressBar: Sendable, Hashable {
  /// What is done; never below 0.
  public let done: Int
  /// What there is to do; never below 0.
  public let total: Int

  /// Creates a bar. More done than there was to do is shown as it is, with a full bar.
  public init(done: Int, of total: Int) { (self.done, self.total) = (max(0, done), max(0, total)) }

  /// The bar with its numbers, or the numbers alone for a reader who listens.
  ///
  /// Only ASCII is drawn: the width of Unicode's blocks differs between terminals. The bar is empty and full
  /// only when nothing and everything is done. `cells` is the bar's inner width.
  public func text(cells: Int = 10, isPlain: Bool = false) -> String {
    let numbers = "\(done)/\(total)"
    guard !isPlain, cells > 0 else { return numbers }
    let filled = filled(cells: cells)
    return "[" + String(repeating: "#", count: filled) + String(repeating: ".", count: cells - filled) + "] " + numbers
  }

  /// How many of `cells` are filled: none and all of them only when nothing and everything is done.
  public func filled(cells: Int) -> Int {
    switch done {
    case 0: 0
    case total...: cells
    default: min(max(1, Int((Double(done) / Double(total) * Double(cells)).rounded())), max(1, cells - 1))
    }
  }
}
