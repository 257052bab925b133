import Foundation
import Localization

/// Files that a learner names.
enum FilePath {
  /// The path with `~` resolved, as shells do it: by `HOME` first.
  static func expanded(_ path: String) -> String {
    guard path == "~" || path.hasPrefix("~/"), let home = ProcessInfo.processInfo.environment["HOME"], !home.isEmpty
    else { return (path as NSString).expandingTildeInPath }
    return home + path.dropFirst()
  }

  /// Whether the folder is there in which a file is to be written.
  static func hasFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    return FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder) && isFolder.boolValue
  }

  /// The text of a file, in composed form; damaged UTF-8 shows as U+FFFD, which no command admits.
  static func text(_ path: String) throws(CommandError) -> String {
    try exactText(path).precomposedStringWithCanonicalMapping
  }

  /// The text of a file as it stands there, damaged UTF-8 as above.
  static func exactText(_ path: String) throws(CommandError) -> String {
    var isFolder: ObjCBool = false
    let full = expanded(path)
    guard FileManager.default.fileExists(atPath: full, isDirectory: &isFolder) else {
      throw .inputOutput(Message("There is no file `\(path)`."))
    }
    guard !isFolder.boolValue else { throw .inputOutput(Message("`\(path)` is a folder, not a file.")) }
    do {
      let data = try Data(contentsOf: URL(fileURLWithPath: full))
      return String(decoding: data, as: UTF8.self)
    } catch {
      throw .inputOutput(Message("The file `\(path)` cannot be read: \(reason(error))"))
    }
  }

  /// Writes a file, whole or not at all; `again` is the command that writes over one that is there.
  static func write(_ data: Data, to path: String, replaces: Bool, again: String) throws(CommandError) {
    // Behind a link its file is written; the link stays.
    let url = URL(fileURLWithPath: expanded(path)).resolvingSymlinksInPath()
    guard replaces || !FileManager.default.fileExists(atPath: url.path) else {
      throw .refused(Message("The file `\(path)` is there already; `\(again)` writes over it."))
    }
    let type = try? FileManager.default.attributesOfItem(atPath: url.path)[.type] as? FileAttributeType
    guard type != .typeDirectory else { throw .inputOutput(Message("`\(path)` is a folder, not a file.")) }
    do {
      if let type, type != .typeRegular {
        // A pipe or device is written to; a file in its place would take it away from everybody.
        try FileHandle(forWritingTo: url).write(contentsOf: data)
      } else {
        try data.write(to: url, options: .atomic)
      }
    } catch {
      throw .inputOutput(Message("The file `\(path)` cannot be written: \(reason(error))"))
    }
  }

  /// Writes a text, likewise.
  static func write(_ text: String, to path: String, replaces: Bool, again: String) throws(CommandError) {
    try write(Data(text.utf8), to: path, replaces: replaces, again: again)
  }

  /// Why a file could not be used.
  static func reason(_ error: any Error) -> Message {
    let underlying = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError ?? error as NSError
    if underlying.domain == NSPOSIXErrorDomain {
      let code = Int32(underlying.code)
      return reasons[code] ?? Message("the system says `\(String(cString: strerror(code)))`")
    }
    return causes[CocoaError.Code(rawValue: underlying.code)].flatMap { reasons[$0] }
      ?? Message("the system says `\(underlying.localizedDescription)`")
  }

  /// Why a file is not written where there is no folder for it.
  static let noFolder = Message("there is no such folder")

  private static let reasons: [Int32: Message] = [
    ENOENT: noFolder, ENOTDIR: Message("a file stands where a folder should be"),
    EISDIR: Message("it is a folder"), EACCES: Message("you have no right to"), EPERM: Message("you have no right to"),
    EROFS: Message("the disk is read-only"), ENOSPC: Message("the disk is full"), EDQUOT: Message("the disk is full"),
    ENAMETOOLONG: Message("its name is too long"),
  ]

  /// Foundation's own words for some of them.
  private static let causes: [CocoaError.Code: Int32] = [
    .fileNoSuchFile: ENOENT, .fileReadNoSuchFile: ENOENT, .fileWriteNoPermission: EACCES, .fileReadNoPermission: EACCES,
    .fileWriteOutOfSpace: ENOSPC, .fileWriteVolumeReadOnly: EROFS, .fileWriteInvalidFileName: ENAMETOOLONG,
  ]
}
