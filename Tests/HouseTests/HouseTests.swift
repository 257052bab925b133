import Foundation
import TestSupport
import Testing

/// Holds the house's order, which the compiler alone does not: it lets undeclared imports pass.
@Suite struct HouseTests {
  /// What each module may import of the others; the table of the architecture guide.
  static let arrows: [String: Set<String>] = [
    "Localization": [],
    "CommandLanguage": ["Localization"],
    "Topology": ["CommandLanguage", "Localization"],
    "Reachability": ["Topology", "CommandLanguage", "Localization"],
    "ThreeTier": ["Reachability", "Topology", "CommandLanguage", "Localization"],
    "CMarkGFM": [],
    "Markdown": ["CMarkGFM"],
    "Curriculum": ["Topology", "CommandLanguage", "Markdown", "Localization"],
    "Grading": ["Curriculum", "ThreeTier", "Reachability", "Topology", "CommandLanguage", "Localization"],
    "Study": ["Grading", "Curriculum", "Topology", "Localization"],
    "ProgressStore": ["Study", "Localization"],
    "TerminalUI": ["Markdown", "Localization"],
    "Diagram": ["ThreeTier", "Reachability", "Topology", "TerminalUI", "Markdown", "Localization"],
    "CMinizip": [],
    "Interchange": [
      "CMinizip", "ThreeTier", "Study", "Curriculum", "Reachability", "Topology", "CommandLanguage", "Localization",
    ],
    "CLibEdit": [],
    "LineEditing": ["CLibEdit", "TerminalUI", "Localization"],
    "Shell": [
      "LineEditing", "Diagram", "Interchange", "ProgressStore", "Study", "Grading", "Curriculum", "ThreeTier",
      "Reachability", "Topology", "CommandLanguage", "TerminalUI", "Markdown", "Localization",
    ],
    "cloudtutor": ["Shell"],
  ]

  /// Which modules may use what comes from outside the house.
  static let outside: [String: Set<String>] = [
    "HashTreeCollections": ["Topology", "Reachability", "ThreeTier"],
    "OrderedCollections": Set(arrows.keys),
    "Algorithms": Set(arrows.keys),
    "Yams": ["Curriculum", "Interchange"],
    "GRDB": ["ProgressStore", "Interchange"],
    "ArgumentParser": ["cloudtutor"],
    "Foundation": Set(arrows.keys).subtracting(pure),
    "Musl": Set(arrows.keys).subtracting(pure),
    "Glibc": Set(arrows.keys).subtracting(pure),
    "Darwin": Set(arrows.keys).subtracting(pure),
    // A lock of the language's own, which says nothing of the machine either.
    "Synchronization": Set(arrows.keys),
    // The rules share the cores.
    "Dispatch": Set(arrows.keys).subtracting(pure).union(["ThreeTier"]),
  ]

  /// The modules that know nothing of the machine they run on.
  static let pure: Set<String> = ["Localization", "CommandLanguage", "Topology", "Reachability", "ThreeTier"]

  /// Where text may be written to the terminal.
  static let writers: Set<String> = ["cloudtutor", "TerminalUI", "LineEditing"]

  static let sources = Repository.files(in: "Sources", suffix: ".swift").map { SourceFile($0) }

  @Test func theTableSpeaksOfThisRepository() {
    #expect(Self.sources.count > 20)
    #expect(Set(Self.sources.map(\.module)).subtracting(Self.arrows.keys) == [], "modules without a row")
    #expect(Self.arrows.values.reduce(into: Set()) { $0.formUnion($1) }.subtracting(Self.arrows.keys) == [])
  }

  @Test func theArrowsNeverTurnBack() {
    var settled: Set<String> = []
    while settled.count < Self.arrows.count {
      let next = Self.arrows.filter { !settled.contains($0.key) && $0.value.isSubset(of: settled) }.keys
      guard !next.isEmpty else {
        Issue.record("a circle among \(Self.arrows.keys.filter { !settled.contains($0) }.sorted())")
        return
      }
      settled.formUnion(next)
    }
  }

  @Test func importsFollowTheArrows() {
    let strays = Self.sources.flatMap { file in
      file.imports.filter { _, name in
        Self.arrows[name] == nil
          ? !(Self.outside[name]?.contains(file.module) ?? false)
          : !(Self.arrows[file.module]?.contains(name) ?? false)
      }.map { "\(file.path):\($0.line): import \($0.name)" }
    }
    #expect(strays.isEmpty, "\(strays.joined(separator: "\n"))")
  }

  @Test func onlyTheWriterPrints() throws {
    let strays = Self.sources.filter { !Self.writers.contains($0.module) }.flatMap { file in
      file.lines(matching: /(^|[^.\w])(print|debugPrint|dump)\(/)
    }
    #expect(strays.isEmpty, "\(strays.joined(separator: "\n"))")
  }

  @Test func nothingTrapsOnPurpose() throws {
    let strays = Self.sources.flatMap { file in
      file.lines(matching: /\b(fatalError|preconditionFailure|precondition|assertionFailure)\(|\btry!|\bas!/)
    }
    #expect(strays.isEmpty, "\(strays.joined(separator: "\n"))")
  }

  @Test func filesAreShort() {
    let long = Self.sources.filter { $0.lines.count > 400 }.map { "\($0.path): \($0.lines.count) lines" }
    #expect(long.isEmpty, "\(long.joined(separator: "\n"))")
  }

  @Test func theTopLevelIsAsDesigned() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: Repository.root.path)
      .filter { !$0.hasPrefix(".") && $0 != "Package.resolved" }
    #expect(Set(names) == ["Package.swift", "Sources", "Tests", "Lessons", "Content", "Examples", "README.md"])
  }
}

/// A source file and the module that it stands in.
struct SourceFile: Sendable {
  let path: String
  let module: String
  let lines: [String]

  init(_ file: URL) {
    path = Repository.path(of: file)
    module = path.split(separator: "/").dropFirst().first.map(String.init) ?? ""
    lines = ((try? String(contentsOf: file, encoding: .utf8)) ?? "").components(separatedBy: "\n")
  }

  /// The modules imported, each with its line; of `import struct Foundation.URL` that is Foundation.
  var imports: [(line: Int, name: String)] {
    let pattern =
      /^\s*(@\w+(\([^)]*\))?\s+)*((public|package|internal|fileprivate|private)\s+)?import\s+((struct|class|enum|protocol|func|var|let|typealias)\s+)?(?<name>\w+)/
    return lines.enumerated().compactMap { number, line in
      line.firstMatch(of: pattern).map { (number + 1, String($0.output.name)) }
    }
  }

  /// The lines of code that match, as `path:line: text`; comments are left out.
  func lines(matching pattern: some RegexComponent) -> [String] {
    lines.enumerated().compactMap { number, line in
      let trimmed = line.trimmingCharacters(in: .whitespaces)
      guard !trimmed.hasPrefix("//"), line.firstMatch(of: pattern) != nil else { return nil }
      return "\(path):\(number + 1): \(trimmed)"
    }
  }
}
