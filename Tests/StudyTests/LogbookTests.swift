import Foundation
import Localization
import Study
import Synchronization
import Testing

@Suite struct LogbookTests {
  @Test func theFirstLearnerNeedsNoName() throws {
    let journal = MemoryJournal(device: laptop)
    var book = try Logbook(journal, stamper: stamper { day(1) })
    #expect(book.state.learner?.name == nil)
    try book.record(.commandEntered(text: "help"), .languageChosen(language: .korean))
    #expect(book.state.language == .korean)
    // The next session is the same learner's.
    let next = try Logbook(journal, stamper: stamper { day(2) })
    #expect(next.learner == book.learner)
    #expect(next.state == book.state)
    #expect(try next.history(limit: 5) == ["help"])
    #expect(journal.learners().count == 1)
  }

  @Test func theLearnerLastAtTheKeyboardIsCurrent() throws {
    let journal = MemoryJournal(device: laptop)
    var book = try Logbook(journal, stamper: stamper { day(1) })
    let first = book.learner
    try book.record(.learnerRenamed(name: "지우"))
    try book.add(name: "민")
    try book.record(.lessonOpened(lesson: "a", rev: 1))
    #expect(journal.learners().map(\.name) == ["지우", "민"])
    #expect(try Logbook(journal).state.learner?.name == "민")
    try book.use(first)
    #expect(book.state.lessons.isEmpty)
    #expect(try Logbook(journal).learner == first)
  }

  @Test func twoSessionsSeeEachOther() throws {
    let journal = MemoryJournal(device: laptop)
    var one = try Logbook(journal, stamper: stamper { day(1) })
    var two = try Logbook(journal, stamper: stamper(from: 5_000) { day(1) })
    try one.record(right("q1"))
    try two.record(right("q2"))
    try one.refresh()
    #expect(one.state == two.state)
    #expect(one.state.questions.keys.sorted() == ["q1", "q2"])
    // Earlier events that come from another machine take their place.
    let other = Event(
      id: uuid(9_999), learner: one.learner, time: day(0), deed: .languageChosen(language: .english), device: desktop,
      sequence: day(0).milliseconds)
    try one.record(.languageChosen(language: .korean))
    journal.merge([other])
    try one.refresh()
    #expect(one.state == journal.state(for: one.learner))
    #expect(one.state.language == .korean)
  }

  @Test func aJournalThatFailsKeepsTheBookAsItWas() throws {
    let journal = FailingJournal()
    var book = try Logbook(journal, stamper: stamper { day(1) })
    try book.record(right("q1"))
    let before = book.state
    journal.fails.withLock { $0 = true }
    let error = #expect(throws: JournalError.self) { try book.record(right("q2")) }
    #expect(error?.reason == .full)
    #expect(throws: JournalError.self) { try book.add(name: "민") }
    #expect(book.state == before)

    book.continueInMemory(after: try #require(error))
    #expect(book.state == before)
    try book.record(right("q2"))
    #expect(book.state.questions.count == 2)
    #expect(book.state.learner == before.learner)
    try book.add(name: "민")
    try book.use(before.learner?.id ?? ann)
    #expect(book.state.questions.count == 2)
  }

  /// Answers of a sitting in which the disk was full for a while used to be gone with the process.
  @Test func whatWasDoneWhileTheDiskWasFullIsKeptOnceThereIsRoom() throws {
    let journal = FailingJournal()
    var book = try Logbook(journal, stamper: stamper { day(1) })
    try book.record(right("q1"))
    journal.fails.withLock { $0 = true }
    let error = #expect(throws: JournalError.self) { try book.record(right("q2")) }
    book.continueInMemory(after: try #require(error))
    try book.record(right("q2"))
    try book.record(right("q3"))
    #expect(book.isWaiting && journal.state(for: book.learner).questions.count == 1)
    journal.fails.withLock { $0 = false }
    try book.record(right("q4"))
    #expect(!book.isWaiting)
    #expect(journal.state(for: book.learner).questions.keys.sorted() == ["q1", "q2", "q3", "q4"])
    #expect(journal.state(for: book.learner) == book.state)
    #expect(book.state.questions.values.allSatisfy { $0.answers == 1 })
    try book.record(wrong("q1"))
    #expect(journal.state(for: book.learner) == book.state)
  }

  @Test func aJournalThatOthersKeepBusyIsNotTriedAtEachLine() throws {
    let journal = FailingJournal()
    let seconds = Mutex(0)
    var book = try Logbook(journal, stamper: stamper { day(1).adding(seconds: seconds.withLock { $0 }) })
    book.continueInMemory(after: JournalError(.busy, Message("Busy.")))
    try book.record(right("q1"))
    try book.record(right("q1"))
    #expect(book.isWaiting)
    // At the end of a sitting nothing is waited for.
    var leaving = book
    leaving.flush()
    #expect(!leaving.isWaiting && journal.state(for: book.learner).questions.count == 1)
    seconds.withLock { $0 = 60 }
    try book.record(right("q2"))
    #expect(!book.isWaiting && journal.state(for: book.learner).questions.count == 2)
  }

  @Test func theMachinesClockIsRead() {
    let before = Int(Date().timeIntervalSince1970 * 1_000)
    let now = Stamper.system.now()
    #expect((before...before + 60_000).contains(now.milliseconds))
    #expect(now.offset == TimeZone.current.secondsFromGMT())
    #expect(Stamper.system.newID() != Stamper.system.newID())
  }

  @Test func aMemoryJournalNumbersLikeAnyOther() {
    let journal = MemoryJournal(device: laptop)
    let entries = [(1, day(2)), (2, day(2)), (3, day(1)), (2, day(9))].map { id, time in
      Entry(id: uuid(id), learner: ann, time: time, deed: .commandEntered(text: "\(id)"))
    }
    let events = journal.append(entries)
    #expect(events.map(\.sequence) == [0, 1, 2].map { day(2).milliseconds + $0 })
    #expect(journal.events(since: .start).events == events)
    #expect(journal.events(since: journal.end()).events == [])
    #expect(journal.history(of: ann, limit: 2) == ["2", "3"])
    #expect(journal.state(for: LearnerID(rawValue: uuid(77))) == LearnerState())
  }
}

/// Ids counted up, and a time asked for anew each time.
func stamper(from first: UInt64 = 100, _ now: @escaping @Sendable () -> Moment) -> Stamper {
  let ids = IDs(first)
  return Stamper(now: now, newID: { ids.next() })
}

private final class IDs: Sendable {
  private let number: Mutex<UInt64>

  init(_ first: UInt64) { number = Mutex(first) }

  func next() -> UUID {
    number.withLock {
      $0 += 1
      return uuid($0)
    }
  }
}

/// A journal in memory whose disk can be full.
private final class FailingJournal: Journal {
  let fails = Mutex(false)
  private let inner = MemoryJournal(device: laptop)

  var device: DeviceID { inner.device }

  func append(_ entries: [Entry]) throws(JournalError) -> [Event] {
    if fails.withLock({ $0 }) { throw JournalError(.full, Message("The disk is full.")) }
    return inner.append(entries)
  }

  func merge(_ events: [Event]) throws(JournalError) -> Int {
    if fails.withLock({ $0 }), !events.isEmpty { throw JournalError(.full, Message("The disk is full.")) }
    return inner.merge(events)
  }

  func events(since position: JournalPosition) -> JournalPage { inner.events(since: position) }
  func end() -> JournalPosition { inner.end() }
  func state(for learner: LearnerID) -> LearnerState { inner.state(for: learner) }
  func learners() -> [Learner] { inner.learners() }
  func history(of learner: LearnerID, limit: Int) -> [String] { inner.history(of: learner, limit: limit) }
}
