import CommandLanguage
import Foundation
import Reachability
import ThreeTier
import Topology

/// Prints medians, and how they grow with the size of a design.
@main
enum Benchmarks {
  private static let root = URL(filePath: #filePath).appending(path: "../../../../..").standardized
  /// Other sizes can be given as arguments.
  private static let sizes =
    CommandLine.arguments.count > 1 ? CommandLine.arguments.dropFirst().compactMap { Int($0) } : [100, 1_000, 10_000]

  static func main() throws {
    print("| over generated designs, ms | " + sizes.map { "\($0) parts" }.joined(separator: " | ") + " |")
    print("| --- |" + String(repeating: " --- |", count: sizes.count))
    for row in try growth() { print(row.row) }
    print()
    try measureReference()
    #if os(Linux)
      try measureStarts()
    #endif
  }

  private static func growth() throws -> [Measurement] {
    var table: [(String, [Double])] = []
    for (index, size) in sizes.enumerated() {
      let text = GeneratedDesign.script(parts: size)
      let topology = try Script.apply(text)
      var history = History(topology)
      let flow = Flow(from: .internet, to: .part("web-a0"), Traffic(parsing: "tcp/80") ?? .all)
      let times = size > 1_000 ? 5 : 15
      let row: [(String, Double)] = [
        ("parse and apply a script", try Measurement.median(times: times) { _ = try Script.apply(text) }),
        ("print", Measurement.median(times: times) { _ = topology.text }),
        (
          "apply one statement", try Measurement.median(times: 50) { _ = try Script.apply("add eip one", to: topology) }
        ),
        (
          "undo and redo",
          Measurement.median(times: 50) {
            history.advance(to: topology, by: "")
            _ = history.undo()
            _ = history.redo()
          }
        ),
        ("check", Measurement.median(times: times) { _ = Checker.check(Design(topology)) }),
        ("trace", Measurement.median(times: times) { _ = Network(topology).trace(flow) }),
      ]
      if index == 0 { table = row.map { ($0.0, []) } }
      for (place, cell) in row.enumerated() { table[place].1.append(cell.1) }
    }
    return table.map { Measurement(name: $0.0, medians: $0.1) }
  }

  private static func measureReference() throws {
    let file = root.appending(path: "Content/topologies/three-tier-seoul.topology")
    let topology = try Script.apply(String(contentsOf: file, encoding: .utf8))
    let median = Measurement.median(times: 30) { _ = Checker.check(Design(topology)) }
    print("check of the reference design, \(topology.count) parts: \(String(format: "%.2f", median)) ms")
  }

  #if os(Linux)
    /// Needs `swift build -c release` in the root.
    private static func measureStarts() throws {
      let program = root.appending(path: ".build/release/cloudtutor").path
      guard FileManager.default.isExecutableFile(atPath: program) else {
        return print("start to prompt: no \(program)")
      }
      let home = FileManager.default.temporaryDirectory.appending(path: "cloudtutor-\(UUID().uuidString)")
      try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(at: home) }
      var environment = ["HOME": home.path, "PATH": "/usr/bin:/bin", "TERM": "xterm-256color", "LC_ALL": "C.UTF-8"]
      for (name, file) in [("a fresh home", true), ("a known home", false)] {
        let times = try (0..<20).map { number in
          if file { environment["HOME"] = home.appending(path: "\(number)").path }
          return try Starts.milliseconds(program, environment: environment)
        }.sorted()
        print("start to prompt, \(name): median \(String(format: "%.1f", times[10])) ms")
        environment["HOME"] = home.appending(path: "0").path
      }
    }
  #endif
}
