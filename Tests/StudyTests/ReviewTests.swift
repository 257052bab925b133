import Foundation
import Synchronization
import Testing

@testable import Study

/// A clock that a test sets.
final class TestClock: Sendable {
  private let milliseconds = Mutex(1_780_000_000_000)
  private let ids = Mutex<UInt64>(1_000)

  func advance(days: Int) { milliseconds.withLock { $0 += days * Moment.day } }

  var stamper: Stamper {
    Stamper(
      now: { Moment(milliseconds: self.milliseconds.withLock { $0 }) },
      newID: {
        uuid(
          self.ids.withLock { id in
            id += 1
            return id
          })
      })
  }
}

@Suite struct ReviewTests {
  private let coverage = Coverage(
    lessons: ["lesson": ["nat", "routes", "unasked"]],
    questions: ["q1": ["nat", "routes"], "q2": ["routes"], "q3": ["nat"]])
  private let clock = TestClock()

  private func logbook() throws -> Logbook {
    try Logbook(MemoryJournal(device: laptop), coverage: coverage, stamper: clock.stamper)
  }

  private func answer(
    _ question: String, right: Bool = true, hinted: Bool = false, unsure: Bool = false,
    _ context: Answer.Context = .quiz
  ) -> Deed {
    .answered(
      Answer(question: question, given: ["x"], right: right, hinted: hinted, unsure: unsure, context: context))
  }

  @Test func anAnswerGradesTheIdThatItsQuestionIsAbout() throws {
    var book = try logbook()
    try book.record(answer("q1"))
    #expect(book.state.cards.keys.sorted() == ["nat"] && book.state.cards["nat"]?.grade == .good)
    try book.record(answer("q2", right: false))
    #expect(book.state.cards["routes"]?.grade == .again && book.state.cards["routes"]?.lapses == 1)
    try book.record(answer("q3", hinted: true))
    #expect(book.state.cards["nat"]?.grade == .hard)
    try book.record(answer("q3", unsure: true))
    #expect(book.state.cards["nat"]?.grade == .hard)
    // What no question of the content is, and a guess, grade nothing.
    try book.record(answer("gone"), .predictionMade(question: "q1", choices: ["x"]))
    #expect(book.state.cards["nat"]?.reviews == 3 && book.state.cards.count == 2)
  }

  @Test func aReviewGradesWhatWasDueWhicheverQuestionWasDrawn() throws {
    var book = try logbook()
    var round = QuizRound(reviewing: [("routes", QuizQuestion(id: "q1", choices: ["x"]))], seed: 4)
    try book.record(round.answer(["x"], right: true))
    #expect(book.state.cards.keys.sorted() == ["routes"])
    #expect(book.state.questions["q1"]?.last?.context == .review)
    #expect(round.current == nil && round.answer(["x"], right: true) == [])
  }

  @Test func whatWasWrongIsAskedOnceMoreAndGradesNothing() throws {
    var book = try logbook()
    var round = QuizRound(reviewing: [("nat", QuizQuestion(id: "q1"))], seed: 4)
    try book.record(round.answer([], right: false))
    round.askAgain(QuizQuestion(id: "q3"))
    #expect(round.isRepeat && round.current?.id == "q3" && round.subject == nil && round.count(of: .wrong) == 1)
    try book.record(round.answer([], right: true))
    #expect(round.current == nil && round.count(of: .right) == 0 && round.toRepeat == ["q1"])
    #expect(book.state.cards["nat"]?.reviews == 1 && book.state.cards["nat"]?.grade == .again)
    #expect(book.state.questions["q3"]?.rightAnswers == 1)
    // Who was told a moment ago has shown nothing by it.
    #expect(book.state.questions["q3"]?.unaidedDays == [:] && book.state.questions["q3"]?.last == nil)
  }

  @Test func theLastGradeCanBeTakenBackOnce() throws {
    var book = try logbook()
    try book.record(answer("q1"))
    let before = try #require(book.state.cards["nat"])
    clock.advance(days: 3)
    try book.record(answer("q3", right: false))
    #expect(book.state.lastReviewed == "nat" && book.state.cards["nat"]?.lapses == 1)
    try book.record(.reviewTakenBack(id: "nat"))
    #expect(book.state.cards["nat"]?.memory == before.memory && book.state.cards["nat"]?.lapses == 0)
    #expect(book.state.lastReviewed == nil)
    try book.record(.reviewTakenBack(id: "nat"))
    #expect(book.state.cards["nat"]?.memory == before.memory)
    // The only grade that there is leaves no card behind.
    try book.record(answer("q2"), .reviewTakenBack(id: "routes"))
    #expect(book.state.cards["routes"] == nil)
  }

  @Test func eachMonthKnowsHowMuchWasRemembered() throws {
    var book = try logbook()
    try book.record(answer("q1"), answer("q2"))
    #expect(book.state.recall.isEmpty)
    clock.advance(days: 10)
    let month = clock.stamper.now().month
    try book.record(answer("q1"), answer("q2", right: false))
    #expect(book.state.recall[month]?.asked == 2 && book.state.recall[month]?.remembered == 1)
    // A second answer on one day says nothing of memory, and what is taken back does not count.
    try book.record(answer("q2"))
    #expect(book.state.recall[month]?.asked == 2)
    clock.advance(days: 40)
    let later = clock.stamper.now().month
    try book.record(answer("q1"), .reviewTakenBack(id: "nat"), .reviewed(id: "nat", grade: .easy))
    #expect(
      book.state.recall[later]
        == book.state.recall[later].map { _ in
          var tally = RecallTally()
          tally.take(.easy)
          return tally
        })
    #expect(
      Moment(milliseconds: 1_709_164_800_000).date == "2024-02-29" && Moment(milliseconds: -1).date == "1969-12-31")
    #expect(Moment(milliseconds: 0).month == "1970-01" && Moment(milliseconds: 1_709_164_800_000).month == "2024-02")
    #expect(Moment(milliseconds: 1_709_164_800_000 - 1, offset: 32_400).month == "2024-02")
  }

  @Test func whatIsMostLikelyForgottenComesFirst() throws {
    var book = try logbook()
    try book.record(.reviewed(id: "routes", grade: .easy))
    try book.record(answer("q1", right: false))
    #expect(book.reviews.due == [] && book.reviews.forecast(days: 3) == [0, 1, 0])
    clock.advance(days: 30)
    #expect(book.reviews.due == ["nat", "routes"])
    #expect(book.reviews.forecast(days: 2) == [2, 0] && book.reviews.forecast(days: 0) == [])
  }

  @Test func whatALessonTaughtIsNewUntilItIsAsked() throws {
    var book = try logbook()
    #expect(book.reviews.fresh == [])
    try book.record(.lessonOpened(lesson: "lesson", rev: 1), .lessonFinished(lesson: "lesson", rev: 1))
    // Nothing asks the third.
    #expect(book.reviews.fresh == ["nat", "routes"])
    try book.record(answer("q1"))
    #expect(book.reviews.fresh == ["routes"])
  }

  @Test func theRetentionThatIsWantedDecidesTheIntervals() throws {
    var (calm, keen) = (try logbook(), try logbook())
    try calm.record(.settingChanged(name: LearnerState.retentionSetting, value: "80"))
    try keen.record(.settingChanged(name: LearnerState.retentionSetting, value: "95"))
    for _ in 0..<5 {
      try calm.record(answer("q3"))
      try keen.record(answer("q3"))
      clock.advance(days: 20)
    }
    let (late, early) = (try #require(calm.state.cards["nat"]), try #require(keen.state.cards["nat"]))
    #expect(late.memory.due > early.memory.due)
  }

  @Test func questionsTakeTurnsAndEverySecondTimeSomethingIsMended() throws {
    var book = try logbook()
    let told = ["a", "b", "c"].map { ReviewDraw.Candidate(QuizQuestion(id: $0), isApplied: false) }
    let applied = [ReviewDraw.Candidate(QuizQuestion(id: "m"), isApplied: true)]
    var drawn: [String] = []
    for _ in 0..<8 {
      let draw = ReviewDraw(for: book.state, seed: 3)
      let question = try #require(draw.question(for: "nat", of: told + applied))
      drawn.append(question.id)
      var round = QuizRound(reviewing: [("nat", question)], seed: 3)
      try book.record(round.answer([], right: true))
      clock.advance(days: 1)
    }
    #expect(stride(from: 1, to: 8, by: 2).allSatisfy { drawn[$0] == "m" })
    #expect(Set([drawn[0], drawn[2], drawn[4]]) == ["a", "b", "c"] && drawn[6] == drawn[0])
    #expect(ReviewDraw(for: book.state, seed: 3).question(for: "nat", of: []) == nil)
    #expect(ReviewDraw(for: book.state, seed: 3).question(for: "nat", of: applied)?.id == "m")
  }

  @Test func theStateIsTheSameFromItsPartsAndFromItsEvents() throws {
    let journal = MemoryJournal(device: laptop)
    var book = try Logbook(journal, coverage: coverage, stamper: clock.stamper)
    try book.record(answer("q1"), answer("q2", right: false))
    clock.advance(days: 9)
    try book.record(answer("q1", right: false))
    let parts = try book.state.parts.map { ($0, try #require(try book.state.encoded($0))) }
    #expect(try LearnerState(parts: parts) == book.state)
    #expect(LearnerState(folding: journal.events(since: .start).events) == book.state)
  }
}
