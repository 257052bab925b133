import Foundation
import GRDB
import Study

/// Reading and adding rows of the `event` table, in one open transaction.
struct EventTable {
  let database: Database

  private static let selection = """
    SELECT \(Event.columns), learner.id, device.id FROM event \
    JOIN learner ON learner.number = event.learner JOIN device ON device.number = event.device
    """

  /// Adds the event and answers its position; nil when its id is there already.
  func add(_ event: Event) throws -> Int? {
    let stored = try StoredDeed(event.deed)
    let statement = try database.cachedStatement(
      sql: """
        INSERT INTO event (id, learner, device, sequence, time, "offset", kind, version, payload) \
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING
        """)
    try statement.execute(arguments: [
      event.id.bytes, try number(of: event.learner.rawValue, in: "learner"),
      try number(of: event.device.rawValue, in: "device"), event.sequence, event.time.milliseconds, event.time.offset,
      stored.kind, stored.version, stored.payload,
    ])
    return database.changesCount > 0 ? Int(database.lastInsertedRowID) : nil
  }

  /// The position of the last event; 0 when there is none.
  func lastPosition() throws -> Int {
    let statement = try database.cachedStatement(sql: "SELECT position FROM event ORDER BY position DESC LIMIT 1")
    return try Int.fetchOne(statement) ?? 0
  }

  /// The events after a position, in the order of arrival.
  func events(after position: Int) throws -> [(position: Int, event: Event)] {
    let statement = try database.cachedStatement(
      sql: "\(Self.selection) WHERE event.position > ? ORDER BY event.position")
    return try rows(statement, [position])
  }

  /// All events of a person, in the order in which every machine folds them.
  func events(of members: Set<LearnerID>) throws -> [Event] {
    let statement = try database.cachedStatement(sql: "\(Self.selection) WHERE learner.id = ?")
    return try members.flatMap { try rows(statement, [$0.rawValue.bytes]).map(\.event) }.sorted()
  }

  /// Who is who, as the events say. O(n) in their number.
  func people() throws -> People {
    let statement = try database.cachedStatement(sql: "\(Self.selection) WHERE kind = ?")
    return People().joined(by: try rows(statement, [StoredDeed.joiningKind]).map(\.event))
  }

  /// The last lines that a learner entered, the latest first.
  func commands(of learner: Int, limit: Int) throws -> [(position: Int, deed: StoredDeed)] {
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT position, kind, version, payload FROM event \
        WHERE kind = '\(StoredDeed.commandKind)' AND learner = ? ORDER BY position DESC LIMIT ?
        """, arguments: [learner, limit])
    return try rows.map { row in
      (
        try row.decode(atIndex: 0),
        StoredDeed(
          kind: try row.decode(atIndex: 1), version: try row.decode(atIndex: 2), payload: try row.decode(atIndex: 3))
      )
    }
  }

  /// The number under which a learner or device is referred to, made when there is none.
  func number(of id: UUID, in table: String) throws -> Int {
    if let number = try existingNumber(of: id, in: table) { return number }
    try database.execute(sql: "INSERT INTO \(table) (id) VALUES (?)", arguments: [id.bytes])
    return Int(database.lastInsertedRowID)
  }

  /// The number under which a learner or device is referred to; nil when it is unknown.
  func existingNumber(of id: UUID, in table: String) throws -> Int? {
    let statement = try database.cachedStatement(sql: "SELECT number FROM \(table) WHERE id = ?")
    return try Int.fetchOne(statement, arguments: [id.bytes])
  }

  private func rows(_ statement: Statement, _ arguments: StatementArguments) throws -> [(position: Int, event: Event)] {
    var events: [(Int, Event)] = []
    let cursor = try Row.fetchCursor(statement, arguments: arguments)
    while let row = try cursor.next() {
      guard let event = Event(row, learner: UUID(bytes: row[8]), device: UUID(bytes: row[9])) else {
        throw DatabaseError(resultCode: .SQLITE_CORRUPT)
      }
      events.append((try row.decode(atIndex: 0), event))
    }
    return events
  }
}

extension Event {
  /// The columns from which an event is read, beside its learner and device.
  static let columns = "position, event.id, sequence, time, \"offset\", kind, version, payload"

  /// The event in a row that begins with `columns`; nil when the row holds none.
  init?(_ row: Row, learner: UUID?, device: UUID?) {
    guard let learner, let device, let id = UUID(bytes: row[1]),
      let sequence = Int.fromDatabaseValue(row[2]), let time = Int.fromDatabaseValue(row[3]),
      let offset = Int.fromDatabaseValue(row[4]), let kind = String.fromDatabaseValue(row[5]), !kind.isEmpty,
      let version = Int.fromDatabaseValue(row[6]), let payload = String.fromDatabaseValue(row[7])
    else { return nil }
    self.init(
      id: id, learner: LearnerID(rawValue: learner), time: Moment(milliseconds: time, offset: offset),
      deed: StoredDeed(kind: kind, version: version, payload: payload).deed, device: DeviceID(rawValue: device),
      sequence: sequence)
  }
}

extension UUID {
  /// The sixteen bytes, as the file has them.
  var bytes: Data { withUnsafeBytes(of: uuid) { Data($0) } }

  /// The UUID of sixteen bytes; nil when the value is nothing like that.
  init?(bytes value: DatabaseValue) {
    guard let data = Data.fromDatabaseValue(value), data.count == 16 else { return nil }
    self = data.withUnsafeBytes { UUID(uuid: $0.loadUnaligned(as: uuid_t.self)) }
  }
}
