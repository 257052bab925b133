import CommandLanguage
import Foundation
import Reachability
import ThreeTier
import Topology

/// Prints medians, and how they grow with the size of a design.
///
/// Arguments: sizes, in parts; `--rules` for the time of each rule, the slowest first; `--shape stacks|crowd` for one
/// kind of design only; `--no-starts` to leave out the starts of the program; `--findings` to print what is found in
/// the designs, to compare.
@main
enum Benchmarks {
  static let root = URL(filePath: #filePath).appending(path: "../../../../..").standardized

  static func main() throws {
    var words = Array(CommandLine.arguments.dropFirst())
    if words.first == "--memory-of", words.count == 3, let shape = GeneratedDesign(rawValue: words[1]) {
      return try Memory.printOwn(shape, parts: Int(words[2]) ?? 0)
    }
    let chosen = words.firstIndex(of: "--shape").map { words.remove(at: $0 + 1) }
    let shapes = GeneratedDesign.allCases.filter { chosen == nil || chosen == "\($0)" }
    let given = words.compactMap { Int($0) }
    let sizes = given.isEmpty ? [100, 1_000, 10_000, 100_000] : given
    for shape in shapes {
      if words.contains("--findings") {
        for size in sizes {
          for finding in Checker.check(Design(try Script.apply(shape.script(parts: size)))).findings { print(finding) }
        }
      } else if words.contains("--rules") {
        try measureRules(shape, sizes)
      } else {
        try measure(shape, sizes)
        try Memory.printTable(shape, sizes: sizes)
      }
    }
    guard !words.contains("--rules"), !words.contains("--findings"), !words.contains("--no-starts") else { return }
    try measureReference()
    #if os(Linux)
      try measureStarts()
    #endif
  }

  private static func measure(_ shape: GeneratedDesign, _ sizes: [Int]) throws {
    var counts: [Int] = []
    var table: [Measurement] = []
    for (column, size) in sizes.enumerated() {
      let text = try shape.script(parts: size)
      let topology = try Script.apply(text)
      counts.append(topology.count)
      let network = Network(topology)
      func record(_ name: String, by clock: Measurement.Clock = .processors, _ work: () throws -> Void) rethrows {
        let median = try Measurement.median(by: clock, work)
        if column == 0 { table.append(Measurement(name: name)) }
        guard let row = table.firstIndex(where: { $0.name == name }) else { return }
        table[row].medians.append(median)
      }
      let (server, store) = shape == .stacks ? ("librariansx0", "cataloguex0") : ("s0-0", "catalogue")
      let flow = Flow(from: .part(Name(server)), to: .part(Name(store)), Traffic(parsing: "tcp/5432") ?? .all)
      try record("read and apply a script") { _ = try Script.apply(text) }
      record("write") { _ = topology.text }
      try record("apply one statement") { _ = try Script.apply("add eip one", to: topology) }
      var history = History(topology)
      record("undo and redo") {
        history.advance(to: topology, by: "")
        _ = history.undo()
        _ = history.redo()
      }
      record("understand the network") { _ = Network(topology) }
      record("one trace") { _ = network.trace(flow) }
      record("understand the design") { _ = Design(topology) }
      record("find what several rules ask for") { _ = Design(topology).prepared }
      // A design remembers what its rules have asked, so each check begins with a new one.
      let rules = RuleCatalogue.all.count
      record("understand and check by \(rules) rules") { _ = Checker.check(Design(topology)) }
      // All cores share the rules.
      record("the same, as one waits for it", by: .wall) { _ = Checker.check(Design(topology)) }
      record("what one part can reach") { _ = network.reach(of: Name(server)) }
      if size <= 1_000 {
        record("what everything can reach") { _ = network.reach() }
      } else if let row = table.firstIndex(where: { $0.name == "what everything can reach" }) {
        // It answers for every pair of classes of interfaces.
        table[row].medians.append(nil)
      }
    }
    Measurement.printTable("\(shape.rawValue), ms", counts, table)
  }

  private static func measureRules(_ shape: GeneratedDesign, _ sizes: [Int]) throws {
    var counts: [Int] = []
    var rows = RuleCatalogue.all.map { Measurement(name: $0.code) }
    for size in sizes {
      let design = Design(try Script.apply(shape.script(parts: size))).prepared
      counts.append(design.topology.count)
      for (row, rule) in RuleCatalogue.all.enumerated() {
        var outcome: Outcome = .holds
        let first = Measurement.time { outcome = rule.check(design) }
        let time = first > 100 ? first : Measurement.median { _ = rule.check(design) }
        rows[row].medians.append(time)
        if case .broken(let findings) = outcome, size == sizes.last {
          rows[row] = Measurement(name: "\(rule.code), \(findings.count) findings", medians: rows[row].medians)
        }
      }
    }
    Measurement.printTable(
      "\(shape.rawValue), ms", counts, rows.sorted { ($0.medians.last ?? 0) ?? 0 > ($1.medians.last ?? 0) ?? 0 })
  }

  private static func measureReference() throws {
    let file = root.appending(path: "Content/topologies/three-tier-seoul.topology")
    let topology = try Script.apply(String(contentsOf: file, encoding: .utf8))
    let median = Measurement.median { _ = Checker.check(Design(topology)) }
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
