public import Foundation
import Localization

/// Where lessons and data files are.
public struct ContentLocation: Sendable, Hashable {
  /// The folder that holds `Lessons` and `Content`.
  public let folder: URL

  /// Takes a folder that is known.
  public init(folder: URL) { self.folder = folder }

  /// The places where content is looked for, in order: `CLOUDTUTOR_HOME`, beside the program,
  /// `../share/cloudtutor`, and the bundle that the build made. The bundle is found by its name and
  /// not by `Bundle.module`, which stops the program when the binary has been moved.
  ///
  /// - Parameters:
  ///   - environment: the process's environment.
  ///   - executable: the program's own path.
  /// - Returns: the folders, whether they exist or not.
  public static func candidates(environment: [String: String], executable: URL) -> [URL] {
    let beside = executable.resolvingSymlinksInPath().deletingLastPathComponent()
    var folders: [URL] = []
    if let home = environment["CLOUDTUTOR_HOME"], !home.isEmpty { folders.append(URL(fileURLWithPath: home)) }
    folders.append(beside)
    folders.append(beside.deletingLastPathComponent().appendingPathComponent("share/cloudtutor"))
    folders.append(beside.appendingPathComponent("cloudtutor_Curriculum.resources"))
    return folders
  }

  /// The first of `candidates` that holds content; nil when none does.
  public static func find(environment: [String: String], executable: URL) -> ContentLocation? {
    candidates(environment: environment, executable: executable).map { ContentLocation(folder: $0) }
      .first { $0.exists("Lessons") && $0.exists("Content") }
  }

  func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: folder.appendingPathComponent(path).path)
  }

  /// The text of a file, in Unicode's composed form.
  ///
  /// - Throws: a `ContentProblem` when it cannot be read as UTF-8.
  func text(_ path: String) throws(ContentProblem) -> String {
    guard let data = try? Data(contentsOf: folder.appendingPathComponent(path)) else {
      throw ContentProblem(path, Message("The file cannot be read."))
    }
    guard let text = String(data: data, encoding: .utf8) else {
      throw ContentProblem(path, Message("The file is not UTF-8."))
    }
    return text.precomposedStringWithCanonicalMapping
  }

  /// The names in a folder, in order, without hidden ones; none when there is no such folder.
  func names(in path: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.appendingPathComponent(path).path)) ?? []
    return names.filter { !$0.hasPrefix(".") }.sorted()
  }
}
