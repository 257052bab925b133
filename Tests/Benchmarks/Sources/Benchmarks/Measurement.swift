import Foundation

/// What was measured of one piece of work over inputs of growing size.
struct Measurement {
  let name: String
  /// Medians, in milliseconds, in the order of the sizes.
  let medians: [Double]

  /// Measures the median of `times` runs, after one that is not counted.
  static func median(times: Int, _ work: () throws -> Void) rethrows -> Double {
    try work()
    let clock = ContinuousClock()
    let durations = try (0..<times).map { _ in try clock.measure(work) }.sorted()
    return durations[durations.count / 2] / .milliseconds(1)
  }

  /// A row of the table: the medians, and how much each is of the one before it.
  var row: String {
    let cells = medians.enumerated().map { index, median in
      let growth = index == 0 ? "" : String(format: " (x%.1f)", median / max(medians[index - 1], 1e-9))
      return String(format: "%.3f", median) + growth
    }
    return "| \(name) | " + cells.joined(separator: " | ") + " |"
  }
}
