import Foundation
import Study
import Testing

@testable import Interchange

/// What learners did, for a learning record store.
@Suite struct ExperienceStatementsTests {
  private func event(_ number: Int, _ deed: Deed) -> Event {
    Event(
      id: UUID(), learner: LearnerID(rawValue: UUID()),
      time: Moment(milliseconds: 1_795_438_690_366 + number, offset: 32_400), deed: deed,
      device: DeviceID(rawValue: UUID()), sequence: number)
  }

  @Test func whoBeganOnTwoMachinesIsOneActor() throws {
    let (one, other) = (event(1, .lessonFinished(lesson: "a", rev: 1)), event(2, .lessonFinished(lesson: "b", rev: 1)))
    let join = Event(
      id: UUID(), learner: one.learner, time: one.time, deed: .learnerJoined(other: other.learner), device: one.device,
      sequence: 3)
    func actors(_ events: [Event]) throws -> Set<String> {
      Set(
        try ExperienceStatements.text(events).split(separator: "\n").map { line in
          let statement = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
          let account = (statement?["actor"] as? [String: Any])?["account"] as? [String: Any]
          return try #require(account?["name"] as? String)
        })
    }
    #expect(try actors([one, other]).count == 2)
    #expect(try actors([one, other, join]).count == 1)
  }

  @Test func whatSaysSomethingOfLearningIsAStatement() throws {
    let answer = Answer(question: "q", given: ["a", "b"], right: false, context: .quiz)
    let text = try ExperienceStatements.text([
      event(1, .commandEntered(text: "draw")), event(2, .answered(answer)),
      event(3, .lessonFinished(lesson: "l", rev: 1)),
      event(4, .undone(workspace: .own)), event(5, .levelReached(id: "tier.net.nat", level: .held)),
    ])
    let lines = text.split(separator: "\n")
    #expect(lines.count == 3)
    let first = try #require(try JSONSerialization.jsonObject(with: Data(lines[0].utf8)) as? [String: Any])
    #expect((first["verb"] as? [String: Any])?["id"] as? String == "http://adlnet.gov/expapi/verbs/answered")
    #expect((first["result"] as? [String: Any])?["success"] as? Bool == false)
    #expect((first["result"] as? [String: Any])?["response"] as? String == "a[,]b")
    #expect(first["timestamp"] as? String == "2026-11-23T12:58:10.368Z")
    #expect(lines[1].contains("urn:cloudtutor:lesson:l") && lines[2].contains("mastered"))
  }
}
