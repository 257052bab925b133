import Foundation
import GRDB
import Study

/// What a file knows of itself: its one row in `journal`.
struct JournalRow {
  var device: DeviceID
  /// The largest sequence that the file has seen.
  var sequence: Int
  /// How often states were made anew from the events; a state held in memory of an older
  /// generation is out of date.
  var generation: Int
  /// When all pages of the file were last checked, in milliseconds since 1970 UTC.
  var checked: Int
  /// The form of the states when they were last made anew.
  var kinds = LearnerState.form

  /// The device of a file of any age.
  static func device(_ database: Database) throws -> DeviceID {
    let sql = "SELECT device.id FROM journal JOIN device ON device.number = journal.device"
    guard let row = try Row.fetchOne(database, sql: sql), let device = UUID(bytes: row[0]) else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT)
    }
    return DeviceID(rawValue: device)
  }

  /// When a file of any age was last checked.
  static func checked(_ database: Database) throws -> Int {
    guard let checked = try Int.fetchOne(database, sql: "SELECT checked FROM journal") else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT)
    }
    return checked
  }

  static func fetch(_ database: Database) throws -> JournalRow {
    let statement = try database.cachedStatement(
      sql:
        "SELECT device.id, sequence, generation, checked, kinds FROM journal JOIN device ON device.number = journal.device"
    )
    guard let row = try Row.fetchOne(statement), let device = UUID(bytes: row[0]) else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT)
    }
    return JournalRow(
      device: DeviceID(rawValue: device), sequence: try row.decode(atIndex: 1), generation: try row.decode(atIndex: 2),
      checked: try row.decode(atIndex: 3), kinds: try row.decode(atIndex: 4))
  }

  func save(_ database: Database) throws {
    let device = try EventTable(database: database).number(of: device.rawValue, in: "device")
    let statement = try database.cachedStatement(
      sql: """
        INSERT INTO journal (one, device, sequence, generation, checked, kinds) VALUES (1, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE \
        SET device = excluded.device, sequence = excluded.sequence, generation = excluded.generation, checked = excluded.checked, \
        kinds = excluded.kinds
        """)
    try statement.execute(arguments: [device, sequence, generation, checked, kinds])
  }
}
