public import Foundation
import Localization

/// Where lessons and data files are.
public struct ContentLocation: Sendable, Hashable {
  /// The folder that holds `Lessons` and `Content`.
  public let folder: URL
  /// A pack's path as it was given, which stands before the names of its files; nil for the course itself.
  public let pack: String?

  /// The size that no file of content has, in bytes.
  static let largestFile = 1 << 20

  /// Takes the course's folder.
  public init(folder: URL) { (self.folder, pack) = (folder, nil) }

  /// Takes the folder of a teacher's own pack, which is read beside the course and never trusted.
  public init(pack path: String) {
    let path = path.isEmpty ? "." : path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    folder = URL(fileURLWithPath: (path as NSString).expandingTildeInPath)
    pack = path
  }

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

  /// How people read the name of a file: a pack's begins with the pack's path, so that an editor finds it.
  public func shown(_ path: String) -> String { pack.map { "\($0)/\(path)" } ?? path }

  func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: url(path).path) }

  private func url(_ path: String) -> URL { folder.appendingPathComponent(path) }

  /// Whether a pack's file, behind all links, is one of its own: a pack shows nobody the files of others.
  private func isInside(_ path: String) -> Bool {
    guard pack != nil else { return true }
    let (file, home) = (url(path).resolvingSymlinksInPath().path, folder.resolvingSymlinksInPath().path)
    return file == home || file.hasPrefix(home.hasSuffix("/") ? home : home + "/")
  }

  /// The text of a file, in Unicode's composed form, with lines that end alike.
  ///
  /// - Throws: a `ContentProblem` when it is no ordinary file of UTF-8, is too large, leads out of its pack, or
  ///   has control characters, which could take a terminal over.
  public func text(_ path: String) throws(ContentProblem) -> String {
    guard isInside(path) else {
      throw ContentProblem(shown(path), Message("The file is a link that leads out of the pack."))
    }
    let attributes = try? FileManager.default.attributesOfItem(atPath: url(path).resolvingSymlinksInPath().path)
    guard attributes?[.type] as? FileAttributeType == .typeRegular else {
      throw ContentProblem(shown(path), Message("The file cannot be read."))
    }
    guard (attributes?[.size] as? Int ?? 0) <= Self.largestFile else {
      throw ContentProblem(shown(path), Message("The file is larger than 1 MB."))
    }
    guard let data = try? Data(contentsOf: url(path)) else {
      throw ContentProblem(shown(path), Message("The file cannot be read."))
    }
    guard var text = String(data: data, encoding: .utf8) else {
      throw ContentProblem(shown(path), Message("The file is not UTF-8."))
    }
    if text.unicodeScalars.first == "\u{FEFF}" { text.unicodeScalars.removeFirst() }
    if text.utf8.contains(UInt8(ascii: "\r")) { text = text.replacingOccurrences(of: "\r\n", with: "\n") }
    if let scalar = text.unicodeScalars.firstIndex(where: Self.isControl) {
      let line = text.unicodeScalars[..<scalar].count { $0 == "\n" } + 1
      let code = "U+" + String(text.unicodeScalars[scalar].value, radix: 16, uppercase: true)
      throw ContentProblem(shown(path), line: line, Message("The control character \(code) stands here."))
    }
    // Foundation takes longer to find nothing to compose than all files take to be read.
    return text.unicodeScalars.allSatisfy(Self.isComposed) ? text : text.precomposedStringWithCanonicalMapping
  }

  /// Whether a character is sure to stand as it is in Unicode's composed form, whatever stands beside it: Latin letters,
  /// Hangul syllables, ideographs, dashes, quotation marks and arrows. Of others it is not known here.
  static func isComposed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x300, 0x2010...0x2027, 0x2190...0x21FF, 0x3001...0x3029, 0x4E00...0x9FFF, 0xAC00...0xD7A3: true
    default: false
    }
  }

  /// Characters that do something instead of being seen: those that terminals obey, and those that turn the
  /// order of others round.
  static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A: false
    case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  /// The names in a folder, in order, without hidden ones and what editors leave; none when there is no such folder.
  public func names(in path: String) -> [String] {
    guard isInside(path) else { return [] }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: url(path).path)) ?? []
    return names.filter { !Self.isIgnored($0) }.sorted()
  }

  /// All files below `Lessons` and `Content`, relative to the folder, in order. Links are not followed; one that
  /// leads out of a pack is a file that cannot be read, and so is a folder that nobody may look into.
  public var files: [String] {
    ["Lessons", "Content"].flatMap { top -> [String] in
      guard isInside(top) else { return [top] }
      let names = FileManager.default.enumerator(atPath: url(top).path)?.compactMap { $0 as? String } ?? []
      return names.map { "\(top)/\($0)" }
    }
    .filter { !$0.split(separator: "/").contains(where: Self.isIgnored) && !isFolder($0) }.sorted()
  }

  /// Hidden files, and what editors leave.
  private static func isIgnored(_ name: some StringProtocol) -> Bool {
    name.hasPrefix(".") || name.hasPrefix("#") || name.hasSuffix("~")
  }

  /// Whether one may look into the folder.
  public var isReadable: Bool { FileManager.default.isReadableFile(atPath: folder.path) }

  /// Whether there is such a folder.
  public var isThere: Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: folder.path, isDirectory: &isFolder) && isFolder.boolValue
  }

  private func isFolder(_ path: String) -> Bool {
    FileManager.default.isReadableFile(atPath: url(path).path)
      && (try? FileManager.default.attributesOfItem(atPath: url(path).path))?[.type] as? FileAttributeType
        == .typeDirectory
  }
}
