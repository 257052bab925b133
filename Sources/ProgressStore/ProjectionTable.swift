import Foundation
import GRDB
import Study

/// Reading and writing the parts of learners' states, in one open transaction.
struct ProjectionTable {
  let database: Database

  /// The state of a learner as it was last written; the empty state when it never was.
  func state(of learner: Int) throws -> LearnerState {
    let statement = try database.cachedStatement(
      sql: "SELECT section, key, number, value FROM projection WHERE learner = ? ORDER BY section, key, number")
    let cursor = try Row.fetchCursor(statement, arguments: [learner])
    var parts: [(LearnerState.Part, String)] = []
    while let row = try cursor.next() {
      // Parts that only a newer program knows are its own business.
      guard let section = LearnerState.Part.Section(rawValue: try row.decode(atIndex: 0)) else { continue }
      let part = LearnerState.Part(section, try row.decode(atIndex: 1), number: try row.decode(atIndex: 2))
      parts.append((part, try row.decode(atIndex: 3)))
    }
    do {
      return try LearnerState(parts: parts)
    } catch is DecodingError {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT)
    }
  }

  /// The learners, from the summaries of all states, the first added first.
  func learners() throws -> [Learner] { try summaries().compactMap(\.learner).sorted() }

  /// Who is who, from the summaries of all states.
  func people() throws -> People { People(try summaries().map(\.members).filter { $0.count > 1 }) }

  private func summaries() throws -> [LearnerState] {
    let summaries = try String.fetchAll(
      database, sql: "SELECT value FROM projection WHERE section = ?",
      arguments: [LearnerState.Part.Section.summary.rawValue])
    return try summaries.map { try LearnerState(parts: [(.init(.summary), $0)]) }
  }

  /// Writes parts of a state anew, and removes those that it no longer has.
  func write(_ parts: some Sequence<LearnerState.Part>, of state: LearnerState, learner: Int) throws {
    let put = try database.cachedStatement(
      sql: """
        INSERT INTO projection (learner, section, key, number, value) VALUES (?, ?, ?, ?, ?) \
        ON CONFLICT DO UPDATE SET value = excluded.value
        """)
    for part in parts {
      if let value = try state.encoded(part) {
        try put.execute(arguments: [learner, part.section.rawValue, part.key, part.number, value])
      } else {
        try database.execute(
          sql: "DELETE FROM projection WHERE learner = ? AND section = ? AND key = ? AND number = ?",
          arguments: [learner, part.section.rawValue, part.key, part.number])
      }
    }
  }

  /// Writes a state, or none, in place of all that is there of a learner.
  func replace(with state: LearnerState?, learner: Int) throws {
    try database.execute(sql: "DELETE FROM projection WHERE learner = ?", arguments: [learner])
    if let state { try write(state.parts, of: state, learner: learner) }
  }
}
