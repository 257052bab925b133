import Study
import Synchronization
import Testing

/// Seen, shown and held, as the course defines them.
@Suite struct KnowledgeTests {
  private let coverage = Coverage(
    lessons: ["nat": ["net.nat", "net.subnets"]],
    questions: ["q1": ["net.nat"], "q2": ["net.nat"], "q3": ["net.nat", "net.subnets"], "q4": ["net.subnets"]],
    labs: ["hide": ["net.subnets"]], building: ["net.subnets"])

  private func level(_ deeds: [(Moment, Deed)]) -> KnowledgeLevel? { level("net.nat", deeds) }

  private func level(_ id: String, _ deeds: [(Moment, Deed)]) -> KnowledgeLevel? {
    state(deeds).level(of: id, coverage)
  }

  @Test func aLessonIsSeenWhenItIsDone() {
    #expect(level([(day(1), .lessonOpened(lesson: "nat", rev: 1))]) == nil)
    #expect(level([(day(1), .lessonFinished(lesson: "nat", rev: 1))]) == .seen)
    #expect(level("net.subnets", [(day(1), .lessonFinished(lesson: "nat", rev: 1))]) == .seen)
    #expect(level("net.other", [(day(1), .lessonFinished(lesson: "nat", rev: 1))]) == nil)
  }

  @Test(arguments: [
    // Two questions on two days.
    ([(day(1), right("q1")), (day(2), right("q2"))], true),
    // One day, one question, help, or a wrong answer do not do.
    ([(day(1), right("q1")), (day(1, hour: 20), right("q2"))], false),
    ([(day(1), right("q1")), (day(2), right("q1"))], false),
    ([(day(1), right("q1")), (day(2), right("q2", hinted: true))], false),
    ([(day(1), right("q1")), (day(2), wrong("q2"))], false),
    // Other questions than those on the id.
    ([(day(1), right("q1")), (day(2), right("q4"))], false),
    // Wrong in between, and both on the first day, but one of them again later.
    ([(day(1), right("q1")), (day(1), right("q2")), (day(1), wrong("q2")), (day(4), right("q1"))], true),
    ([(day(1), right("q3")), (day(2), right("q2"))], true),
  ])
  func whatIsShown(deeds: [(Moment, Deed)], isShown: Bool) {
    #expect(level(deeds) == (isShown ? .shown : nil))
  }

  @Test func daysAreTheLearnersDays() {
    // In Seoul, nine hours ahead, both are the second day; a minute past midnight is the third.
    let evening = Moment(milliseconds: day(1, hour: 15).milliseconds, offset: 32_400)
    let beforeMidnight = Moment(milliseconds: day(2, hour: 14).milliseconds, offset: 32_400)
    let midnight = Moment(milliseconds: day(2, hour: 15).milliseconds, offset: 32_400)
    #expect([evening, beforeMidnight, midnight].map(\.day) == [2, 2, 3])
    #expect(Moment(milliseconds: -1).day == -1 && Moment(milliseconds: 0).day == 0)
    #expect(Moment(milliseconds: -86_400_000).day == -1 && Moment(milliseconds: -86_400_001).day == -2)
    #expect(level([(evening, right("q1")), (beforeMidnight, right("q2"))]) == nil)
    #expect(level([(evening, right("q1")), (midnight, right("q2"))]) == .shown)
  }

  @Test(arguments: [(20, 23, KnowledgeLevel.shown), (21, 8, .shown), (21, 9, .held), (60, 0, .held)])
  func rightAgainAfterThreeWeeksIsHeld(later: Int, hour: Int, expected: KnowledgeLevel) {
    let shown = [(day(1), right("q1")), (day(2), right("q2"))]
    #expect(level(shown + [(day(2 + later, hour: hour), right("q1"))]) == expected)
    #expect(level(shown + [(day(2 + later, hour: hour), right("q1", hinted: true))]) == .shown)
    #expect(level(shown + [(day(2 + later, hour: hour), wrong("q1"))]) == .shown)
  }

  @Test func whatIsHeldStaysHeldThoughItIsOnceWrong() {
    let held = [(day(1), right("q1")), (day(2), right("q2")), (day(30), right("q2"))]
    #expect(level(held + [(day(31), wrong("q1")), (day(32), wrong("q2"))]) == .held)
  }

  private let answered = [(day(1), right("q3")), (day(2), right("q4"))]

  @Test(arguments: [
    ([Deed](), false),
    ([.labChecked(lab: "hide", met: [], unmet: ["closed"])], false),
    ([.labChecked(lab: "hide", met: ["closed"], unmet: [])], true),
    ([.hintShown(lab: "hide", hint: "h", stage: 2), .labChecked(lab: "hide", met: ["closed"], unmet: [])], true),
    ([.hintShown(lab: "hide", hint: "h", stage: 3), .labChecked(lab: "hide", met: ["closed"], unmet: [])], false),
    ([.solutionRevealed(lab: "hide"), .labChecked(lab: "hide", met: ["closed"], unmet: [])], false),
    // Begun anew, the same variant is still given away; another is not.
    (
      [
        .solutionRevealed(lab: "hide"), .labStarted(lab: "hide", variant: 0),
        .labChecked(lab: "hide", met: ["closed"], unmet: []),
      ], false
    ),
    (
      [
        .solutionRevealed(lab: "hide"), .labStarted(lab: "hide", variant: 1),
        .labChecked(lab: "hide", met: ["closed"], unmet: []),
      ], true
    ),
    // Met before the solution was looked at.
    ([.labChecked(lab: "hide", met: ["closed"], unmet: []), .solutionRevealed(lab: "hide")], true),
    ([.labChecked(lab: "another", met: ["closed"], unmet: [])], false),
  ])
  func whatIsBuiltIsShownByBuilding(lab: [Deed], isShown: Bool) {
    let deeds = answered + lab.map { (day(3), $0) }
    #expect(level("net.subnets", deeds) == (isShown ? .shown : nil))
  }

  @Test func whatIsBuiltIsHeldThreeWeeksAfterAllWasShown() {
    let built = answered + [(day(20), Deed.labChecked(lab: "hide", met: ["closed"], unmet: []))]
    #expect(level("net.subnets", built + [(day(40), right("q3"))]) == .shown)
    #expect(level("net.subnets", built + [(day(41), right("q3"))]) == .held)
  }

  @Test func newerContentTakesNothingBack() throws {
    let clock = Mutex(0)
    let journal = MemoryJournal(device: laptop)
    var book = try Logbook(journal, coverage: coverage, stamper: stamper { day(clock.withLock(\.self)) })
    clock.withLock { $0 = 1 }
    #expect(
      try book.record(.lessonFinished(lesson: "nat", rev: 1)) == [
        .init(id: "net.nat", level: .seen), .init(id: "net.subnets", level: .seen),
      ])
    #expect(try book.record(right("q1")) == [])
    clock.withLock { $0 = 2 }
    #expect(try book.record(right("q2")) == [.init(id: "net.nat", level: .shown)])
    #expect(try book.record(right("q2")) == [])

    // Now q1 and q2 are about something else, and the id has new questions.
    let newer = Coverage(lessons: ["other": ["net.nat"]], questions: ["n1": ["net.nat"], "n2": ["net.nat"]])
    book = try Logbook(journal, coverage: newer, stamper: stamper(from: 5_000) { day(clock.withLock(\.self)) })
    #expect(book.level(of: "net.nat") == .shown)
    clock.withLock { $0 = 23 }
    #expect(try book.record(right("n1")) == [.init(id: "net.nat", level: .held)])
    #expect(book.level(of: "net.nat") == .held)
    #expect(book.level(of: "net.subnets") == .seen)
    #expect(book.state.levels(newer) == ["net.nat": .held, "net.subnets": .seen])
    #expect(book.state.levels(coverage) == ["net.nat": .held, "net.subnets": .seen])
    #expect(LearnerState().levels(coverage) == [:])
  }
}
