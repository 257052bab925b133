public import Foundation
import GRDB
import Localization
public import Study

extension ProgressStore {
  /// Opens the progress file at `file`, or makes one, with its folder.
  ///
  /// An older file is migrated, and a copy kept beside it. A damaged one is kept as
  /// `progress.damaged-N`, and what can be read of it goes on in a new file; `notices` says so.
  /// One that a newer program wrote is opened for reading only.
  public static func open(at file: URL) throws(JournalError) -> ProgressStore {
    try open(at: file, schema: .current, now: Stamper.system.now())
  }

  static func open(
    at file: URL, schema: ProgressSchema, now: Moment = Stamper.system.now()
  ) throws(JournalError) -> ProgressStore {
    let files = ProgressFiles(file: file)
    try files.makeFolder()
    return try files.locked { () throws(JournalError) in
      guard ProgressFiles.exists(file) else {
        try make(schema, files)
        return try connect(files, schema, now, notices: [])
      }
      do throws(JournalError) {
        return try connect(files, schema, now, notices: [])
      } catch {
        guard error.reason == .damaged else { throw error }
        let notice = try mend(files, schema)
        return try connect(files, schema, now, notices: [notice])
      }
    }
  }

  /// Makes a new file under another name first: a file under the right name is always whole.
  private static func make(_ schema: ProgressSchema, _ files: ProgressFiles) throws(JournalError) {
    let new = files.neighbour("new")
    try write(to: new, schema, device: DeviceID(rawValue: UUID()), events: [])
    try files.put(new)
  }

  /// Sets a damaged file aside and makes a new one of what can be read.
  private static func mend(_ files: ProgressFiles, _ schema: ProgressSchema) throws(JournalError) -> Message {
    let rescue = try Rescue(files, schema)
    let new = files.neighbour("new")
    try write(to: new, schema, device: rescue.device ?? DeviceID(rawValue: UUID()), events: rescue.events)
    let kept = try files.setAside(for: new).lastPathComponent
    let count = rescue.events.count
    guard let total = rescue.total else {
      return Message("The progress file is damaged. It is kept as `\(kept)`; \(count) entries were rescued.")
    }
    return Message("The progress file is damaged. It is kept as `\(kept)`; \(count) of \(total) entries were rescued.")
  }

  /// Writes a whole file with `events`, closed on return and without side files.
  private static func write(
    to file: URL, _ schema: ProgressSchema, device: DeviceID, events: [Event]
  ) throws(JournalError) {
    try ProgressFiles.makeEmpty(file)
    do {
      let queue = try DatabaseQueue(path: file.path, configuration: configuration())
      // The file remembers this. GRDB's own setting would write to the file each time it is opened.
      try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = WAL") }
      try schema.migrator.migrate(queue)
      try queue.write { try JournalRow(device: device, sequence: 0, generation: 0, checked: 0).save($0) }
      let store = ProgressStore(queue, file: file, device: device, notices: [], readOnly: nil)
      try store.merge(events)
      try queue.close()
    } catch {
      throw JournalError(storing: error, file)
    }
  }

  private static func connect(
    _ files: ProgressFiles, _ schema: ProgressSchema, _ now: Moment, notices: [Message]
  ) throws(JournalError) -> ProgressStore {
    let file = files.file
    do {
      // SQLite would take an emptied file for a new one, and so silently begin anew.
      guard ProgressFiles.size(file) > 0 else { throw DatabaseError(resultCode: .SQLITE_NOTADB) }
      chmod(file.path, 0o600)
      let queue = try DatabaseQueue(path: file.path, configuration: configuration())
      // Before anything is written, so that a damaged file is kept as it is.
      let check = try FileCheck(queue, files, now)
      if try queue.read({ try schema.migrator.hasBeenSuperseded($0) }) {
        let device = try queue.read(JournalRow.device)
        return ProgressStore(queue, file: file, device: device, notices: notices, readOnly: .newer(file))
      }
      try migrate(queue, schema, files)
      try queue.writeWithoutTransaction { database in
        // A commit is on the disk when it returns; NORMAL, which is usual with a write-ahead log, may
        // lose the last ones with the power. Set last: GRDB has undone it when set while opening.
        try database.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL")
      }
      try check.note(queue)
      let row = try queue.read { try JournalRow.fetch($0) }
      let store = ProgressStore(queue, file: file, device: row.device, notices: notices, readOnly: nil)
      if row.kinds < LearnerState.form { try store.rebuild() }
      return store
    } catch {
      throw JournalError(storing: error, file)
    }
  }

  private static func configuration() -> Configuration {
    var configuration = Configuration()
    configuration.busyMode = .timeout(5)
    configuration.prepareDatabase { database in
      // Finds damaged pages when they are read rather than when they mislead.
      try database.execute(sql: "PRAGMA cell_size_check = ON")
    }
    return configuration
  }

  /// Applies what is missing of the schema, and before each step keeps a copy of the file.
  private static func migrate(_ queue: DatabaseQueue, _ schema: ProgressSchema, _ files: ProgressFiles) throws {
    let migrator = schema.migrator
    let done = try Set(queue.read(migrator.appliedIdentifiers))
    for migration in schema.migrations where !done.contains(migration.name) {
      let copy = files.neighbour("before-\(migration.name.prefix { $0.isNumber })")
      try ProgressFiles.makeEmpty(copy)
      try queue.writeWithoutTransaction { try $0.execute(sql: "VACUUM INTO ?", arguments: [copy.path]) }
      try migrator.migrate(queue, upTo: migration.name)
    }
  }
}
