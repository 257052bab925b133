public import Foundation

/// The files of this repository, for tests that read sources and content where they are written.
public enum Repository {
  /// The folder that holds `Package.swift`.
  public static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The files below `folder` (relative to the root) whose name ends in `suffix`, in order of their paths;
  /// none where the folder is missing.
  public static func files(in folder: String, suffix: String) -> [URL] {
    let start = root.appending(path: folder)
    guard let names = FileManager.default.enumerator(atPath: start.path) else { return [] }
    return names.compactMap { $0 as? String }.filter { $0.hasSuffix(suffix) }.sorted()
      .map { start.appending(path: $0) }
  }

  /// The path of `file` from the root on.
  public static func path(of file: URL) -> String {
    String(file.path.dropFirst(root.path.count).drop { $0 == "/" })
  }
}
