import Foundation
import ThreeTier
import Topology

/// How much memory the program's values take, measured in a process of its own for each size, since what was given
/// back stays resident.
enum Memory {
  /// Resident bytes; nil where the system does not tell.
  private static var resident: Int? {
    guard let text = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8) else { return nil }
    return text.split(separator: " ").dropFirst().first.flatMap { Int($0) }.map { $0 * sysconf(Int32(_SC_PAGESIZE)) }
  }

  /// What the child prints: the bytes before, with the design read, and after a check of it.
  static func printOwn(_ shape: GeneratedDesign, parts: Int) throws {
    guard let text = try? shape.script(parts: 100), let small = try? Script.apply(text) else { return }
    _ = Checker.check(Design(small))
    let base = resident ?? 0
    let topology = try Script.apply(shape.script(parts: parts))
    let read = resident ?? 0
    let design = Design(topology)
    let result = Checker.check(design)
    print(topology.count, base, read, resident ?? 0, result.findings.count, design.topology.count)
  }

  /// Starts the children and prints what they say.
  static func printTable(_ shape: GeneratedDesign, sizes: [Int]) throws {
    guard resident != nil, let program = CommandLine.arguments.first else { return }
    print("| \(shape.rawValue), memory | base | read, bytes a part | checked, bytes a part | findings |")
    print("| --- | --- | --- | --- | --- |")
    for size in sizes {
      let child = Process()
      child.executableURL = URL(filePath: program)
      child.arguments = ["--memory-of", shape.rawValue, "\(size)"]
      let pipe = Pipe()
      child.standardOutput = pipe
      try child.run()
      let words = String(decoding: try pipe.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        .split(whereSeparator: \.isWhitespace).compactMap { Int($0) }
      child.waitUntilExit()
      guard words.count == 6 else { continue }
      let (count, base) = (words[0], words[1])
      print(
        "| \(count) parts | \(base >> 20) MiB | \((words[2] - base) / count) | \((words[3] - base) / count) | \(words[4]) |"
      )
    }
    print()
    fflush(nil)
  }
}
