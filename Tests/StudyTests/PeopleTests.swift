import Foundation
import Study
import Testing

/// Somebody who began on two machines is one person on both.
@Suite struct PeopleTests {
  @Test func whoeverJoinsWhomTheSamePeopleComeOut() {
    let ids = (1...4).map { LearnerID(rawValue: uuid($0)) }
    let (a, b, c, d) = (ids[0], ids[1], ids[2], ids[3])
    let ways: [[Set<LearnerID>]] = [
      [[a, b], [b, c]], [[c, b], [a, c]], [[b, a], [a, b], [c, a]], [[a, c], [b, c]],
    ]
    for way in ways {
      let people = People(way)
      #expect([a, b, c].allSatisfy { people.members(of: $0) == [a, b, c] && people.person(of: $0) == a })
      #expect(people.members(of: d) == [d] && people.person(of: d) == d)
    }
  }

  @Test func whoIsJoinedHasDoneWhatBothDid() throws {
    let journal = MemoryJournal(device: laptop)
    var book = try Logbook(journal, stamper: stamper { day(1) })
    try book.record(right("q1"))
    let first = book.learner
    try book.add(name: "민")
    try book.record(right("q2"), .commandEntered(text: "draw"))
    let second = book.learner
    #expect(book.state.questions.count == 1)
    try book.join(first)
    #expect(book.state.questions.keys.sorted() == ["q1", "q2"])
    #expect(journal.state(for: first) == book.state && journal.learners().count == 1)
    try book.record(right("q3"))
    #expect(journal.state(for: first).questions.count == 3 && book.state == journal.state(for: second))
    // The next sitting may go by either id.
    let next = try Logbook(journal, stamper: stamper(from: 900) { day(2) })
    #expect(next.state == book.state)
    #expect(try next.history(limit: 3) == ["draw"])
  }

  @Test func anotherProcessSeesThatTwoWereJoined() throws {
    let journal = MemoryJournal(device: laptop)
    var one = try Logbook(journal, stamper: stamper { day(1) })
    try one.record(right("q1"))
    let first = one.learner
    var two = try Logbook(journal, stamper: stamper(from: 5_000) { day(1) })
    try two.add(name: "민")
    try two.record(right("q2"))
    try two.join(first)
    try one.refresh()
    #expect(one.state.questions.count == 2 && one.state == two.state)
  }

  /// A teacher who joined a class's records used to be a student at the next start.
  @Test func whoJoinsRecordsStaysWhoSitsThere() throws {
    let student = MemoryJournal(device: desktop)
    var theirs = try Logbook(student, stamper: stamper(from: 5_000) { day(9) })
    try theirs.record(.learnerRenamed(name: "학생"), right("q1"))
    let journal = MemoryJournal(device: laptop)
    var teacher = try Logbook(journal, stamper: stamper { day(1) })
    try teacher.merge(student.events(since: .start).events)
    #expect(try Logbook(journal).learner == teacher.learner)
    #expect(journal.learners().map(\.name) == [nil, "학생"])
  }
}
