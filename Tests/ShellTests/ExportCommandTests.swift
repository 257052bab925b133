import Curriculum
import Foundation
import Localization
import Study
import TestSupport
import Testing

@testable import Shell

/// Questions for other tools, as a learner has them written.
@Suite struct ExportCommandTests {
  private func session() throws -> Session {
    let curriculum = Curriculum(ContentLocation(folder: Repository.root))
    let journal = MemoryJournal(device: DeviceID(rawValue: UUID()))
    let logbook = try Logbook(journal, coverage: Coverage(curriculum), stamper: .system)
    return Session(curriculum: curriculum, logbook: logbook, language: .english, isInteractive: true, isPlain: true)
  }

  @Test(arguments: [("apkg", "PK"), ("gift", "$CATEGORY: cloudtutor/"), ("xml", "<?xml"), ("csv", "\u{FEFF}id,")])
  func theEndingDecides(_ ending: String, _ start: String) throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "tiers-\(UUID().uuidString).\(ending)")
    defer { try? FileManager.default.removeItem(at: file) }
    var session = try session()
    #expect(session.perform("export \"\(file.path)\" tiers").error == nil)
    let written = try Data(contentsOf: file)
    #expect(written.starts(with: Data(start.utf8)))
    // What is there stays, until it is said to go.
    #expect(session.perform("export \"\(file.path)\"").error != nil)
    #expect(try Data(contentsOf: file) == written)
    #expect(session.perform("export \"\(file.path)\" --replace").error == nil)
    #expect(try Data(contentsOf: file).count > written.count)
  }

  /// Foundation's own words used to stand in the middle of a Korean sentence.
  @Test func whyAFileCannotBeWrittenIsSaid() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "folder-\(UUID().uuidString).csv")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    var session = try session()
    #expect(session.say("export \"\(folder.path)\" --replace").contains("is a folder, not a file"))
    #expect(session.say("export \"\(folder.path)/nowhere/x.csv\"").contains("there is no such folder"))
    #expect(session.say("export \"\(folder.path)/x.doc\"").contains("ends in one of: .gift .xml .csv .apkg .html"))
  }

  @Test func progressIsAPage() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "progress-\(UUID().uuidString).html")
    defer { try? FileManager.default.removeItem(at: file) }
    var session = try session()
    _ = session.say("learner name 지우")
    #expect(session.say("export \"\(file.path)\"").contains("a page for browsers"))
    let page = try String(contentsOf: file, encoding: .utf8)
    #expect(page.hasPrefix("<!DOCTYPE html>") && page.contains("<h1>지우</h1>"))
  }
}
