public import Foundation
import GRDB
public import Localization
public import Study
import Synchronization

/// A journal in one SQLite file, which several processes may use at once.
///
/// What `append` has taken is on the disk when it returns: the events and the states that follow
/// from them are one transaction, and a killed process loses nothing of it.
public final class ProgressStore: Journal {
  /// A learner's state held in memory, with all events up to `position` folded in.
  struct Held {
    var state: LearnerState
    var position: Int
    var generation: Int
  }

  /// The file that holds the progress.
  public let file: URL
  /// The id under which this file numbers entries.
  public let device: DeviceID
  /// What opening found that the learner should know, such as how much of a damaged file was rescued.
  public let notices: [Message]
  /// Why nothing can be appended, though everything can be read; nil where both can be done.
  public let readOnly: JournalError?

  let queue: DatabaseQueue
  private let identity: FileIdentity?
  private let held = Mutex<[LearnerID: Held]>([:])

  init(_ queue: DatabaseQueue, file: URL, device: DeviceID, notices: [Message], readOnly: JournalError?) {
    (self.queue, self.file, self.device) = (queue, file, device)
    (self.notices, self.readOnly) = (notices, readOnly)
    identity = ProgressFiles.identity(file)
  }

  /// Numbers the entries and keeps all of them, with the states that follow, in one transaction
  /// that is on the disk on return; or none, when it throws.
  @discardableResult
  public func append(_ entries: [Entry]) throws(JournalError) -> [Event] {
    try writing { database, held in
      var journal = try JournalRow.fetch(database)
      let table = EventTable(database: database)
      var events: [Event] = []
      var touched: [LearnerID: Set<LearnerState.Part>] = [:]
      for entry in entries {
        let sequence = Event.sequence(at: entry.time, after: journal.sequence)
        let event = Event(entry, device: self.device, sequence: sequence)
        // Before the event is added, so that the state does not already have it.
        try self.catchUp(&held, with: entry.learner, journal, database)
        guard let position = try table.add(event) else { continue }
        journal.sequence = sequence
        touched[entry.learner, default: []].formUnion(
          held[entry.learner]?.state.parts(touchedBy: entry.deed, at: entry.time) ?? [])
        held[entry.learner]?.state.fold(event)
        held[entry.learner]?.position = position
        events.append(event)
      }
      for (learner, parts) in touched {
        guard let state = held[learner]?.state else { continue }
        let number = try table.number(of: learner.rawValue, in: "learner")
        try ProjectionTable(database: database).write(parts, of: state, learner: number)
      }
      try journal.save(database)
      return events
    }
  }

  /// Takes over another journal's events and makes the states of their learners anew.
  /// O(n log n) in the number of all events of those learners.
  @discardableResult
  public func merge(_ events: [Event]) throws(JournalError) -> Int {
    try writing { database, held in
      var journal = try JournalRow.fetch(database)
      let table = EventTable(database: database)
      let new = try events.filter { try table.add($0) != nil }
      guard !new.isEmpty else { return 0 }
      journal.sequence = new.reduce(journal.sequence) { max($0, $1.sequence) }
      journal.generation += 1
      try journal.save(database)
      for learner in Set(new.map(\.learner)) { try Self.rebuild(learner, database) }
      held = [:]
      return new.count
    }
  }

  /// Makes all states anew from the events. Nothing changes but the time it takes, unless a newer
  /// program understands events that an older one has skipped. O(n log n) in the number of events.
  public func rebuild() throws(JournalError) {
    try writing { database, held in
      var journal = try JournalRow.fetch(database)
      journal.generation += 1
      journal.kinds = LearnerState.form
      try journal.save(database)
      for learner in try Self.learnerIDs(database) { try Self.rebuild(learner, database) }
      held = [:]
    }
  }

  /// The events that arrived after `position`, of all learners and from all processes.
  public func events(since position: JournalPosition) throws(JournalError) -> JournalPage {
    try reading { database, _ in
      let rows = try EventTable(database: database).events(after: position.rawValue)
      let end = rows.last?.position ?? position.rawValue
      return JournalPage(events: rows.map(\.event), end: JournalPosition(rawValue: end))
    }
  }

  /// The position after the last event to arrive.
  public func end() throws(JournalError) -> JournalPosition {
    try reading { database, _ in
      JournalPosition(rawValue: try EventTable(database: database).lastPosition())
    }
  }

  /// What a learner's events add up to, those of other processes included.
  public func state(for learner: LearnerID) throws(JournalError) -> LearnerState {
    try reading { database, held in
      // What a newer program has written beside the events is not ours to read.
      if self.readOnly != nil { return LearnerState(folding: try EventTable(database: database).events(of: learner)) }
      try self.catchUp(&held, with: learner, try JournalRow.fetch(database), database)
      return held[learner]?.state ?? LearnerState()
    }
  }

  /// All learners, the first added first.
  public func learners() throws(JournalError) -> [Learner] {
    try reading { database, _ in
      guard self.readOnly != nil else { return try ProjectionTable(database: database).learners() }
      let table = EventTable(database: database)
      return try Self.learnerIDs(database).compactMap { LearnerState(folding: try table.events(of: $0)).learner }
        .sorted()
    }
  }

  /// The last `limit` command lines of a learner, from all processes, the latest last.
  public func history(of learner: LearnerID, limit: Int) throws(JournalError) -> [String] {
    try reading { database, _ in
      let table = EventTable(database: database)
      guard let number = try table.existingNumber(of: learner.rawValue, in: "learner") else { return [] }
      let rows = try Row.fetchAll(
        database,
        sql: """
          SELECT kind, version, payload FROM event \
          WHERE kind = '\(StoredDeed.commandKind)' AND learner = ? ORDER BY position DESC LIMIT ?
          """, arguments: [number, max(0, limit)])
      return StoredDeed.commandLines(
        try rows.reversed().map { row in
          StoredDeed(
            kind: try row.decode(atIndex: 0), version: try row.decode(atIndex: 1), payload: try row.decode(atIndex: 2))
        })
    }
  }
}

extension ProgressStore {
  /// Brings the state held of a learner up to the last event of the file.
  private func catchUp(
    _ held: inout [LearnerID: Held], with learner: LearnerID, _ journal: JournalRow, _ database: Database
  ) throws {
    let table = EventTable(database: database)
    let last = try table.lastPosition()
    guard let known = held[learner], known.generation == journal.generation else {
      let number = try table.existingNumber(of: learner.rawValue, in: "learner")
      let state = try number.map { try ProjectionTable(database: database).state(of: $0) }
      held[learner] = Held(state: state ?? LearnerState(), position: last, generation: journal.generation)
      return
    }
    guard known.position < last else { return }
    for (_, event) in try table.events(after: known.position) where event.learner == learner {
      held[learner]?.state.fold(event)
    }
    held[learner]?.position = last
  }

  private static func rebuild(_ learner: LearnerID, _ database: Database) throws {
    let table = EventTable(database: database)
    let state = LearnerState(folding: try table.events(of: learner))
    let number = try table.number(of: learner.rawValue, in: "learner")
    try ProjectionTable(database: database).replace(with: state, learner: number)
  }

  private static func learnerIDs(_ database: Database) throws -> [LearnerID] {
    let cursor = try Row.fetchCursor(database, sql: "SELECT id FROM learner ORDER BY number")
    var ids: [LearnerID] = []
    while let row = try cursor.next() {
      if let id = UUID(bytes: row[0]) { ids.append(LearnerID(rawValue: id)) }
    }
    return ids
  }

  private func writing<Result>(
    _ body: (Database, inout [LearnerID: Held]) throws -> Result
  ) throws(JournalError) -> Result {
    if let readOnly { throw readOnly }
    // An append to a file that was deleted or replaced meanwhile would be kept nowhere.
    guard ProgressFiles.identity(file) == identity else { throw JournalError.replaced(file) }
    return try using { held in
      do {
        return try self.queue.write { try body($0, &held) }
      } catch {
        // The transaction is undone, but not what was folded in memory.
        held = [:]
        throw error
      }
    }
  }

  private func reading<Result>(
    _ body: (Database, inout [LearnerID: Held]) throws -> Result
  ) throws(JournalError) -> Result {
    try using { held in
      do {
        return try self.queue.read { try body($0, &held) }
      } catch {
        held = [:]
        throw error
      }
    }
  }

  private func using<Result>(
    _ body: (inout [LearnerID: Held]) throws -> Result
  ) throws(JournalError) -> Result {
    do {
      return try held.withLock { try body(&$0) }
    } catch {
      let error = JournalError(storing: error, file)
      if error.reason == .damaged {
        try? ProgressFiles.makeEmpty(FileCheck.suspicion(ProgressFiles(file: file)))
      }
      throw error
    }
  }
}
