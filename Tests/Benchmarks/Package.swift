// swift-tools-version: 6.2
import PackageDescription

// Run with `swift run -c release` in this folder. It has its own package, so that nobody who builds or tests the
// program waits for it.

let package = Package(
  name: "Benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "cloudtutor", path: "../..")],
  targets: [
    .executableTarget(
      name: "Benchmarks",
      dependencies: ["CommandLanguage", "Topology", "Reachability", "ThreeTier"].map {
        .product(name: $0, package: "cloudtutor")
      },
      swiftSettings: [.treatAllWarnings(as: .error), .enableUpcomingFeature("ExistentialAny")])
  ]
)
