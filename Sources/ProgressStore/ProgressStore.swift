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
  /// A person's state held in memory, with all events up to `position` folded in.
  struct Held {
    var state: LearnerState
    var position: Int
    var generation: Int
  }

  /// What is held in memory of the file.
  struct Holdings {
    /// By the id that stands for the person.
    var states: [LearnerID: Held] = [:]
    /// Who is who, and in which generation of the file that was.
    var people: (People, generation: Int)?
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
  private let held = Mutex(Holdings())

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
        let person = try self.catchUp(&held, with: entry.learner, journal, database)
        guard let position = try table.add(event) else { continue }
        journal.sequence = sequence
        touched[person, default: []].formUnion(
          held.states[person]?.state.parts(touchedBy: entry.deed, at: entry.time) ?? [])
        held.states[person]?.state.fold(event)
        held.states[person]?.position = position
        events.append(event)
      }
      guard !events.contains(where: \.deed.joins) else {
        try Self.rebuild(after: events, &journal, &held, database)
        return events
      }
      for (person, parts) in touched {
        guard let state = held.states[person]?.state else { continue }
        let number = try table.number(of: person.rawValue, in: "learner")
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
      try Self.rebuild(after: new, &journal, &held, database)
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
      let people = try EventTable(database: database).people()
      for person in Set(try Self.learnerIDs(database).map(people.person)) {
        try Self.rebuild(people.members(of: person), person, database)
      }
      held = Holdings()
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
      let table = EventTable(database: database)
      guard self.readOnly == nil else {
        return LearnerState(folding: try table.events(of: try table.people().members(of: learner)))
      }
      let person = try self.catchUp(&held, with: learner, try JournalRow.fetch(database), database)
      return held.states[person]?.state ?? LearnerState()
    }
  }

  /// All learners, the first added first.
  public func learners() throws(JournalError) -> [Learner] {
    try reading { database, _ in
      guard self.readOnly != nil else { return try ProjectionTable(database: database).learners() }
      let table = EventTable(database: database)
      let people = try table.people()
      return try Set(Self.learnerIDs(database).map(people.person))
        .compactMap { LearnerState(folding: try table.events(of: people.members(of: $0))).learner }.sorted()
    }
  }

  /// The last `limit` command lines of a learner, from all processes, the latest last.
  public func history(of learner: LearnerID, limit: Int) throws(JournalError) -> [String] {
    try reading { database, held in
      let table = EventTable(database: database)
      let people =
        self.readOnly == nil ? try Self.people(&held, JournalRow.fetch(database), database) : try table.people()
      let lines = try people.members(of: learner).compactMap {
        try table.existingNumber(of: $0.rawValue, in: "learner")
      }
      .flatMap { try table.commands(of: $0, limit: max(0, limit)) }
      .sorted { $0.position < $1.position }.suffix(max(0, limit))
      return StoredDeed.commandLines(lines.map(\.deed))
    }
  }
}

extension ProgressStore {
  /// Brings the state held of a person up to the last event of the file, and gives the id that stands for the person.
  private func catchUp(
    _ held: inout Holdings, with learner: LearnerID, _ journal: JournalRow, _ database: Database
  ) throws -> LearnerID {
    let table = EventTable(database: database)
    let last = try table.lastPosition()
    let people = try Self.people(&held, journal, database)
    let person = people.person(of: learner)
    guard let known = held.states[person], known.generation == journal.generation else {
      let number = try table.existingNumber(of: person.rawValue, in: "learner")
      let state = try number.map { try ProjectionTable(database: database).state(of: $0) }
      held.states[person] = Held(state: state ?? LearnerState(), position: last, generation: journal.generation)
      return person
    }
    guard known.position < last else { return person }
    let members = people.members(of: person)
    for (_, event) in try table.events(after: known.position) where members.contains(event.learner) {
      held.states[person]?.state.fold(event)
    }
    held.states[person]?.position = last
    return person
  }

  /// Who is who. People are joined in a new generation of the file only.
  private static func people(_ held: inout Holdings, _ journal: JournalRow, _ database: Database) throws -> People {
    if let (people, generation) = held.people, generation == journal.generation { return people }
    let people = try ProjectionTable(database: database).people()
    held.people = (people, journal.generation)
    return people
  }

  /// Makes the states of those anew of whom there are new events, in a new generation of the file.
  private static func rebuild(
    after new: [Event], _ journal: inout JournalRow, _ held: inout Holdings, _ database: Database
  ) throws {
    let people = try people(&held, journal, database).joined(by: new)
    journal.generation += 1
    try journal.save(database)
    for person in Set(new.map { people.person(of: $0.learner) }) {
      try rebuild(people.members(of: person), person, database)
    }
    held = Holdings()
  }

  /// Makes a person's state anew, under the id that stands for the person alone.
  private static func rebuild(_ members: Set<LearnerID>, _ person: LearnerID, _ database: Database) throws {
    let (table, projections) = (EventTable(database: database), ProjectionTable(database: database))
    let state = LearnerState(folding: try table.events(of: members))
    for member in members {
      let number = try table.number(of: member.rawValue, in: "learner")
      try projections.replace(with: member == person ? state : nil, learner: number)
    }
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
    _ body: (Database, inout Holdings) throws -> Result
  ) throws(JournalError) -> Result {
    if let readOnly { throw readOnly }
    // An append to a file that was deleted or replaced meanwhile would be kept nowhere.
    guard ProgressFiles.identity(file) == identity else { throw JournalError.replaced(file) }
    return try using { held in
      do {
        return try self.queue.write { try body($0, &held) }
      } catch {
        // The transaction is undone, but not what was folded in memory.
        held = Holdings()
        throw error
      }
    }
  }

  func reading<Result>(
    _ body: (Database, inout Holdings) throws -> Result
  ) throws(JournalError) -> Result {
    try using { held in
      do {
        return try self.queue.read { try body($0, &held) }
      } catch {
        held = Holdings()
        throw error
      }
    }
  }

  private func using<Result>(
    _ body: (inout Holdings) throws -> Result
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
