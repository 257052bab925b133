import Foundation
import GRDB
import Localization
import Study

extension JournalError {
  /// The error of a call that should have made or changed `file`.
  init(writing file: URL, errno code: Int32) {
    switch code {
    case ENOSPC, EDQUOT: self = .full(file)
    case EACCES, EPERM, EROFS, ENOTDIR, ENOENT: self = .notWritable(file)
    default:
      self.init(
        .failed,
        Message("The progress file `\(file.path)` could not be written: \(String(cString: strerror(code)))."))
    }
  }

  /// The error that SQLite reports about `file`.
  init(_ error: DatabaseError, _ file: URL) {
    switch error.resultCode {
    case .SQLITE_FULL: self = .full(file)
    case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH: self = .notWritable(file)
    case .SQLITE_BUSY, .SQLITE_LOCKED:
      self.init(
        .busy,
        Message("Another process has kept the progress file busy for 5 seconds. End it, or try again."))
    case .SQLITE_CORRUPT, .SQLITE_NOTADB: self = .damaged(file)
    default:
      self.init(
        .failed, Message("The progress file `\(file.path)` could not be used: \(error.message ?? error.description)."))
    }
  }

  static func full(_ file: URL) -> JournalError {
    JournalError(.full, Message("The disk of `\(file.path)` is full. Make room on it."))
  }

  static func notWritable(_ file: URL) -> JournalError {
    let message = Message("`\(file.path)` is not writable. Check its rights, or point `XDG_DATA_HOME` elsewhere.")
    return JournalError(.notWritable, message)
  }

  static func damaged(_ file: URL) -> JournalError {
    JournalError(.damaged, Message("The progress file `\(file.path)` is damaged. It is mended at the next start."))
  }

  static func replaced(_ file: URL) -> JournalError {
    let message = Message("The progress file `\(file.path)` was moved or replaced while in use. Start cloudtutor anew.")
    return JournalError(.failed, message)
  }

  static func newer(_ file: URL) -> JournalError {
    let message = Message("A newer cloudtutor wrote `\(file.path)`. It is opened for reading only; update cloudtutor.")
    return JournalError(.newer, message)
  }
}

extension JournalError {
  /// Any error of using `file`, as one that says what to do.
  init(storing error: any Error, _ file: URL) {
    switch error {
    case let error as JournalError: self = error
    case let error as DatabaseError: self.init(error, file)
    case is RowDecodingError: self = .damaged(file)
    default:
      self.init(.failed, Message("The progress file `\(file.path)` could not be used: \(String(describing: error))."))
    }
  }
}
