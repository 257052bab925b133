import Foundation
import GRDB
import Study
import TestSupport
import Testing

@testable import ProgressStore

@Suite(.serialized) struct DurabilityTests {
  /// FULL, since NORMAL may lose the last commits with the power; GRDB sets NORMAL by itself.
  @Test func whatIsSetIsReadBack() throws {
    let folder = try TemporaryFolder()
    let store = try ProgressStore.open(at: folder.file)
    func pragma(_ name: String) throws -> String? {
      try store.queue.writeWithoutTransaction { try String.fetchOne($0, sql: "PRAGMA \(name)") }
    }
    #expect(try pragma("synchronous") == "2")
    #expect(try pragma("busy_timeout") == "5000")
    #expect(try pragma("journal_mode") == "wal")
    #expect(try pragma("foreign_keys") == "1")
    try store.append([line("a")])
    #expect(try pragma("synchronous") == "2")
  }

  /// What was said to be kept is kept, wherever the process is killed.
  @Test func aKilledProcessLosesNothing() throws {
    let folder = try TemporaryFolder()
    var generator = SystemRandomNumberGenerator()
    var printed: Set<String> = []
    let rounds = TestSupport.count("CLOUDTUTOR_KILLS", otherwise: 50)
    for round in 0..<rounds {
      let probe = try Probe("append", folder.file.path, "0", "round \(round)")
      // Some are killed before their first line. Waiting for lines and not for time alone, since a busy
      // machine once killed nearly all of them there.
      probe.wait(forLines: Int.random(in: 0...8, using: &generator))
      usleep(UInt32.random(in: 0...3_000, using: &generator))
      kill(probe.process.processIdentifier, SIGKILL)
      // A line cut by the kill was not printed in whole.
      printed.formUnion(try probe.lines().filter { $0.count == 36 })
      let store = try ProgressStore.open(at: folder.file)
      #expect(store.notices.isEmpty)
      let kept = Set(try store.events(since: .start).events.map(\.id.uuidString))
      #expect(printed.isSubset(of: kept), "round \(round)")
      // At most the one whose commit was not yet printed.
      #expect(kept.count <= printed.count + round + 1)
    }
    #expect(printed.count > rounds)
    let store = try ProgressStore.open(at: folder.file)
    let continued = try Dump(store)
    try store.rebuild()
    #expect(try Dump(store) == continued)
  }

  @Test func fourProcessesAtOnceLoseNothing() throws {
    let folder = try TemporaryFolder()
    let probes = try (0..<4).map { try Probe("append", folder.file.path, "250", "process \($0)") }
    let ids = try probes.map { try $0.lines() }
    #expect(probes.map(\.process.terminationStatus) == [0, 0, 0, 0])
    #expect(ids.map(\.count) == [250, 250, 250, 250])

    let store = try ProgressStore.open(at: folder.file)
    let events = try store.events(since: .start).events
    #expect(Set(events.map(\.id.uuidString)) == Set(ids.joined()))
    #expect(zip(events, events.dropFirst()).allSatisfy { $0.sequence < $1.sequence })
    let history = try store.history(of: LearnerID(rawValue: uuid(1)), limit: 2_000)
    #expect(history.count == 1_000)
    for process in 0..<4 {
      let own = history.filter { $0.hasPrefix("process \(process) ") }
      #expect(own == (0..<250).map { "process \(process) \($0)" })
    }
    #expect(try LearnerState(folding: events) == store.state(for: LearnerID(rawValue: uuid(1))))
  }

  @Test func aTransactionIsWholeOrNotAtAll() throws {
    let folder = try TemporaryFolder()
    let store = try ProgressStore.open(at: folder.file)
    var random = RandomEntries(seed: 3)
    try store.append(random.next(30))
    let before = try Dump(store)
    let states = try random.learners.map { try store.state(for: $0) }
    try store.queue.writeWithoutTransaction { database in
      let pages = try Int.fetchOne(database, sql: "PRAGMA page_count") ?? 0
      try database.execute(sql: "PRAGMA max_page_count = \(pages)")
    }
    // SQLite says "full" at this limit as it does at the end of a disk.
    let error = #expect(throws: JournalError.self) {
      try store.append((0..<2_000).map { line("line \($0)") })
    }
    #expect(error?.reason == .full)
    #expect(try Dump(store) == before)
    #expect(try random.learners.map { try store.state(for: $0) } == states)
    try store.queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA max_page_count = 1000000") }
    #expect(try store.append([line("again")]).count == 1)
  }

  @Test func aFileThatIsTakenAwayIsNotWrittenOn() throws {
    let folder = try TemporaryFolder()
    let store = try ProgressStore.open(at: folder.file)
    try store.append([line("a")])
    try FileManager.default.moveItem(at: folder.file, to: folder.url.appending(path: "elsewhere.sqlite"))
    let error = #expect(throws: JournalError.self) { try store.append([line("b")]) }
    #expect(error?.reason == .failed)
  }
}
