import Foundation
import Study
import TestSupport
import Testing

@testable import ProgressStore

/// Two learners of a file who are one person.
@Suite struct PeopleTests {
  private func join(_ one: LearnerID, _ other: LearnerID, at milliseconds: Int) -> Entry {
    Entry(
      id: UUID(), learner: one, time: Moment(milliseconds: milliseconds), deed: .learnerJoined(other: other))
  }

  /// Whatever each machine did before and after, and in whatever order their files meet, both end with one person
  /// of the same state, and what is kept is what the events make.
  @Test(arguments: 1...12) func twoMachinesAgreeOnWhoIsWho(_ seed: Int) throws {
    let folders = try [TemporaryFolder(), TemporaryFolder()]
    let stores = try folders.map { try ProgressStore.open(at: $0.file) }
    var random = RandomEntries(seed: UInt64(seed))
    var order = SplitMix(state: UInt64(seed))
    let (one, other) = (random.learners[0], random.learners[1])
    func meet(_ from: Int) throws { try stores[1 - from].merge(stores[from].events(since: .start).events) }
    for round in 0..<3 {
      for store in stores { try store.append(random.next(20)) }
      if round == seed % 3 {
        try stores[0].append([join(one, other, at: 1_790_000_000_000)])
        // Both may say it.
        if seed % 2 == 0 { try stores[1].append([join(other, one, at: 1_790_000_100_000)]) }
      }
      for store in stores { try store.append(random.next(10)) }
      if Bool.random(using: &order) { try meet(Int.random(in: 0...1, using: &order)) }
    }
    try meet(0)
    try meet(1)
    for store in stores {
      #expect(try store.verify().problems == [])
      #expect(try store.learners().count == 1)
      #expect(try store.state(for: one) == store.state(for: other))
      #expect(try store.state(for: one).members == [one, other])
    }
    #expect(try stores[0].state(for: one) == stores[1].state(for: one))
    let again = try ProgressStore.open(at: folders[0].file)
    #expect(try again.state(for: other) == stores[0].state(for: one))
    try again.rebuild()
    #expect(try again.state(for: other) == stores[0].state(for: one))
  }

  @Test func whatComesLaterFromTheOtherMachineIsThePersonsToo() throws {
    let folder = try TemporaryFolder()
    let (one, other) = (LearnerID(rawValue: uuid(1)), LearnerID(rawValue: uuid(2)))
    let store = try ProgressStore.open(at: folder.file)
    try store.append([line("a")])
    // Nothing of the other has arrived yet.
    try store.append([join(one, other, at: 1_790_000_000_001)])
    let second = try ProgressStore.open(at: folder.file)
    let late = Entry(
      id: UUID(), learner: other, time: Moment(milliseconds: 1_790_000_000_002),
      deed: .designSaved(workspace: .own, path: "/d"))
    try second.append([late, line("b", at: 1_790_000_000_003)])
    #expect(try store.state(for: one).designs.count == 1)
    #expect(try store.history(of: other, limit: 9) == ["a", "b"])
    #expect(try store.history(of: one, limit: 1) == ["b"])
    #expect(try store.verify().problems == [])
  }
}
