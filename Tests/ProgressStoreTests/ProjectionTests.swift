import Foundation
import GRDB
import Study
import Testing

@testable import ProgressStore

/// What is kept follows from the events alone, however they came.
@Suite struct ProjectionTests {
  @Test(arguments: 1...12 as ClosedRange<UInt64>)
  func statesContinuedEqualStatesMadeAnew(seed: UInt64) throws {
    let folder = try TemporaryFolder()
    let store = try ProgressStore.open(at: folder.file)
    var random = RandomEntries(seed: seed)
    for size in [1, 1, 7, 150, 1, 90] { try store.append(random.next(size)) }

    let continued = try Dump(store)
    #expect(continued.rows.count > 40)
    let states = try random.learners.map { try store.state(for: $0) }
    try store.rebuild()
    #expect(try Dump(store) == continued)
    #expect(try random.learners.map { try store.state(for: $0) } == states)

    let opened = try ProgressStore.open(at: folder.file)
    #expect(try random.learners.map { try opened.state(for: $0) } == states)
    let events = try opened.events(since: .start).events
    #expect(events.count == 250)
    #expect(states == random.learners.map { learner in LearnerState(folding: events.filter { $0.learner == learner }) })
  }

  @Test func sequencesGrowThoughTheClockIsSetBack() throws {
    let folder = try TemporaryFolder()
    let store = try ProgressStore.open(at: folder.file)
    let events =
      try store.append([line("a", at: 5_000), line("b", at: 5_000), line("c", at: 1_000)])
      + store.append([line("d", at: 9_000)])
    #expect(events.map(\.sequence) == [5_000, 5_001, 5_002, 9_000])
    #expect(events.map(\.time.milliseconds) == [5_000, 5_000, 1_000, 9_000])
  }

  @Test(arguments: 1...6 as ClosedRange<UInt64>)
  func mergingInAnyOrderMakesTheSameStates(seed: UInt64) throws {
    let folders = try (0..<2).map { _ in try TemporaryFolder() }
    let stores = try folders.map { try ProgressStore.open(at: $0.file) }
    var random = RandomEntries(seed: seed)
    for _ in 0..<6 {
      try stores[0].append(random.next(11))
      try stores[1].append(random.next(9))
    }
    #expect(try stores[0].merge(stores[1].events(since: .start).events) == 54)
    try stores[0].append(random.next(5))
    #expect(try stores[1].merge(stores[0].events(since: .start).events) == 71)
    #expect(try stores[1].merge(stores[0].events(since: .start).events) == 0)
    for learner in random.learners {
      #expect(try stores[0].state(for: learner) == stores[1].state(for: learner))
    }
    // A memory journal takes part alike.
    let memory = MemoryJournal(device: stores[0].device)
    #expect(memory.merge(try stores[1].events(since: .start).events) == 125)
    for learner in random.learners { #expect(try stores[0].state(for: learner) == memory.state(for: learner)) }
  }

  @Test func anotherHandOnTheSameFileIsSeen() throws {
    let folder = try TemporaryFolder()
    let stores = try (0..<2).map { _ in try ProgressStore.open(at: folder.file) }
    var random = RandomEntries(seed: 5)
    for turn in 0..<40 {
      try stores[turn % 2].append(random.next(1 + turn % 3))
      if turn == 20 { try stores[0].rebuild() }
      for learner in random.learners where turn % 4 == 0 {
        #expect(try stores[0].state(for: learner) == stores[1].state(for: learner))
      }
    }
    #expect(try Set(stores.map { try $0.learners() }).count == 1)
  }

  @Test func anEntryIsTakenOnce() throws {
    let folder = try TemporaryFolder()
    let store = try ProgressStore.open(at: folder.file)
    let entry = line("once")
    #expect(try store.append([entry, entry]).count == 1)
    #expect(try store.append([entry]) == [])
    #expect(try store.history(of: entry.learner, limit: 10) == ["once"])
  }

  @Test func eventsCanOnlyBeAdded() throws {
    let folder = try TemporaryFolder()
    let store = try ProgressStore.open(at: folder.file)
    try store.append([line("a")])
    for statement in ["UPDATE event SET time = 0", "DELETE FROM event"] {
      #expect(throws: DatabaseError.self) { try store.queue.write { try $0.execute(sql: statement) } }
    }
    #expect(try store.events(since: .start).events.count == 1)
  }

  @Test func pagesGoOnWhereTheLastEnded() throws {
    let folder = try TemporaryFolder()
    let store = try ProgressStore.open(at: folder.file)
    let first = try store.append([line("a"), line("b")])
    let page = try store.events(since: .start)
    #expect(page.events == first)
    #expect(try page.end == store.end())
    let second = try store.append([line("c")])
    #expect(try store.events(since: page.end).events == second)
    #expect(try store.history(of: first[0].learner, limit: 2) == ["b", "c"])
    #expect(try store.history(of: first[0].learner, limit: -1) == [])
  }
}

/// The projection table as it stands.
struct Dump: Equatable {
  let rows: [String]

  init(_ store: ProgressStore) throws {
    rows = try store.queue.read { database in
      try String.fetchAll(
        database,
        sql: """
          SELECT learner || ' ' || section || ' ' || key || ' ' || number || ' ' || value FROM projection
          ORDER BY learner, section, key, number
          """)
    }
  }
}
