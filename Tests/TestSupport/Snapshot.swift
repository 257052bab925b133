import Foundation

/// An exact text kept in a file beside the tests, which a changed output must match or replace on purpose.
public struct Snapshot {
  private let file: URL

  /// The snapshot `name` in the folder `Snapshots` beside the test file.
  public init(_ name: String, testFile: String = #filePath) {
    file = URL(filePath: testFile).deletingLastPathComponent().appending(path: "Snapshots/\(name).txt")
  }

  /// What differs, line by line, or nil where `text` is exactly what was recorded.
  ///
  /// With `RECORD_SNAPSHOTS=1` in the environment the text is recorded first; a missing file is a difference.
  public func difference(from text: String) throws -> String? {
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
    guard let recorded = try? String(contentsOf: file, encoding: .utf8) else {
      return "\(file.lastPathComponent) is missing; RECORD_SNAPSHOTS=1 records it."
    }
    guard recorded != text else { return nil }
    let old = recorded.split(separator: "\n", omittingEmptySubsequences: false)
    let new = text.split(separator: "\n", omittingEmptySubsequences: false)
    return new.difference(from: old).map { change in
      switch change {
      case .remove(let line, let text, _): "\(file.lastPathComponent):\(line + 1): - \(text)"
      case .insert(let line, let text, _): "\(file.lastPathComponent):\(line + 1): + \(text)"
      }
    }.joined(separator: "\n")
  }
}
