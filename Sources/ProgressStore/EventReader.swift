import Foundation
import GRDB
import Study

/// Gathers events from a damaged database, opened anew for each reading. Nothing here throws: what
/// cannot be read is what is lost.
struct EventReader {
  /// The page with the root of a table.
  struct Root {
    /// The page, counted from 1.
    let number: Int
    /// The bytes of a page.
    let size: Int
  }

  /// The events read so far, by position.
  private(set) var events: [Int: Event] = [:]
  /// How many events there had been; nil where that is lost.
  private(set) var total: Int?
  /// The id of the file; nil where it is lost.
  private(set) var device: DeviceID?
  /// The root of the table of events; nil where the list of tables is lost.
  private(set) var root: Root?

  private var learners: [Int: UUID] = [:]
  private var devices: [Int: UUID] = [:]

  /// Reads what tells of the file as a whole, then the events; false when it had to stop.
  mutating func readAll(_ file: URL) -> Bool {
    using(file) { reader, database in
      reader.learners = Self.ids(database, "learner")
      reader.devices = Self.ids(database, "device")
      reader.device = try? JournalRow.device(database)
      let size = (try? Int.fetchOne(database, sql: "PRAGMA page_size")) ?? 4_096
      let root = try? Int.fetchOne(database, sql: "SELECT rootpage FROM sqlite_schema WHERE name = 'event'")
      reader.root = root.map { Root(number: $0, size: size) }
      let whole = reader.readEvents(database)
      let counted = try? Int.fetchOne(database, sql: "SELECT seq FROM sqlite_sequence WHERE name = 'event'")
      // An event takes more than 40 bytes, so a larger number is damage too.
      if let counted, counted <= ProgressFiles.size(file) / 40 { reader.total = counted }
      return whole
    }
  }

  /// Reads the events that SQLite finds in the file now.
  mutating func readEvents(_ file: URL) {
    _ = using(file) { $0.readEvents($1) }
  }

  static func configuration() -> Configuration {
    var configuration = Configuration()
    configuration.prepareDatabase { database in
      // Otherwise SQLite refuses a file that is shorter than it once was.
      try database.execute(sql: "PRAGMA writable_schema = ON")
    }
    return configuration
  }

  private mutating func using(_ file: URL, _ body: (inout EventReader, Database) -> Bool) -> Bool {
    guard let queue = try? DatabaseQueue(path: file.path, configuration: Self.configuration()) else { return false }
    defer { try? queue.close() }
    return queue.inDatabase { body(&self, $0) }
  }

  private mutating func readEvents(_ database: Database) -> Bool {
    do {
      let cursor = try Row.fetchCursor(
        database,
        sql: "SELECT \(Event.columns), learner, device FROM event NOT INDEXED WHERE json_valid(payload)")
      while let row = try cursor.next() {
        guard let position = Int.fromDatabaseValue(row[0]), events[position] == nil,
          let learner = Int.fromDatabaseValue(row[8]), let device = Int.fromDatabaseValue(row[9]),
          let event = Event(
            row, learner: Self.id(learner, in: &learners), device: Self.id(device, in: &devices))
        else { continue }
        events[position] = event
      }
      return true
    } catch {
      return false
    }
  }

  /// The id of a number; where the table is lost, a new one for each number.
  private static func id(_ number: Int, in ids: inout [Int: UUID]) -> UUID {
    if let id = ids[number] { return id }
    let new = UUID()
    ids[number] = new
    return new
  }

  private static func ids(_ database: Database, _ table: String) -> [Int: UUID] {
    let rows = (try? Row.fetchAll(database, sql: "SELECT number, id FROM \(table) NOT INDEXED")) ?? []
    return rows.reduce(into: [:]) { ids, row in
      if let number = Int.fromDatabaseValue(row[0]), let id = UUID(bytes: row[1]) { ids[number] = id }
    }
  }
}
