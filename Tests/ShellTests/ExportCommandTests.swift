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

  @Test(arguments: [("apkg", "PK"), ("gift", "::"), ("xml", "<?xml"), ("csv", "id,")])
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
}
