import Foundation
import Study

/// The progress file and its neighbours: the only place that speaks to the file system.
///
/// Everything is made for its owner alone: folders 0700, files 0600. SQLite gives its own
/// side files the rights of the database.
struct ProgressFiles: Sendable {
  let file: URL

  var folder: URL { file.deletingLastPathComponent() }
  private var stem: String { file.deletingPathExtension().lastPathComponent }

  /// A neighbour of the progress file, such as `progress.lock`.
  func neighbour(_ suffix: String) -> URL { folder.appending(path: "\(stem).\(suffix)") }

  /// The side files that SQLite keeps beside a database.
  static func sideFiles(of file: URL) -> [URL] {
    ["-wal", "-shm"].map { URL(filePath: file.path + $0) }
  }

  static func exists(_ file: URL) -> Bool { access(file.path, F_OK) == 0 }

  /// The size of a file in bytes; 0 when there is none.
  static func size(_ file: URL) -> Int {
    var status = stat()
    return stat(file.path, &status) == 0 ? Int(status.st_size) : 0
  }

  /// What tells this file from another of the same name; nil when there is none.
  static func identity(_ file: URL) -> FileIdentity? {
    var status = stat()
    guard stat(file.path, &status) == 0 else { return nil }
    return FileIdentity(device: UInt64(status.st_dev), node: UInt64(status.st_ino))
  }

  /// Makes the folder, and those above it that are missing.
  func makeFolder() throws(JournalError) {
    var missing: [URL] = []
    var folder = folder
    while !Self.exists(folder), folder.path != "/" {
      missing.append(folder)
      folder.deleteLastPathComponent()
    }
    for folder in missing.reversed() where mkdir(folder.path, 0o700) != 0 && errno != EEXIST {
      throw JournalError(writing: folder, errno: errno)
    }
    // Ours alone, also where an older program or a copy left it open to others.
    if chmod(self.folder.path, 0o700) != 0, errno != EPERM, errno != EROFS {
      throw JournalError(writing: self.folder, errno: errno)
    }
  }

  /// Makes an empty file, in place of one that is there.
  static func makeEmpty(_ file: URL) throws(JournalError) {
    remove(file)
    let descriptor = open(file.path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw JournalError(writing: file, errno: errno) }
    close(descriptor)
  }

  /// Removes a database and its side files, where there are any.
  static func remove(_ file: URL) {
    for file in [file] + sideFiles(of: file) { unlink(file.path) }
  }

  /// Copies a database with its log of changes, so that reading the copy leaves the original as it is.
  static func copy(_ source: URL, to target: URL) throws(JournalError) {
    remove(target)
    for (from, to) in zip([source, sideFiles(of: source)[0]], [target, sideFiles(of: target)[0]])
    where exists(from) {
      do {
        try FileManager.default.copyItem(at: from, to: to)
      } catch {
        throw JournalError(writing: to, errno: error.posixCode)
      }
      chmod(to.path, 0o600)
    }
  }

  /// Keeps the progress file as `progress.damaged-N` and puts `replacement` in its place, so that
  /// at every moment there is a file under its name.
  func setAside(for replacement: URL) throws(JournalError) -> URL {
    let number = (1...).first { !Self.exists(neighbour("damaged-\($0)")) } ?? 1
    let kept = neighbour("damaged-\(number)")
    let log = Self.sideFiles(of: file)[0]
    try Self.keep(file, as: kept)
    if Self.exists(log) { try Self.keep(log, as: Self.sideFiles(of: kept)[0]) }
    // SQLite would apply a log that is left behind to the new file.
    for side in Self.sideFiles(of: file) { unlink(side.path) }
    try put(replacement)
    return kept
  }

  /// Gives a whole and closed file the progress file's name, in place of one that has it.
  func put(_ new: URL) throws(JournalError) {
    guard rename(new.path, file.path) == 0 else { throw JournalError(writing: file, errno: errno) }
    // What is appended from now on is on the disk; so must be the name under which it is found.
    let descriptor = open(folder.path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }

  private static func keep(_ file: URL, as name: URL) throws(JournalError) {
    if link(file.path, name.path) == 0 { return }
    // Some file systems know no links.
    guard rename(file.path, name.path) == 0 else { throw JournalError(writing: name, errno: errno) }
  }

  /// Runs `body` while no other process opens, makes or mends the same file. The lock goes with
  /// the process, so a killed one leaves none.
  func locked<Result>(_ body: () throws(JournalError) -> Result) throws(JournalError) -> Result {
    let lock = neighbour("lock")
    let descriptor = open(lock.path, O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw JournalError(writing: lock, errno: errno) }
    defer { close(descriptor) }
    while flock(descriptor, LOCK_EX) != 0 {
      // A file system without locks has a single user, or takes its chance.
      if errno != EINTR { break }
    }
    return try body()
  }
}

/// What tells a file from another of the same name.
struct FileIdentity: Hashable, Sendable {
  let device: UInt64
  let node: UInt64
}

extension Error {
  /// The system's error number behind an error of Foundation; EIO when it tells none.
  fileprivate var posixCode: Int32 {
    let underlying = (self as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
    return (underlying?.domain == NSPOSIXErrorDomain).self ? Int32(underlying?.code ?? Int(EIO)) : EIO
  }
}
