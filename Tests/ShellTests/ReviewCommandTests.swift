import Curriculum
import Foundation
import Localization
import Study
import Synchronization
import TestSupport
import Testing

@testable import Shell

/// What is due is asked again, by the learner's own days.
@Suite struct ReviewCommandTests {
  private final class Clock: Sendable {
    private let days = Mutex(0)
    func advance(days: Int) { self.days.withLock { $0 += days } }
    var stamper: Stamper {
      Stamper(
        now: { Moment(milliseconds: 1_780_000_000_000).adding(days: self.days.withLock { $0 }) }, newID: { UUID() })
    }
  }

  private let clock = Clock()

  private func session() throws -> Session {
    let curriculum = Curriculum(ContentLocation(folder: Repository.root))
    let journal = MemoryJournal(device: DeviceID(rawValue: UUID()))
    let logbook = try Logbook(journal, coverage: Coverage(curriculum), stamper: clock.stamper)
    return Session(
      curriculum: curriculum, logbook: logbook, language: .english, isInteractive: true, isPlain: true, seed: { 7 })
  }

  /// A line that answers the open question rightly or wrongly.
  private func line(_ session: Session, right: Bool) throws -> String {
    let open = try #require(session.question)
    let numbers = open.choices.indices.filter { open.choices[$0].isRight == right }.map { "\($0 + 1)" }
    return open.question.form == .several ? numbers.joined(separator: " ") : numbers[0]
  }

  @Test func whatWasAnsweredComesAgain() throws {
    var session = try session()
    #expect(session.say("review").contains("Nothing waits"))
    _ = session.perform("quiz most-specific-route")
    _ = session.perform("quiz vpc-and-route-tables --count 1 --seed 1")
    let id = try #require(session.question?.question.covers.first)
    _ = session.perform(try line(session, right: true))
    #expect(session.say("easy").contains("comes again"))
    #expect(session.say("review forecast").contains("in 8 days"))
    clock.advance(days: 30)
    #expect(session.say("review forecast").contains("Due today: 1"))
    #expect(session.say("review --seed 1").contains("Question 1 of 1"))
    #expect(session.question?.question.covers.contains(id) == true && session.question?.context == .review)
  }

  @Test func aDoubtCountsAsHardAndAWrongAnswerComesTomorrow() throws {
    var session = try session()
    _ = session.perform("quiz vpc-and-route-tables --count 1 --seed 1")
    _ = session.perform(try line(session, right: true) + "?")
    let id = try #require(session.logbook.state.lastReviewed)
    #expect(session.logbook.state.cards[id]?.grade == .hard)
    #expect(session.say("easy").contains("No right answer"))
    clock.advance(days: 20)
    _ = session.perform("review")
    while session.question?.choices.isEmpty == true {
      _ = session.perform("skip")
      _ = session.perform("review")
    }
    let told = session.say(try line(session, right: false))
    #expect(told.contains("That is not so") && told.contains("Comes again: tomorrow") && told.contains("Once more"))
    // Right or wrong, the second time grades nothing.
    let reviews = session.logbook.state.cards[id]?.reviews
    while session.quiz != nil { _ = session.perform("skip") }
    #expect(session.logbook.state.cards[id]?.reviews == reviews)
    #expect(session.say("review undo").contains("taken back"))
    #expect(session.say("review undo").contains("no grade"))
    #expect(session.logbook.reviews.due == [id])
  }

  @Test func howMuchOneWantsToRememberIsASetting() throws {
    var session = try session()
    #expect(session.perform("config retention 85").error == nil)
    #expect(session.logbook.state.scheduler.desiredRetention == 0.85)
    #expect(session.say("config retention 98").contains("from 70 to 97"))
    #expect(session.logbook.state.scheduler.desiredRetention == 0.85)
    // The name is wrong, not that there is a number.
    #expect(session.say("config pace 3").contains("`pace` cannot stand here"))
    _ = session.say("config retention default")
    #expect(session.logbook.state.scheduler.desiredRetention == 0.9)
  }
}
