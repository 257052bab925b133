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
}
