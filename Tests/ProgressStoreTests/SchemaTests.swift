import Foundation
import GRDB
import Study
import Testing

@testable import ProgressStore

@Suite struct SchemaTests {
  private let next = ProgressSchema(
    migrations: ProgressSchema.current.migrations + [
      .init(name: "3 marks") { try $0.execute(sql: "CREATE TABLE mark (number INTEGER PRIMARY KEY) STRICT") },
      .init(name: "4 colours") { try $0.execute(sql: "ALTER TABLE mark ADD COLUMN colour TEXT") },
    ])

  @Test func aCopyIsKeptBeforeEachMigration() throws {
    let folder = try TemporaryFolder()
    let old = try ProgressStore.open(at: folder.file)
    var random = RandomEntries(seed: 2)
    let events = try old.append(random.next(50))
    try old.queue.close()

    let new = try ProgressStore.open(at: folder.file, schema: next)
    #expect(try new.events(since: .start).events == events)
    #expect(new.device == old.device)
    #expect(folder.names.filter { $0.contains("before") } == ["progress.before-3", "progress.before-4"])
    for name in ["progress.before-3", "progress.before-4"] {
      let copy = folder.data.appending(path: name)
      #expect(try TemporaryFolder.mode(copy) == 0o600)
      let queue = try DatabaseQueue(path: copy.path)
      #expect(try queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM event") } == 50)
      #expect(try queue.read { try $0.tableExists("mark") } == (name == "progress.before-4"))
    }
  }

  /// What the first release wrote.
  @Test func aFileOfTheFirstFormIsOpenedAndRescued() throws {
    let folder = try TemporaryFolder()
    let old = try ProgressStore.open(at: folder.file)
    var random = RandomEntries(seed: 6)
    let events = try old.append(random.next(40))
    try old.queue.writeWithoutTransaction {
      try $0.execute(
        sql: """
          ALTER TABLE journal DROP COLUMN kinds;
          DELETE FROM grdb_migrations WHERE identifier = '2 kinds'
          """)
    }
    try old.queue.close()
    let new = try ProgressStore.open(at: folder.file)
    #expect(new.notices.isEmpty && new.readOnly == nil && new.device == old.device)
    #expect(try new.events(since: .start).events == events)
    #expect(try new.queue.read { try JournalRow.fetch($0).kinds } == LearnerState.form)
    #expect(folder.names.contains("progress.before-2"))
  }

  /// A review was merged in from a newer program's file while this one's did not know reviews.
  @Test func whatAnOlderProgramDidNotUnderstandCountsOnceItIsUnderstood() throws {
    let folder = try TemporaryFolder()
    let old = try ProgressStore.open(at: folder.file)
    var random = RandomEntries(seed: 5)
    let learner = try #require(random.learners.first)
    try old.append(random.next(30))
    try old.append([
      Entry(id: UUID(), learner: learner, time: Moment(milliseconds: 9), deed: .reviewed(id: "x", grade: .good))
    ])
    try old.queue.write {
      try $0.execute(sql: "DELETE FROM projection WHERE section = 'card'; UPDATE journal SET kinds = 24")
    }
    try old.queue.close()
    let new = try ProgressStore.open(at: folder.file)
    #expect(try new.state(for: learner).cards["x"]?.grade == .good)
    let generation = try new.queue.read { try JournalRow.fetch($0).generation }
    try new.queue.close()
    // And only once.
    let again = try ProgressStore.open(at: folder.file)
    #expect(try again.queue.read { try JournalRow.fetch($0).generation } == generation)
  }

  @Test func aNewFileNeedsNoCopy() throws {
    let folder = try TemporaryFolder()
    _ = try ProgressStore.open(at: folder.file, schema: next)
    #expect(folder.names.allSatisfy { !$0.contains("before") })
  }

  @Test func aNewerFileIsReadAndNotWritten() throws {
    let folder = try TemporaryFolder()
    let new = try ProgressStore.open(at: folder.file, schema: next)
    var random = RandomEntries(seed: 4)
    let events = try new.append(random.next(80))
    let states = try random.learners.map { try new.state(for: $0) }
    let learners = try new.learners()
    // The newer program keeps its states in a way of its own.
    try new.queue.write { try $0.execute(sql: "UPDATE projection SET value = 'new'") }

    let old = try ProgressStore.open(at: folder.file)
    #expect(old.readOnly?.reason == .newer)
    let error = #expect(throws: JournalError.self) { try old.append([line("a")]) }
    #expect(error == old.readOnly)
    #expect(throws: JournalError.self) { try old.rebuild() }
    #expect(try old.events(since: .start).events == events)
    #expect(try random.learners.map { try old.state(for: $0) } == states)
    #expect(try old.learners() == learners)
    #expect(try new.events(since: .start).events == events)
    #expect(folder.names.allSatisfy { !$0.contains("damaged") })

    let opened = OpenedJournal(at: folder.file)
    #expect(!opened.isKept && opened.notices == [JournalError.newer(folder.file).message])
    #expect(try random.learners.map { try opened.journal.state(for: $0) } == states)
    try opened.journal.append([line("in memory")])
    #expect(try new.events(since: .start).events == events)
  }

  @Test func whatANewerProgramWroteIsKeptAndSkipped() throws {
    let folder = try TemporaryFolder()
    let store = try ProgressStore.open(at: folder.file)
    let deed = Deed.unknown(kind: "card.suspended", version: 3, payload: #"{"until": 12}"#)
    let learner = LearnerID(rawValue: uuid(1))
    try store.append([Entry(id: UUID(), learner: learner, time: Moment(milliseconds: 5), deed: deed), line("a")])
    #expect(try store.events(since: .start).events.map(\.deed) == [deed, .commandEntered(text: "a")])
    let stored = try store.queue.read { try Row.fetchOne($0, sql: "SELECT kind, version, payload FROM event") }
    #expect(stored == ["kind": "card.suspended", "version": 3, "payload": #"{"until": 12}"#])
  }
}
