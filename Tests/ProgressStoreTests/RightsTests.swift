import Foundation
import Localization
import Study
import Testing

@testable import ProgressStore

@Suite(.serialized) struct RightsTests {
  @Test func everythingIsItsOwnersAlone() throws {
    let folder = try TemporaryFolder()
    let store = try ProgressStore.open(at: folder.file)
    try store.append([line("a")])
    #expect(folder.names == ["progress.lock", "progress.sqlite", "progress.sqlite-shm", "progress.sqlite-wal"])
    for name in folder.names {
      #expect(try TemporaryFolder.mode(folder.data.appending(path: name)) == 0o600, "\(name)")
    }
    #expect(try TemporaryFolder.mode(folder.data) == 0o700)
    #expect(try TemporaryFolder.mode(folder.data.deletingLastPathComponent()) == 0o700)
  }

  @Test func rightsThatWereTooWideAreTakenBack() throws {
    let folder = try TemporaryFolder()
    _ = try ProgressStore.open(at: folder.file)
    chmod(folder.file.path, 0o644)
    chmod(folder.data.path, 0o755)
    _ = try ProgressStore.open(at: folder.file)
    #expect(try TemporaryFolder.mode(folder.file) == 0o600)
    #expect(try TemporaryFolder.mode(folder.data) == 0o700)
  }

  @Test func aFolderThatCannotBeMadeIsSaidSo() throws {
    let folder = try TemporaryFolder()
    let blocker = folder.url.appending(path: "data")
    try Data().write(to: blocker)
    let error = #expect(throws: JournalError.self) { try ProgressStore.open(at: folder.file) }
    #expect(error?.reason == .notWritable)
    #expect(error?.message.arguments == [.text(folder.data.path)])

    let opened = OpenedJournal(at: folder.file)
    #expect(!opened.isKept)
    #expect(opened.notices == [error?.message].compactMap(\.self))
    #expect(try opened.journal.append([line("in memory")]).count == 1)
  }

  /// Root may write everywhere, so another user tries; without root, the same user may not either.
  @Test(arguments: [false, true])
  func aFolderThatIsNotOursIsSaidSo(existing: Bool) throws {
    let folder = try TemporaryFolder()
    chmod(folder.url.path, 0o755)
    if existing {
      _ = try ProgressStore.open(at: folder.file)
      chmod(folder.data.path, 0o555)
      chmod(folder.file.path, 0o444)
    } else {
      try FileManager.default.createDirectory(at: folder.data, withIntermediateDirectories: true)
      chmod(folder.data.path, 0o555)
    }
    defer { chmod(folder.data.path, 0o755) }
    guard getuid() == 0 else { return }
    let probe = try Probe("open-as", "65534", folder.file.path)
    #expect(try probe.lines() == ["notWritable"])
  }

  @Test func withoutAFileNothingIsSaid() throws {
    let opened = OpenedJournal(at: nil)
    #expect(!opened.isKept && opened.notices.isEmpty)
    let folder = try TemporaryFolder()
    #expect(OpenedJournal(at: folder.file).isKept)
    try OpenedJournal(at: folder.file).journal.append([line("kept")])
    #expect(try OpenedJournal(at: folder.file).journal.history(of: line("").learner, limit: 1) == ["kept"])
  }

  @Test(arguments: [
    (["XDG_DATA_HOME": "/data", "HOME": "/people/x"], "/data/cloudtutor/progress.sqlite"),
    (["XDG_DATA_HOME": "", "HOME": "/people/x"], "/people/x/.local/share/cloudtutor/progress.sqlite"),
    (["XDG_DATA_HOME": "data", "HOME": "/people/x"], "/people/x/.local/share/cloudtutor/progress.sqlite"),
    (["HOME": "/people/x"], "/people/x/.local/share/cloudtutor/progress.sqlite"),
    (["HOME": ""], nil), ([:], nil),
  ])
  func theFileStandsInTheDataFolder(environment: [String: String], path: String?) {
    #expect(ProgressLocation.file(environment: environment)?.path == path)
  }
}
