import Foundation
import GRDB
import Study

/// What can still be read of a damaged progress file. The file itself is not touched: a copy is read.
struct Rescue {
  /// The events read, in their order.
  private(set) var events: [Event] = []
  /// How many events there had been; nil where that too is lost.
  private(set) var total: Int?
  /// The id of the damaged file; nil where it is lost.
  private(set) var device: DeviceID?

  init(_ files: ProgressFiles, _ schema: ProgressSchema) throws(JournalError) {
    let copy = files.neighbour("rescue")
    try ProgressFiles.copy(files.file, to: copy)
    defer { ProgressFiles.remove(copy) }
    read(copy)
    if events.isEmpty, transplantHead(into: copy, from: files.neighbour("head"), schema) { read(copy) }
  }

  /// Reads whatever SQLite gives. Nothing here throws: what cannot be read is what is lost.
  private mutating func read(_ copy: URL) {
    var configuration = Configuration()
    configuration.prepareDatabase { database in
      // Otherwise SQLite refuses a file that is shorter than it once was.
      try database.execute(sql: "PRAGMA writable_schema = ON")
    }
    guard let queue = try? DatabaseQueue(path: copy.path, configuration: configuration) else { return }
    queue.inDatabase { database in
      device = try? JournalRow.fetch(database).device
      var reader = EventReader(database)
      reader.readAll()
      events = reader.events.values.sorted()
      total = reader.total
    }
    try? queue.close()
  }

  /// Puts the first page of a new file, with the header and the list of tables, in place of a
  /// damaged one: files made by the same migrations have their tables at the same pages.
  private func transplantHead(into copy: URL, from new: URL, _ schema: ProgressSchema) -> Bool {
    defer { ProgressFiles.remove(new) }
    do {
      try ProgressFiles.makeEmpty(new)
      let queue = try DatabaseQueue(path: new.path)
      try schema.migrator.migrate(queue)
      let pageSize = try queue.read { try Int.fetchOne($0, sql: "PRAGMA page_size") ?? 4_096 }
      try queue.close()
      var head = try Data(contentsOf: new).prefix(pageSize)
      let handle = try FileHandle(forUpdating: copy)
      let pages = try handle.seekToEnd() / UInt64(pageSize)
      guard pages > 0, let count = UInt32(exactly: pages) else { return false }
      // The header tells the size of the file in pages, at byte 28 (SQLite's file format, section 1.3).
      head.replaceSubrange(28..<32, with: withUnsafeBytes(of: count.bigEndian) { Data($0) })
      try handle.seek(toOffset: 0)
      try handle.write(contentsOf: head)
      try handle.close()
      return true
    } catch {
      return false
    }
  }
}

/// Reads rows of a damaged `event` table from both ends, and one by one in between.
private struct EventReader {
  private(set) var events: [Int: Event] = [:]
  private(set) var total: Int?
  private let database: Database
  private let learners: [Int: UUID]
  private let devices: [Int: UUID]
  private var strangers: [Int: UUID] = [:]

  init(_ database: Database) {
    self.database = database
    learners = Self.ids(database, "learner")
    devices = Self.ids(database, "device")
  }

  mutating func readAll() {
    let whole = read("1 ORDER BY position")
    let counted = try? Int.fetchOne(database, sql: "SELECT seq FROM sqlite_sequence WHERE name = 'event'")
    if !whole { read("1 ORDER BY position DESC") }
    let last = max(counted ?? 0, events.keys.max() ?? 0)
    let size = try? Int.fetchOne(
      database, sql: "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size")
    // An event takes more than 40 bytes, so a larger number is damage too.
    guard last > 0, last <= (size ?? 0) / 40 else { return }
    total = last
    guard !whole else { return }
    for position in 1...last where events[position] == nil { read("position = \(position)") }
  }

  /// Reads the rows that fit; false when it had to stop.
  @discardableResult
  private mutating func read(_ condition: String) -> Bool {
    do {
      let cursor = try Row.fetchCursor(
        database,
        sql: """
          SELECT \(Event.columns), learner, device FROM event NOT INDEXED \
          WHERE json_valid(payload) AND \(condition)
          """)
      while let row = try cursor.next() {
        guard let position = Int.fromDatabaseValue(row[0]), events[position] == nil else { continue }
        events[position] = Event(
          row, learner: learner(row[8]), device: Int.fromDatabaseValue(row[9]).flatMap { devices[$0] } ?? UUID())
      }
      return true
    } catch {
      return false
    }
  }

  /// The learner of a number; where the table of learners is lost, a new one for each number.
  private mutating func learner(_ value: DatabaseValue) -> UUID? {
    guard let number = Int.fromDatabaseValue(value) else { return nil }
    if let learner = learners[number] ?? strangers[number] { return learner }
    let stranger = UUID()
    strangers[number] = stranger
    return stranger
  }

  private static func ids(_ database: Database, _ table: String) -> [Int: UUID] {
    let rows = (try? Row.fetchAll(database, sql: "SELECT number, id FROM \(table) NOT INDEXED")) ?? []
    return rows.reduce(into: [:]) { ids, row in
      if let number = Int.fromDatabaseValue(row[0]), let id = UUID(bytes: row[1]) { ids[number] = id }
    }
  }
}
