/// What a learner should be asked today, and how much will be due on the days to come.
public struct ReviewQueue: Hashable, Sendable {
  /// The ids that are due today or were before, those most likely forgotten first.
  public let due: [String]
  /// The ids that a finished lesson taught and nothing has asked yet, in the syllabus's order of names.
  public let fresh: [String]
  private let dueDays: [Int]
  private let today: Int

  /// Reads the queue of the learner's day at `now`. O(n log n) in the cards.
  public init(_ state: LearnerState, _ coverage: Coverage, at now: Moment) {
    let scheduler = state.scheduler
    today = now.day
    // What no question asks any more is due to nobody.
    let cards = state.cards.filter { coverage.asks($0.key) }
    let ready = cards.filter { $0.value.memory.due.day <= now.day }
    due = ready.map { (scheduler.retrievability(of: $0.value.memory, at: now), $0.key) }.sorted { $0 < $1 }.map(\.1)
    fresh = coverage.ids.filter { id in
      state.cards[id] == nil && coverage.asks(id) && coverage.isTaught(id, in: state)
    }
    dueDays = cards.values.map(\.memory.due.day)
  }

  /// How many reviews will be due on each of `days` days, today first with all that is overdue, as far as is known.
  public func forecast(days: Int) -> [Int] {
    dueDays.reduce(into: Array(repeating: 0, count: max(0, days))) { counts, day in
      let index = max(0, day - today)
      if counts.indices.contains(index) { counts[index] += 1 }
    }
  }
}

extension Coverage {
  /// Whether some question asks an id.
  func asks(_ id: String) -> Bool { !(questions[id] ?? []).isEmpty }

  /// Whether the learner has finished a lesson on an id.
  func isTaught(_ id: String, in state: LearnerState) -> Bool {
    (lessons[id] ?? []).contains { state.lessons[$0]?.finished != nil }
  }
}
