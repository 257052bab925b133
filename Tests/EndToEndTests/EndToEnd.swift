import Foundation
import TestSupport
import Testing

/// The binary as people start it, one test at a time: on a terminal, in pipes, with files, disks and homes of all kinds.
@Suite(.serialized) struct EndToEnd {}

/// A home folder that lasts as long as its test.
final class Home {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "cloudtutor-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// Where the program keeps progress when this is its home.
  var progress: URL { folder.appending(path: ".local/share/cloudtutor/progress.sqlite") }

  /// The path of a file in it.
  func path(_ name: String) -> String { folder.appending(path: name).path }

  /// Writes a file in it, and gives its path.
  func write(_ name: String, _ text: String) throws -> String {
    try write(name, Data(text.utf8))
  }

  func write(_ name: String, _ data: Data) throws -> String {
    try data.write(to: folder.appending(path: name))
    return path(name)
  }

  func text(_ name: String) throws -> String {
    try String(contentsOf: folder.appending(path: name), encoding: .utf8)
  }

  var environment: [String: String] {
    ["HOME": folder.path, "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TERM": "xterm-256color"]
  }

  /// The program on a terminal.
  func terminal(
    _ arguments: [String] = [], environment more: [String: String] = [:], columns: Int = 80, lines: Int = 24
  ) throws -> TerminalSession {
    try TerminalSession(
      TestSupport.builtProduct("cloudtutor"), arguments,
      environment: environment.merging(more) { $1 }, columns: columns, lines: lines)
  }

  /// The program with files and pipes, to its end.
  func run(
    _ arguments: String..., input: String? = nil, environment more: [String: String] = [:], limit: Double = 60
  ) throws -> Run {
    try run(arguments, input: input.map { Data($0.utf8) }, environment: more, limit: limit)
  }

  func run(
    _ arguments: [String], input: Data? = nil, environment more: [String: String] = [:], limit: Double = 60
  ) throws -> Run {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try TestSupport.builtProduct("cloudtutor"))
    process.arguments = arguments
    process.environment = environment.merging(more) { $1 }
    process.currentDirectoryURL = folder
    process.standardInput =
      if let input { try FileHandle(forReadingFrom: URL(fileURLWithPath: write("input", input))) } else {
        FileHandle.nullDevice
      }
    for name in ["output", "errors"] { _ = try write(name, "") }
    process.standardOutput = try FileHandle(forWritingTo: folder.appending(path: "output"))
    process.standardError = try FileHandle(forWritingTo: folder.appending(path: "errors"))
    let start = Date()
    try process.run()
    while process.isRunning, Date().timeIntervalSince(start) < limit { usleep(2000) }
    let hangs = process.isRunning
    if hangs { kill(process.processIdentifier, SIGKILL) }
    process.waitUntilExit()
    let read = { (name: String) in
      String(decoding: try Data(contentsOf: self.folder.appending(path: name)), as: UTF8.self)
    }
    return Run(
      code: process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus, hangs: hangs,
      output: try read("output"), errors: try read("errors"), seconds: Date().timeIntervalSince(start))
  }

  /// A command line of the shell in which `$0` is the program; its output and code.
  func shell(_ line: String) throws -> (code: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    process.arguments = ["-o", "pipefail", "-c", line, try TestSupport.builtProduct("cloudtutor")]
    process.environment = environment
    process.currentDirectoryURL = folder
    process.standardInput = FileHandle.nullDevice
    _ = try write("output", "")
    let file = try FileHandle(forWritingTo: folder.appending(path: "output"))
    (process.standardOutput, process.standardError) = (file, file)
    try process.run()
    process.waitUntilExit()
    return (process.terminationStatus, try text("output"))
  }
}

/// How a run of the program ended.
struct Run {
  /// The exit code; below 0 the signal that ended it.
  let code: Int32
  let hangs: Bool
  let output: String
  let errors: String
  let seconds: Double
}
