// swift-tools-version: 6.2
import PackageDescription

// Lower modules never import higher ones; each target lists all that it imports, and
// `HouseTests` walks the sources to hold that, because the compiler lets undeclared imports pass.

let settings: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let persistent: Target.Dependency = .product(name: "HashTreeCollections", package: "swift-collections")
let yaml: Target.Dependency = .product(name: "Yams", package: "Yams")
let sqlite: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let arguments: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")

func module(_ name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource] = []) -> Target {
  .target(name: name, dependencies: dependencies, resources: resources, swiftSettings: settings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
  .testTarget(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: settings)
}

let package = Package(
  name: "cloudtutor",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "cloudtutor", targets: ["cloudtutor"]),
    .library(name: "Localization", targets: ["Localization"]),
    .library(name: "CommandLanguage", targets: ["CommandLanguage"]),
    .library(name: "Topology", targets: ["Topology"]),
    .library(name: "Reachability", targets: ["Reachability"]),
    .library(name: "ThreeTier", targets: ["ThreeTier"]),
    .library(name: "Shell", targets: ["Shell"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    module("Localization"),
    module("CommandLanguage", ["Localization"]),
    module("Topology", ["CommandLanguage", "Localization", persistent]),
    module("Reachability", ["Topology", "CommandLanguage", "Localization"]),
    module("ThreeTier", ["Reachability", "Topology", "CommandLanguage", "Localization"]),
    .systemLibrary(
      name: "CMarkGFM",
      providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"]), .brew(["cmark-gfm"])]),
    module("Markdown", ["CMarkGFM"]),
    module(
      "Curriculum", ["Topology", "CommandLanguage", "Markdown", "Localization", yaml],
      resources: [.copy("../../Lessons"), .copy("../../Content")]),
    module(
      "Grading",
      ["Curriculum", "ThreeTier", "Reachability", "Topology", "CommandLanguage", "Localization"]),
    module(
      "Study", ["Grading", "Curriculum", "Topology", "Localization"]),
    module("ProgressStore", ["Study", "Localization", sqlite]),
    .systemLibrary(name: "CMinizip", providers: [.apt(["libminizip-dev", "zlib1g-dev"]), .brew(["minizip"])]),
    module("Interchange", ["CMinizip", "Study", "Curriculum", "Localization", sqlite]),
    module("TerminalUI", ["Markdown", "Localization"]),
    module(
      "Diagram",
      ["ThreeTier", "Reachability", "Topology", "TerminalUI", "Markdown", "Localization"]),
    .target(name: "CLibEdit", linkerSettings: [.linkedLibrary("edit")]),
    module("LineEditing", ["CLibEdit", "TerminalUI", "Localization"]),
    module(
      "Shell",
      [
        "LineEditing", "Diagram", "Interchange", "ProgressStore", "Study", "Grading", "Curriculum", "ThreeTier",
        "Reachability", "Topology", "CommandLanguage", "TerminalUI", "Markdown", "Localization",
      ]),
    .executableTarget(
      name: "cloudtutor", dependencies: ["Shell", arguments], swiftSettings: settings),
    .target(name: "CTestSupport", path: "Tests/CTestSupport"),
    .target(
      name: "TestSupport", dependencies: ["CTestSupport"], path: "Tests/TestSupport", swiftSettings: settings),
    tests("LocalizationTests", ["Localization", "TestSupport", yaml], exclude: ["Fixtures"]),
    tests("HouseTests", ["TestSupport"]),
    tests("CommandLanguageTests", ["CommandLanguage", "Localization"]),
    tests("ReachabilityTests", ["Reachability", "Topology", "CommandLanguage", "Localization", "TestSupport", yaml]),
    tests(
      "GradingTests", ["Grading", "Curriculum", "ThreeTier", "Topology", "Localization", "TestSupport"]),
    tests(
      "ShellTests",
      [
        "Shell", "Study", "Grading", "Curriculum", "Topology", "CommandLanguage", "TerminalUI", "Localization",
        "TestSupport",
      ]),
    tests("ThreeTierTests", ["ThreeTier", "Curriculum", "Topology", "CommandLanguage", "Localization", "TestSupport"]),
    tests("TopologyTests", ["Topology", "CommandLanguage", "Localization", "TestSupport"]),
    tests("MarkdownTests", ["Markdown"]),
    tests(
      "DiagramTests",
      [
        "Diagram", "Reachability", "Topology", "CommandLanguage", "TerminalUI", "Markdown", "Localization",
        "TestSupport", yaml,
      ],
      exclude: ["Fixtures", "Snapshots"]),
    tests("TerminalUITests", ["TerminalUI", "Markdown", "TestSupport"], exclude: ["Fixtures", "Snapshots"]),
    .executableTarget(
      name: "LineEditingProbe", dependencies: ["LineEditing", "TerminalUI"], path: "Tests/LineEditingProbe",
      swiftSettings: settings),
    tests("EndToEndTests", ["TestSupport", "cloudtutor"]),
    tests("LineEditingTests", ["LineEditing", "TerminalUI", "TestSupport", "LineEditingProbe"]),
    tests(
      "InterchangeTests", ["Interchange", "CMinizip", "Study", "Curriculum", "Localization", "TestSupport", sqlite]),
    tests("StudyTests", ["Study", "Localization"], exclude: ["Reference"]),
    .executableTarget(
      name: "JournalProbe", dependencies: ["ProgressStore", "Study"], path: "Tests/JournalProbe",
      swiftSettings: settings),
    tests("ProgressStoreTests", ["ProgressStore", "Study", "Localization", "TestSupport", "JournalProbe", sqlite]),
  ]
)
