import Foundation

/// What was measured of one piece of work over inputs of growing size.
struct Measurement {
  let name: String
  /// Medians, in milliseconds, in the order of the sizes; nil where it was not measured.
  var medians: [Double?] = []

  /// What a measurement counts, in milliseconds.
  enum Clock {
    /// The time that processors work, all together, so that what else runs on the machine does not count.
    case processors
    /// The time that passes for who waits.
    case wall

    var now: Double {
      var time = timespec()
      clock_gettime(self == .wall ? CLOCK_MONOTONIC : CLOCK_PROCESS_CPUTIME_ID, &time)
      return Double(time.tv_sec) * 1e3 + Double(time.tv_nsec) / 1e6
    }
  }

  /// How long a piece of work takes, in milliseconds.
  static func time(by clock: Clock = .processors, _ work: () throws -> Void) rethrows -> Double {
    let start = clock.now
    try work()
    return clock.now - start
  }

  /// Measures the median of several runs, in milliseconds: as many as two seconds hold, at least three.
  static func median(by clock: Clock = .processors, _ work: () throws -> Void) rethrows -> Double {
    let first = try time(by: clock, work)
    let times = min(25, max(3, Int(2_000 / max(first, 1e-3))))
    let durations = try (0..<times).map { _ in try time(by: clock, work) }.sorted()
    return durations[durations.count / 2]
  }

  /// A row of a table: the medians, and between two sizes the exponent of growth: 1 where twice the parts take
  /// twice the time.
  func row(_ sizes: [Int]) -> String {
    let cells = medians.enumerated().map { index, median -> String in
      guard let median else { return "-" }
      let number = String(format: median < 1 ? "%.4f" : "%.1f", median)
      guard index > 0, let before = medians[index - 1], before > 0, sizes[index] != sizes[index - 1] else {
        return number
      }
      let exponent = log(median / before) / log(Double(sizes[index]) / Double(sizes[index - 1]))
      return number + String(format: " (n^%.2f)", exponent)
    }
    return "| \(name) | " + cells.joined(separator: " | ") + " |"
  }

  static func printTable(_ title: String, _ sizes: [Int], _ rows: [Measurement]) {
    print("| \(title) | " + sizes.map { "\($0) parts" }.joined(separator: " | ") + " |")
    print("| --- |" + String(repeating: " --- |", count: sizes.count))
    for row in rows { print(row.row(sizes)) }
    print()
    fflush(nil)
  }
}
