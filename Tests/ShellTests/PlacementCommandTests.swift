import Curriculum
import Foundation
import Localization
import Study
import TestSupport
import Testing

@testable import Shell

/// A placement as it is taken at the prompt, with the course's own questions.
@Suite struct PlacementCommandTests {
  private func session(_ language: Language = .english, journal: MemoryJournal? = nil) throws -> Session {
    let curriculum = Curriculum(ContentLocation(folder: Repository.root))
    let journal = journal ?? MemoryJournal(device: DeviceID(rawValue: UUID()))
    let logbook = try Logbook(journal, coverage: Coverage(curriculum))
    return Session(
      curriculum: curriculum, logbook: logbook, language: language, isInteractive: true, isPlain: true, seed: { 7 })
  }

  @Test(arguments: 1...5) func whoKnowsAllMendsADesignAUnitAndHasNothingLeftToLearn(_ seed: Int) throws {
    var session = try session()
    _ = session.say("placement --seed \(seed)")
    var (questions, tasks) = (0, 0)
    while let open = session.question, questions + tasks < 40 {
      if open.isBuilding { tasks += 1 } else { questions += 1 }
      let answered = session.perform(try #require(session.diligentLine))
      #expect(answered.error == nil, "\(open.question.id)")
    }
    // Two of the eight units are about nothing that is built.
    #expect(questions == 16, "\(questions)")
    #expect(tasks == 6, "\(tasks) \(session.placement.map { "\($0.results)" } ?? "")")
    #expect(session.placement == nil && session.nextLesson() == nil)
    let syllabus = try session.curriculum.syllabus.get()
    #expect(Set(session.logbook.state.placed.keys) == Set(syllabus.entries.map(\.id)))
    let page = session.say("progress")
    #expect(page.contains("0/0/0 of 34") && page.contains("a review will tell") && !page.contains("seen in a lesson)"))
    #expect(session.logbook.reviews.due.isEmpty && session.logbook.reviews.forecast(days: 8).reduce(0, +) == 151)
  }

  @Test func whoSkipsAllBeginsAtTheBeginning() throws {
    var session = try session()
    _ = session.say("placement --seed 3")
    #expect(session.say("hint").contains("no hints"))
    for _ in 1...5 { _ = session.say("skip") }
    let end = session.say("skip")
    #expect(end.contains("Where to begin") && end.contains("vpc-and-route-tables"), "\(end)")
    #expect(end.contains("not asked") && !end.contains("Topics known"))
    #expect(session.question == nil && session.logbook.state.cards.isEmpty)
  }

  @Test func leavingKeepsAllThatWasFound() throws {
    var session = try session(.korean)
    _ = session.say("진단 --seed 3")
    for _ in 1...3 { _ = session.perform(try #require(session.diligentLine)) }
    let waiting = session.question?.question.id
    #expect(session.say("leave").contains("멈추었습니다"))
    #expect(session.placement == nil && session.question == nil)
    #expect(session.logbook.state.placed.count == 19)
    #expect(session.say("leave").contains("내 설계"))
    // It goes on where it stopped, in this sitting and in the next.
    #expect(session.say("진단").contains("멈춘 곳") && session.question?.question.id == waiting)
    _ = session.say("placement --seed 5")
    #expect(session.placement?.asked == 0)
  }

  @Test func aPlacementIsThereAgainHoweverTheSittingEnded() throws {
    let journal = MemoryJournal(device: DeviceID(rawValue: UUID()))
    var first = try session(journal: journal)
    _ = first.say("placement --seed 3")
    _ = first.perform(try #require(first.diligentLine))
    _ = first.perform("skip")
    _ = first.perform(try #require(first.diligentLine))
    let (asked, waiting) = (first.placement?.asked, first.question?.question.id)
    #expect(asked == 3)
    var second = try session(journal: journal)
    second.begin()
    #expect(second.say("placement").contains("go on where you stopped"))
    #expect(second.placement?.asked == asked && second.question?.question.id == waiting)
    #expect(second.placement?.results == first.placement?.results)
    while second.placement != nil { _ = second.perform("skip") }
    #expect(second.logbook.state.placement == nil)
    #expect(!second.say("placement").contains("go on where you stopped"))
  }

  @Test func anUnsureAnswerIsNotKnown() throws {
    var session = try session()
    _ = session.say("placement --seed 3")
    for _ in 1...2 { _ = session.perform(try #require(session.diligentLine) + "?") }
    #expect(session.placement?.results.map(\.finding) == [.unknown])
  }
}
