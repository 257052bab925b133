import Foundation
import GRDB
import Study
import Testing

@testable import ProgressStore

/// Copies, and looking through what is kept.
@Suite struct KeepingTests {
  @Test func aBackupStandsByItself() throws {
    let folder = try TemporaryFolder()
    let store = try ProgressStore.open(at: folder.file)
    var random = RandomEntries(seed: 3)
    let events = try store.append(random.next(60))
    let path = folder.data.appending(path: "copy.sqlite").path
    try store.backup(to: path, replaces: false)
    try store.append(random.next(5))
    let copy = try ProgressStore.open(at: URL(fileURLWithPath: path))
    #expect(try copy.events(since: .start).events == events && copy.device == store.device)
    #expect(try TemporaryFolder.mode(URL(fileURLWithPath: path)) == 0o600)
    let error = #expect(throws: JournalError.self) { try store.backup(to: path, replaces: false) }
    #expect(error?.reason == .failed)
    #expect(throws: JournalError.self) { try store.backup(to: "/nowhere/at/all.sqlite", replaces: false) }
    #expect(folder.names.allSatisfy { !$0.hasSuffix(".half") })
  }

  /// A folder under the backup's name used to be removed with all that was in it.
  @Test func aBackupReplacesAFileAndNothingElse() throws {
    let folder = try TemporaryFolder()
    let store = try ProgressStore.open(at: folder.file)
    try store.append([line("a")])
    let victim = folder.data.appending(path: "thesis")
    try FileManager.default.createDirectory(at: victim, withIntermediateDirectories: true)
    try Data("years".utf8).write(to: victim.appending(path: "text"))
    #expect(throws: JournalError.self) { try store.backup(to: victim.path, replaces: true) }
    #expect(FileManager.default.fileExists(atPath: victim.appending(path: "text").path))
    #expect(throws: JournalError.self) { try store.backup(to: folder.file.path, replaces: true) }
    let path = folder.data.appending(path: "copy.sqlite").path
    try store.backup(to: path, replaces: false)
    try store.append([line("b")])
    try store.backup(to: path, replaces: true)
    let copy = try ProgressStore.open(at: URL(fileURLWithPath: path))
    #expect(try copy.events(since: .start).events.count == 2 && store.verify().problems == [])
  }

  @Test func whatDoesNotFollowFromTheEventsIsFoundAndMadeAnew() throws {
    let folder = try TemporaryFolder()
    let store = try ProgressStore.open(at: folder.file)
    var random = RandomEntries(seed: 4)
    try store.append(random.next(80))
    let health = try store.verify()
    #expect(health.events == 80 && health.problems == [])
    try store.queue.write { try $0.execute(sql: "DELETE FROM projection WHERE section <> 'summary'") }
    let opened = try ProgressStore.open(at: folder.file)
    #expect(try opened.verify().problems.isEmpty == false)
    try opened.rebuild()
    #expect(try opened.verify().problems == [])
  }
}
