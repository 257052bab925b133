import Foundation
import GRDB
import Localization
import Study
import TestSupport
import Testing

@testable import ProgressStore

@Suite struct DamageTests {
  /// A closed file with some events, and the events.
  private func filled(_ folder: TemporaryFolder, _ count: Int = 600) throws -> [Event] {
    let store = try ProgressStore.open(at: folder.file)
    var random = RandomEntries(seed: 11)
    for _ in 0..<(count / 20) { try store.append(random.next(20)) }
    let events = try store.events(since: .start).events
    try store.queue.close()
    return events
  }

  /// Checks that the file was set aside as it was and mended, and answers how many events were rescued.
  private func mended(_ folder: TemporaryFolder, _ events: [Event], number: Int = 1) throws -> Int {
    let damaged = try Data(contentsOf: folder.file)
    let store = try ProgressStore.open(at: folder.file)
    let rescued = try store.events(since: .start).events
    #expect(Set(rescued).isSubset(of: events))
    #expect(try Data(contentsOf: folder.data.appending(path: "progress.damaged-\(number)")) == damaged)
    #expect(store.notices.count == 1)
    let arguments = store.notices.first?.arguments ?? []
    #expect(arguments.first == .text("progress.damaged-\(number)"))
    #expect(arguments.dropFirst().first == .number(rescued.count))
    for learner in Set(rescued.map(\.learner)) {
      #expect(try store.state(for: learner) == LearnerState(folding: rescued.filter { $0.learner == learner }.sorted()))
    }
    #expect(try store.append([line("on it goes")]).count == 1)
    #expect(folder.names.allSatisfy { !$0.contains("rescue") && !$0.contains("new") && !$0.contains("head") })
    let again = try ProgressStore.open(at: folder.file)
    #expect(again.notices.isEmpty)
    #expect(try again.events(since: .start).events.count == rescued.count + 1)
    return rescued.count
  }

  private func overwrite(_ file: URL, at offset: Int, with bytes: Data) throws {
    let handle = try FileHandle(forWritingTo: file)
    try handle.seek(toOffset: UInt64(offset))
    try handle.write(contentsOf: bytes)
    try handle.close()
  }

  @Test(arguments: ["", "not a database, but a letter that was saved under its name by mistake"])
  func aFileOfAnotherKindIsKept(text: String) throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(at: folder.data, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: folder.file)
    #expect(try mended(folder, []) == 0)
    #expect(try ProgressStore.open(at: folder.file).history(of: line("").learner, limit: 9) == ["on it goes"])
  }

  /// What is left of the pages that hold events: none, a sixth, most.
  @Test(arguments: [(0.25, 0), (0.5, 100), (0.9, 500)])
  func ofAFileCutShortTheRestIsRescued(part: Double, atLeast: Int) throws {
    let folder = try TemporaryFolder()
    let events = try filled(folder)
    let data = try Data(contentsOf: folder.file)
    try data.prefix(Int(Double(data.count) * part)).write(to: folder.file)
    let rescued = try mended(folder, events)
    #expect(rescued >= atLeast)
    #expect(rescued < events.count)
  }

  @Test func aHeadThatIsLostIsReplaced() throws {
    let folder = try TemporaryFolder()
    let events = try filled(folder)
    try overwrite(folder.file, at: 0, with: Data(repeating: 0xA5, count: 4_096))
    #expect(try mended(folder, events) == events.count)
  }

  /// Whichever page is lost, the root of a table or a leaf, no other page's events go with it.
  @Test func aroundEachSpoiledPageEverythingIsRescued() throws {
    let folder = try TemporaryFolder()
    let events = try filled(folder)
    let whole = try Data(contentsOf: folder.file)
    var generator = SplitMix(state: 1)
    let pages = whole.count / 4_096
    #expect(pages > 20)
    var rescued: [Int] = []
    for page in 0..<pages {
      for name in folder.names { try FileManager.default.removeItem(at: folder.data.appending(path: name)) }
      try whole.write(to: folder.file)
      let junk = Data((0..<4_096).map { _ in UInt8.random(in: 0...255, using: &generator) })
      try overwrite(folder.file, at: page * 4_096, with: junk)
      let store = try ProgressStore.open(at: folder.file)
      let kept = try store.events(since: .start).events
      #expect(Set(kept.map(\.id)).isSubset(of: events.map(\.id)))
      // Where the learners' ids are lost, what each has done stays together.
      #expect(Set(kept.map(\.learner)).count == 2)
      #expect(kept.count == events.count || !store.notices.isEmpty)
      rescued.append(kept.count)
      try store.queue.close()
    }
    // A leaf holds some 40 events.
    #expect(rescued.allSatisfy { $0 >= events.count - 60 }, "\(rescued)")
    #expect(rescued.count { $0 < events.count } > 10)
  }

  /// A large file is not read as a whole each time, so damage may show only in use.
  @Test func damageMetInUseIsMendedAtTheNextStart() throws {
    let folder = try TemporaryFolder()
    var store = try ProgressStore.open(at: folder.file)
    let events = try store.append((0..<9_000).map { line("line \($0) " + String(repeating: "x", count: 60)) })
    try store.queue.close()
    #expect(ProgressFiles.size(folder.file) > FileCheck.smallFile)
    store = try ProgressStore.open(at: folder.file)
    #expect(try store.queue.read { try JournalRow.fetch($0).checked } > 1_790_000_000_000)
    try store.queue.close()

    // A page of rows, which begins with 13, in the midst of the file.
    let data = try Data(contentsOf: folder.file)
    let page = try #require((data.count / 8_192..<data.count / 4_096).first { data[$0 * 4_096] == 13 })
    try overwrite(folder.file, at: page * 4_096, with: Data(repeating: 0xEE, count: 4_096))
    store = try ProgressStore.open(at: folder.file)
    #expect(store.notices.isEmpty)
    let error = #expect(throws: JournalError.self) { try store.events(since: .start) }
    #expect(error?.reason == .damaged)
    #expect(folder.names.contains("progress.suspect"))
    try store.queue.close()
    #expect(try mended(folder, events) > 8_900)
    #expect(!folder.names.contains("progress.suspect"))
  }

  @Test func aLargeFileIsCheckedOnceAWeek() throws {
    let folder = try TemporaryFolder()
    let store = try ProgressStore.open(at: folder.file)
    try store.append((0..<9_000).map { line("line \($0) " + String(repeating: "x", count: 60)) })
    func checked(_ now: Int) throws -> Int {
      let now = Moment(milliseconds: now)
      let store = try ProgressStore.open(at: folder.file, schema: .current, now: now)
      return try store.queue.read { try JournalRow.fetch($0).checked }
    }
    let start = 1_790_000_000_000
    try store.queue.close()
    #expect(try checked(start) == start)
    #expect(try checked(start + FileCheck.interval - 1) == start)
    #expect(try checked(start + FileCheck.interval) == start + FileCheck.interval)
    // A clock that was set back does not put checks off for long.
    #expect(try checked(start) == start)
  }

  /// A closed file of which one page of events is spoiled.
  private func spoiled(_ folder: TemporaryFolder) throws -> (events: [Event], bytes: Data) {
    let events = try filled(folder)
    var data = try Data(contentsOf: folder.file)
    let page = try #require((data.count / 8_192..<data.count / 4_096).first { data[$0 * 4_096] == 13 })
    data.replaceSubrange(page * 4_096..<(page + 1) * 4_096, with: Data(repeating: 0xEE, count: 4_096))
    try data.write(to: folder.file)
    return (events, data)
  }

  @Test func oneProcessMendsAndTheOthersWait() throws {
    let folder = try TemporaryFolder()
    let (events, bytes) = try spoiled(folder)
    let probes = try (0..<3).map { try Probe("append", folder.file.path, "5", "process \($0)") }
    let printed = try probes.flatMap { try $0.lines() }
    #expect(printed.count == 15)
    #expect(folder.names.filter { $0.contains("damaged") } == ["progress.damaged-1"])
    #expect(try Data(contentsOf: folder.data.appending(path: "progress.damaged-1")) == bytes)
    let store = try ProgressStore.open(at: folder.file)
    let kept = Set(try store.events(since: .start).events.map(\.id))
    #expect(kept.isSuperset(of: printed.compactMap { UUID(uuidString: $0) }))
    #expect(kept.intersection(events.map(\.id)).count >= events.count - 60)
  }

  /// Mending can be killed as well, at any moment.
  @Test func aKilledMendingLosesNothing() throws {
    let folder = try TemporaryFolder()
    let (events, bytes) = try spoiled(folder)
    for _ in 0..<TestSupport.count("CLOUDTUTOR_KILLS", otherwise: 25) {
      for name in folder.names { try FileManager.default.removeItem(at: folder.data.appending(path: name)) }
      try bytes.write(to: folder.file)
      let probe = try Probe("append", folder.file.path, "1", "mended")
      usleep(UInt32.random(in: 5_000...120_000))
      kill(probe.process.processIdentifier, SIGKILL)
      _ = try probe.lines()
      let store = try ProgressStore.open(at: folder.file)
      let kept = Set(try store.events(since: .start).events.map(\.id))
      #expect(kept.intersection(events.map(\.id)).count >= events.count - 60)
      let asides = folder.names.filter { $0.hasPrefix("progress.damaged-") && !$0.contains("wal") }
      #expect(try asides.contains { try Data(contentsOf: folder.data.appending(path: $0)) == bytes }, "\(folder.names)")
      try store.queue.close()
    }
  }

  @Test func everyDamageGetsItsOwnName() throws {
    let folder = try TemporaryFolder()
    _ = try filled(folder, 40)
    for number in 1...3 {
      try Data("junk \(number)".utf8).write(to: folder.file)
      #expect(try mended(folder, [], number: number) == 0)
    }
  }

  /// A byte flipped anywhere: the file is whole, or what is read back of it is true.
  @Test func noDamageIsSilent() throws {
    let folder = try TemporaryFolder()
    let events = try filled(folder, 100)
    let whole = try Data(contentsOf: folder.file)
    var generator = SplitMix(state: 99)
    for round in 0..<60 {
      var data = whole
      let start = Int.random(in: 0..<(data.count - 200), using: &generator)
      for offset in start..<(start + 200) { data[offset] = UInt8.random(in: 0...255, using: &generator) }
      for name in folder.names { try FileManager.default.removeItem(at: folder.data.appending(path: name)) }
      try data.write(to: folder.file)
      let store = try ProgressStore.open(at: folder.file)
      let kept = try store.events(since: .start).events
      // Less than all only with a word about it.
      #expect(kept.count == events.count || !store.notices.isEmpty, "round \(round)")
      try store.queue.close()
    }
  }
}
