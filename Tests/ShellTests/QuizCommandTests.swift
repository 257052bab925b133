import Curriculum
import Foundation
import Localization
import Markdown
import Study
import Synchronization
import TestSupport
import Testing

@testable import Shell

/// Rounds for practice and as exams.
@Suite struct QuizCommandTests {
  private final class Clock: Sendable {
    private let seconds = Mutex(0)
    func advance(seconds: Int) { self.seconds.withLock { $0 += seconds } }
    var stamper: Stamper {
      Stamper(
        now: { Moment(milliseconds: 1_780_000_000_000 + self.seconds.withLock { $0 } * 1_000) }, newID: { UUID() })
    }
  }

  private let clock = Clock()

  private func session(_ journal: MemoryJournal? = nil) throws -> Session {
    let curriculum = Curriculum(ContentLocation(folder: Repository.root))
    let journal = journal ?? MemoryJournal(device: DeviceID(rawValue: UUID()))
    let logbook = try Logbook(journal, coverage: Coverage(curriculum), stamper: clock.stamper)
    return Session(
      curriculum: curriculum, logbook: logbook, language: .english, isInteractive: true, isPlain: true, seed: { 7 })
  }

  /// A line that answers the open question rightly or wrongly.
  private func line(_ session: Session, right: Bool) throws -> String {
    let open = try #require(session.question)
    let wanted = open.choices.indices.filter { open.choices[$0].isRight }
    guard right else { return "\(open.choices.indices.first { !wanted.contains($0) }.map { $0 + 1 } ?? 1)" }
    return wanted.map { "\($0 + 1)" }.joined(separator: " ")
  }

  @Test func anExamTellsNothingBeforeItsEnd() throws {
    var session = try session()
    _ = session.perform("quiz vpc-and-route-tables --exam --seed 3")
    #expect(session.say("hint").contains("no hints"))
    #expect(session.say("flag").contains("Flagged"))
    let first = try #require(session.question?.question)
    let told = session.say(try line(session, right: false))
    #expect(told.contains("Kept.") && !told.contains("not so") && told.contains("Question 2 of 2"))
    let back = session.say(try line(session, right: true))
    #expect(back.contains("Back to question 1 of 2") && !back.contains("not so"))
    let response = session.perform("skip")
    let words = response.reports.flatMap { $0.document(session.words).blocks }.map { "\($0)" }.joined()
    #expect(words.contains("50 %") && words.contains("not so") && words.contains("You flagged"))
    #expect(words.contains(first.choices.first { $0.isRight }?.text[.english].split(separator: "`").last ?? "-"))
    #expect(response.reports.last?.exitCode == .belowPassMark)
    #expect(session.quiz == nil && session.perform("progress").reports.last?.exitCode == .fine)
  }

  @Test func flaggedAnswersCanBeChangedBeforeAnExamEnds() throws {
    var session = try session()
    for seed in 1...100 {
      _ = session.perform("quiz tiers --count 3 --level understand --exam --pass 60 --seed \(seed)")
      let forms = session.quiz?.round.questions.compactMap { session.curriculum.question($0.id)?.form }
      if forms == [.one, .one, .one] { break }
    }
    _ = session.perform("flag")
    let flagged = try #require(session.question)
    let id = try #require(flagged.question.covers.first)
    let typed = try line(session, right: false)
    _ = session.perform(typed)
    // The last answer counts, so nothing is graded before the end.
    #expect(session.logbook.state.cards[id] == nil)
    _ = session.perform("skip")
    let back = session.say(try line(session, right: true))
    #expect(
      back.contains("Back to question 1 of 3, which you flagged") && back.contains("Your answer so far"))
    #expect(session.question?.order == flagged.order)
    // The clock, suspending and taking up again are those of any round.
    _ = session.perform("leave")
    #expect(session.say("quiz resume").contains("Back to question 1 of 3"))
    let next = session.say(try line(session, right: true))
    #expect(next.contains("Back to question 2 of 3, which you left out") && !next.contains("so far"))
    let end = session.say("skip")
    #expect(end.contains("2 of 3 right") && end.contains("66 %") && session.quiz == nil)
    #expect(session.logbook.state.cards[id]?.grade == .good && session.logbook.state.cards[id]?.reviews == 1)
  }

  @Test func anExamIsPassedFromItsMarkOn() throws {
    var session = try session()
    _ = session.perform("quiz vpc-and-route-tables --exam --seed 3 --pass 50")
    _ = session.perform(try line(session, right: false))
    let response = session.perform(try line(session, right: true))
    #expect(response.reports.last?.exitCode == .fine)
    #expect(session.logbook.state.questions.values.reduce(0) { $0 + $1.answers } == 2)
  }

  @Test func whatWasWrongInPracticeIsAskedOnceMoreInAnotherOrder() throws {
    var session = try session()
    // A round in which one number is an answer.
    for seed in 1...100 {
      _ = session.perform("quiz tiers --count 3 --level understand --seed \(seed)")
      let forms = session.quiz?.round.questions.compactMap { session.curriculum.question($0.id)?.form }
      if forms == [.one, .one, .one] { break }
    }
    var wrong: [(id: String, order: [Int])] = []
    for number in 1...3 {
      let open = try #require(session.question)
      if number == 2 {
        _ = session.perform(try line(session, right: true))
        continue
      }
      wrong.append((open.question.id, open.order))
      _ = session.perform(try line(session, right: false))
    }
    let cards = session.logbook.state.cards
    var orders: [[Int]] = []
    for (id, _) in wrong {
      let open = try #require(session.question)
      #expect(open.question.id == id && open.context == .retry)
      orders.append(open.order)
      // Once is enough, whatever comes of it.
      _ = session.perform(try line(session, right: id != wrong[0].id))
    }
    #expect(orders != wrong.map(\.order))
    #expect(session.question == nil && session.quiz == nil)
    #expect(session.logbook.state.cards == cards)
    #expect(session.logbook.state.questions[wrong[1].id]?.isWeak == true)
  }

  @Test func whoAsksToApplyAlsoBuilds() throws {
    var session = try session()
    _ = session.perform("quiz s3 --level apply --count 100 --seed 2")
    #expect(session.quiz?.round.questions.contains { session.curriculum.question($0.id)?.form == .build } == true)
    _ = session.perform("quiz s3 --level apply --count 100 --seed 2 --exam")
    #expect(session.quiz?.round.questions.contains { session.curriculum.question($0.id)?.form == .build } == false)
  }

  @Test func theClockEndsARoundAndNoAnswerIsLost() throws {
    var session = try session()
    #expect(session.say("quiz vpc-and-route-tables --seed 3 --time 90s").contains("1:30 left"))
    clock.advance(seconds: 100)
    let told = session.say(try line(session, right: true))
    #expect(told.contains("That is right") && told.contains("The time is over") && told.contains("1 of 2 right"))
    #expect(session.quiz == nil && session.question == nil)
    #expect(session.logbook.state.questions.values.reduce(0) { $0 + $1.answers } == 1)
    for time in ["5", "m", "-3m", "0s", "99999999999h", "3d"] {
      #expect(session.perform("quiz tiers --time \(time)").error != nil, "\(time)")
    }
  }

  @Test func aRoundThatWasLeftGoesOnWhereItStood() throws {
    var session = try session()
    #expect(session.say("quiz resume").contains("No round was left"))
    _ = session.perform("quiz vpc-and-route-tables --seed 3 --time 10m")
    _ = session.perform("flag")
    _ = session.perform(try line(session, right: true))
    let waiting = try #require(session.question?.question.id)
    clock.advance(seconds: 60)
    #expect(session.say("leave").contains("quiz resume"))
    clock.advance(seconds: 90_000)
    #expect(session.say("quiz resume").contains("9:00 left"))
    #expect(session.question?.question.id == waiting)
    let told = session.say(try line(session, right: true))
    #expect(told.contains("2 of 2 right") && told.contains("You flagged"))
    #expect(session.say("quiz resume").contains("No round was left"))
  }

  /// Who left an exam used to have the time stand still, and to look everything up meanwhile.
  @Test func theClockOfAnExamGoesOn() throws {
    var session = try session()
    let opening = session.say("quiz vpc-and-route-tables --exam --pass 40 --seed 3 --time 10m")
    #expect(opening.contains("40 % right pass it"))
    _ = session.perform(try line(session, right: true))
    #expect(session.say("leave").contains("clock of an exam goes on"))
    clock.advance(seconds: 300)
    #expect(session.say("quiz resume").contains("5:00 left"))
    clock.advance(seconds: 301)
    let late = session.say(try line(session, right: true))
    #expect(late.contains("too late") && late.contains("The time is over") && late.contains("1 of 2 right"))
    #expect(session.logbook.state.questions.values.reduce(0) { $0 + $1.answers } == 1)
    let exam = try #require(session.logbook.state.exams.values.first?.result)
    #expect(exam.percent == 50 && exam.isPassed == true && exam.open == 1 && exam.about == "vpc-and-route-tables")
    #expect(session.say("progress").contains("Exams"))
    #expect(session.say("quiz resume").contains("No round was left"))
  }

  /// A terminal that is closed, a lost connection, `quit`: only a typed `leave` used to keep an exam.
  @Test(arguments: [true, false]) func aRoundIsThereAgainHoweverTheSittingEnded(_ isExam: Bool) throws {
    let journal = MemoryJournal(device: DeviceID(rawValue: UUID()))
    var first = try session(journal)
    _ = first.perform("quiz vpc-and-route-tables --seed 3" + (isExam ? " --exam" : ""))
    _ = first.perform(try line(first, right: true))
    let waiting = try #require(first.question)
    // Nothing more of the first: its process is gone.
    var second = try session(journal)
    second.begin()
    #expect(second.say("quiz resume").contains("Question 2 of 2"))
    #expect(second.question?.question.id == waiting.question.id && second.question?.order == waiting.order)
    let end = second.say(try line(second, right: true))
    #expect(end.contains("2 of 2 right") && second.logbook.state.round == nil)
    #expect(second.logbook.state.exams.count == (isExam ? 1 : 0))
  }

  /// An exam used to stand in the record twice, and to end the round of the other terminal.
  @Test func twoTerminalsKeepTheirRoundsApart() throws {
    let journal = MemoryJournal(device: DeviceID(rawValue: UUID()))
    var (one, two) = (try session(journal), try session(journal))
    _ = one.perform("quiz vpc-and-route-tables --exam --seed 3")
    _ = one.perform(try line(one, right: true))
    _ = two.perform("progress")
    try two.logbook.refresh()
    _ = two.perform("quiz tiers --count 3 --seed 9")
    let end = one.say(try line(one, right: true))
    #expect(end.contains("2 of 2 right"))
    try two.logbook.refresh()
    #expect(two.logbook.state.exams.values.map(\.result.percent) == [100])
    #expect(two.logbook.state.round?.id == two.quiz?.id && two.quiz != nil)
  }

  @Test func aHintIsNotForgottenWhenARoundIsLeft() throws {
    var session = try session()
    for seed in 1...50 {
      _ = session.perform("quiz tiers --count 1 --level understand --seed \(seed)")
      if session.question?.question.form == .one { break }
    }
    let id = try #require(session.question?.question.id)
    _ = session.perform("hint; leave; quiz resume")
    _ = session.perform(try line(session, right: true))
    #expect(session.logbook.state.questions[id]?.last?.hinted == true)
  }

  @Test func anExamThatGivesWayToAnotherRoundIsKeptAsItWas() throws {
    var session = try session()
    _ = session.perform("quiz vpc-and-route-tables --exam --seed 3")
    _ = session.perform(try line(session, right: true))
    _ = session.perform("quiz vpc-and-route-tables --seed 9 --count 1")
    #expect(session.logbook.state.exams.values.map(\.result.open) == [1])
    for wrong in ["quiz tiers --seed -1", "quiz tiers --pass 90", "review --seed x", "placement --seed -2"] {
      #expect(session.perform(wrong).error != nil, "\(wrong)")
    }
  }

  @Test func aCommandIsNoAnswerEvenWhereWordsAreAskedFor() throws {
    var session = try session()
    for seed in 1...300 {
      _ = session.perform("quiz rds --count 1 --level recall --seed \(seed)")
      if session.question?.question.form == .fillIn { break }
    }
    let id = try #require(session.question?.question.id)
    for command in ["define NAT", "service ec2", "learner list", "config retention 90", "undo"] {
      _ = session.perform(command)
      #expect(session.question?.question.id == id && session.logbook.state.questions[id] == nil, "\(command)")
    }
    // What only begins like one is an answer.
    _ = session.perform("route table")
    #expect(session.logbook.state.questions[id]?.answers == 1)
  }

  @Test func theDesignOfAQuestionCanBeLookedAt() throws {
    var session = try session()
    for seed in 1...300 {
      _ = session.perform("quiz tiers --count 1 --level apply --seed \(seed)")
      if session.question?.question.topology?.contains("add security-group app-sg") == true,
        session.question?.isBuilding == false
      {
        break
      }
    }
    let id = try #require(session.question?.question.id)
    #expect(session.perform("show app-sg").error == nil && session.perform("draw").error == nil)
    _ = session.perform("add vpc mine")
    #expect(session.perform("show app-sg").error == nil && session.question?.question.id == id)
    _ = session.perform("skip; leave; new")
    #expect(session.perform("show app-sg").error != nil)
  }

  @Test func whatIsWrongWithAQuestionIsKeptWithItsName() throws {
    var session = try session()
    #expect(session.say("report \"too early\"").contains("No question was asked"))
    _ = session.perform("quiz vpc-and-route-tables --seed 3")
    let id = try #require(session.question?.question.id)
    #expect(session.say("report \"two are right; I think\"").contains(id))
    #expect(session.question?.question.id == id)
    #expect(session.say("report").contains("two are right; I think"))
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("reported-\(UUID().uuidString).jsonl")
    defer { try? FileManager.default.removeItem(at: file) }
    #expect(session.perform("report --to \"\(file.path)\"").error == nil)
    let text = try String(contentsOf: file, encoding: .utf8)
    #expect(text.contains(#""question":"\#(id)""#) && text.contains(#""words":"two are right; I think""#))
    #expect(session.perform("report --to \"\(file.path)\"").error != nil)
  }

  @Test func whatIsWeakAndWhatIsDueCanBeAskedAlone() throws {
    var session = try session()
    #expect(session.say("quiz weak").contains("no questions"))
    #expect(session.say("quiz due").contains("no questions"))
    _ = session.perform("quiz vpc-and-route-tables --count 1 --seed 3")
    let missed = try #require(session.question?.question.id)
    _ = session.perform(try line(session, right: false))
    _ = session.perform("quiz weak")
    #expect(session.quiz?.round.questions.map(\.id) == [missed])
    clock.advance(seconds: 2 * 86_400)
    _ = session.perform("quiz due --count 50 --level understand")
    let asked = try #require(session.quiz?.round.questions)
    #expect(asked.allSatisfy { session.curriculum.question($0.id)?.use == .understand })
  }

  @Test func aClassThatNamesASeedGetsOneRound() throws {
    var (fresh, practised) = (try session(), try session())
    _ = practised.perform("quiz tiers --seed 9 --count 5")
    for _ in 0..<5 { _ = practised.perform("skip") }
    _ = practised.perform("quiz vpc-and-route-tables --seed 3")
    _ = practised.perform(try line(practised, right: false))
    _ = fresh.perform("quiz tiers --seed 4 --count 8")
    _ = practised.perform("quiz tiers --seed 4 --count 8")
    #expect(fresh.quiz?.round.questions == practised.quiz?.round.questions)
  }
}
