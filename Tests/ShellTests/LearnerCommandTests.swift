import Foundation
import Localization
import Study
import TestSupport
import Testing

@testable import Shell

/// Several people, or one person under several names, on one machine.
@Suite struct LearnerCommandTests {
  @Test func learnersAreNamedChosenAndToldApart() throws {
    var session = try session()
    #expect(session.say("learner").contains("without a name, since"))
    #expect(session.say("learner name 지우").contains("지우"))
    _ = session.say("learner add 민")
    #expect(session.perform("learner add 지우").error != nil && session.perform("learner name 지우").error != nil)
    #expect(session.logbook.state.learner?.name == "민")
    // By name, or by the number in the list.
    _ = session.say("learner use 1")
    #expect(session.logbook.state.learner?.name == "지우")
    let unknown = session.perform("learner use 지후")
    #expect(unknown.error.map { session.words($0.message) }?.contains("no learner named") == true)
    #expect(session.perform("learner use 3").error != nil && session.perform("learner use").error != nil)
    #expect(session.logbook.state.learner?.name == "지우")
    // What lasts no longer than the sitting joins nobody.
    #expect(session.say("learner join 민").contains("Nothing is kept"))
  }

  @Test func whatTheRecordIsNotIsRefused() throws {
    var session = try session()
    // A backup that was never looked at used to be called whole.
    #expect(session.say("progress verify backup.sqlite").contains("takes no file"))
    #expect(session.say("progress repair backup.sqlite").contains("takes no file"))
    #expect(session.say("progress export page.html").contains("`export NAME.html`"))
    #expect(session.perform("export page.html tiers").error != nil)
    #expect(session.say("report --to reports.jsonl").contains("You reported nothing"))
  }

  @Test func onlyOnesOwnRecordCanBeHandedIn() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "mine-\(UUID().uuidString).jsonl")
    defer { try? FileManager.default.removeItem(at: file) }
    var session = try session()
    _ = session.say("learner name 지우")
    _ = session.say("learner add 민")
    #expect(session.say("progress export \"\(file.path)\" --mine").contains("2 events"))
    let text = try String(contentsOf: file, encoding: .utf8)
    #expect(text.contains("민") && !text.contains("지우"))
  }
}
