import Foundation
import GRDB
import Study

/// What can still be read of a damaged progress file. The file itself is not touched: a copy is read.
///
/// SQLite reads the copy as far as it can. Where it stops, each page that holds rows is put in the
/// place of the table's root, so that no page depends on any other (SQLite's file format, section
/// 1.6). Takes about 1 ms a page.
struct Rescue {
  /// The events read, in their order.
  let events: [Event]
  /// How many events there had been; nil where that too is lost.
  let total: Int?
  /// The id of the damaged file; nil where it is lost.
  let device: DeviceID?

  init(_ files: ProgressFiles, _ schema: ProgressSchema) throws(JournalError) {
    let copy = files.neighbour("rescue")
    try ProgressFiles.copy(files.file, to: copy)
    defer { ProgressFiles.remove(copy) }
    var reader = EventReader()
    if !Self.takeInLog(copy) {
      Self.transplantHead(into: copy, from: files.neighbour("head"), schema)
      _ = Self.takeInLog(copy)
    }
    if !reader.readAll(copy) { Self.readPages(of: copy, with: &reader) }
    events = reader.events.values.sorted()
    total = reader.total
    device = reader.device
  }

  /// Writes the log of changes into the copy; false when SQLite cannot tell what the file holds.
  private static func takeInLog(_ copy: URL) -> Bool {
    do {
      let queue = try DatabaseQueue(path: copy.path, configuration: EventReader.configuration())
      defer { try? queue.close() }
      return try queue.writeWithoutTransaction { database in
        try database.execute(sql: "PRAGMA journal_mode = DELETE")
        return try database.tableExists("event")
      }
    } catch {
      return false
    }
  }

  /// Puts the first page of a new file, with the header and the list of tables, in place of a
  /// damaged one: files made by the same migrations have their tables at the same pages.
  private static func transplantHead(into copy: URL, from new: URL, _ schema: ProgressSchema) {
    defer { ProgressFiles.remove(new) }
    do {
      try ProgressFiles.makeEmpty(new)
      let queue = try DatabaseQueue(path: new.path)
      try schema.migrator.migrate(queue)
      let pageSize = try queue.read { try Int.fetchOne($0, sql: "PRAGMA page_size") ?? 4_096 }
      try queue.close()
      var head = try Data(contentsOf: new).prefix(pageSize)
      // The header tells the size of the file in pages, at byte 28 (section 1.3).
      guard let pages = UInt32(exactly: ProgressFiles.size(copy) / pageSize), pages > 0 else { return }
      head.replaceSubrange(28..<32, with: withUnsafeBytes(of: pages.bigEndian) { Data($0) })
      let handle = try FileHandle(forUpdating: copy)
      try handle.write(contentsOf: head)
      try handle.close()
    } catch {
      // Without its head the file cannot be read; `total` and `events` tell so.
    }
  }

  private static func readPages(of copy: URL, with reader: inout EventReader) {
    guard let root = reader.root, let handle = try? FileHandle(forUpdating: copy) else { return }
    defer { try? handle.close() }
    // Page 1, which begins with the header, holds the list of tables.
    for page in 1..<max(1, ProgressFiles.size(copy) / root.size) {
      do {
        try handle.seek(toOffset: UInt64(page * root.size))
        // The first byte of a page with rows of a table is 13.
        guard let rows = try handle.read(upToCount: root.size), rows.first == 13 else { continue }
        try handle.seek(toOffset: UInt64((root.number - 1) * root.size))
        try handle.write(contentsOf: rows)
        reader.readEvents(copy)
      } catch {
        continue
      }
    }
  }
}
