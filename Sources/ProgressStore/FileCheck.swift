import Foundation
import GRDB
import Study

/// Reads all pages of a progress file when it is opened, where that is cheap or there is cause.
///
/// A check takes 2.3 ms a MiB. A small file is checked each time; a large one once a week, and
/// whenever damage was met while it was used.
struct FileCheck {
  /// The size in bytes up to which a file is checked each time it is opened.
  static let smallFile = 1 << 20
  /// The milliseconds after which a large file is checked again.
  static let interval = 7 * 86_400_000

  private let noted: Int?

  /// Checks the file that `queue` has opened, and throws `SQLITE_CORRUPT` when it is damaged.
  init(_ queue: DatabaseQueue, _ files: ProgressFiles, _ now: Moment) throws {
    let suspicion = Self.suspicion(files)
    let isSmall = ProgressFiles.size(files.file) <= Self.smallFile
    let age = now.milliseconds - (try queue.read(JournalRow.checked))
    guard isSmall || ProgressFiles.exists(suspicion) || !(0..<Self.interval).contains(age) else {
      noted = nil
      return
    }
    let answer = try queue.read { try String.fetchOne($0, sql: "PRAGMA quick_check(1)") }
    guard answer == "ok" else { throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: answer) }
    unlink(suspicion.path)
    noted = isSmall ? nil : now.milliseconds
  }

  /// Notes in the file that it was checked, where that saves a check.
  func note(_ queue: DatabaseQueue) throws {
    guard let noted else { return }
    try queue.write { try $0.execute(sql: "UPDATE journal SET checked = ?", arguments: [noted]) }
  }

  /// A file that asks for a check at the next opening.
  static func suspicion(_ files: ProgressFiles) -> URL { files.neighbour("suspect") }
}
