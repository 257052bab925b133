import Foundation
import ProgressStore
import Study

/// A learner with a known memory, through a year on a real file.
///
/// The learner forgets by FSRS's curve, but by weights of one's own, up to a fifth from those by which the program
/// schedules: so the retention that is reached says whether the program finds the right days for a memory that it
/// does not know.
struct Year {
  private let clock = DayClock()
  private var random: SplitMix64
  private var truth: [String: MemoryCard] = [:]
  private let nature: ReviewScheduler
  private var dues: [Int] = []
  private var asked: [Int] = []
  private var (recalled, reviewed) = (0, 0)

  private static let ids = (0..<151).map { "id-\($0)" }
  private static let coverage = Coverage(
    lessons: Dictionary(
      uniqueKeysWithValues: (0..<50).map { day in
        ("lesson-\(day)", ids.indices.filter { $0 / 3 == day }.map { ids[$0] })
      }),
    questions: Dictionary(
      uniqueKeysWithValues: ids.flatMap { id in (0..<3).map { ("\(id)-question-\($0)", [id]) } }))

  init(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let weights = zip(ReviewScheduler.defaultWeights, ReviewScheduler.bounds).map { weight, bounds in
      min(max(weight * Double(800 + random.next(below: 401)) / 1_000, bounds.lowerBound), bounds.upperBound)
    }
    nature = ReviewScheduler(weights: weights, learningSteps: [], relearningSteps: [])
    self.random = random
  }

  mutating func live(in file: URL) throws {
    let store = try ProgressStore.open(at: file)
    var book = try Logbook(store, coverage: Self.coverage, stamper: clock.stamper)
    for day in 0..<365 {
      if day < 50 {
        try book.record(
          .lessonOpened(lesson: "lesson-\(day)", rev: 1), .lessonFinished(lesson: "lesson-\(day)", rev: 1))
      }
      let queue = book.reviews
      dues.append(queue.due.count)
      let ids = queue.due.prefix(40) + queue.fresh.prefix(10)
      asked.append(ids.count)
      for id in ids { try review(id, &book) }
      clock.next()
    }
    let size = (try FileManager.default.attributesOfItem(atPath: file.path)[.size] as? Int) ?? 0
    let events = try store.events(since: .start).events.count
    let late = dues.suffix(90)
    say(
      "365 days, \(events) events, \(size / 1024) KiB; reviews \(asked.reduce(0, +)), a day at most \(asked.max() ?? 0), "
        + "in the last 90 days \(late.reduce(0, +) / late.count) due a day")
    say("remembered when due: \(recalled) of \(reviewed), \(recalled * 1_000 / max(1, reviewed)) ‰")
    say("a month each: \(stride(from: 0, to: 360, by: 30).map { dues[$0..<$0 + 30].reduce(0, +) })")
    let state = try store.state(for: book.learner)
    try store.rebuild()
    say("made anew from the events: \(try store.state(for: book.learner) == state ? "equal" : "NOT EQUAL")")
  }

  private mutating func review(_ id: String, _ book: inout Logbook) throws {
    let now = book.now
    let known = truth[id]
    let chance = known.map { nature.retrievability(of: $0, at: now) } ?? 0.7
    let right = Double(random.next(below: 1_000_000)) / 1_000_000 < chance
    if known != nil {
      reviewed += 1
      if right { recalled += 1 }
    }
    truth[id] = nature.review(known ?? MemoryCard(newAt: now), right ? .good : .again, at: now)
    let candidates = (0..<3).map { ReviewDraw.Candidate(QuizQuestion(id: "\(id)-question-\($0)"), isApplied: false) }
    guard let question = ReviewDraw(for: book.state, seed: 1).question(for: id, of: candidates) else { return }
    var round = QuizRound(reviewing: [(id, question)], seed: 1)
    try book.record(round.answer(["a"], right: right))
  }
}

/// Noon of one day after the other.
private final class DayClock: @unchecked Sendable {
  private var day = 0

  func next() { day += 1 }

  var stamper: Stamper {
    Stamper(now: { Moment(milliseconds: 1_767_268_800_000).adding(days: self.day) }, newID: { UUID() })
  }
}
