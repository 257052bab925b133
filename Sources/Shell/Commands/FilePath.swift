import Foundation
import Localization

/// Files that a learner names.
enum FilePath {
  /// The path with `~` resolved.
  static func expanded(_ path: String) -> String { (path as NSString).expandingTildeInPath }

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
    do {
      let type = try? FileManager.default.attributesOfItem(atPath: url.path)[.type] as? FileAttributeType
      if let type, type != .typeRegular, type != .typeDirectory {
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

  /// What the system says of an error.
  static func reason(_ error: any Error) -> String {
    let underlying = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError ?? error as NSError
    guard underlying.domain == NSPOSIXErrorDomain else { return underlying.localizedDescription }
    return String(cString: strerror(Int32(underlying.code)))
  }
}
