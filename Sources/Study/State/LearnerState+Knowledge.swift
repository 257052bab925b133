extension LearnerState {
  /// Days after which a right answer counts as one from long memory.
  public static let daysUntilHeld = 21

  /// The highest level reached of `id`: by what the content covers now, or recorded before; nil
  /// when not even a lesson on it is done.
  public func level(of id: String, _ coverage: Coverage) -> KnowledgeLevel? {
    let levels = Array((reached[id] ?? [:]).keys) + Array(computedLevels(of: id, coverage).keys)
    return levels.max()
  }

  /// The level of every id that the content covers or that was ever reached. O(n) in the questions.
  public func levels(_ coverage: Coverage) -> [String: KnowledgeLevel] {
    Set(coverage.ids).union(reached.keys).reduce(into: [:]) { $0[$1] = level(of: $1, coverage) }
  }

  /// The levels that the learner's deeds reach of `id`, and when each was reached.
  func computedLevels(of id: String, _ coverage: Coverage) -> [KnowledgeLevel: Moment] {
    var levels: [KnowledgeLevel: Moment] = [:]
    levels[.seen] = (coverage.lessons[id] ?? []).compactMap { lessons[$0]?.finished }.min()
    let asked = (coverage.questions[id] ?? []).compactMap { questions[$0] }
    // What was once recorded as shown counts from then on, though the content may ask otherwise now.
    let now = demonstration(of: id, by: asked, coverage)
    guard let shown = [now, reached[id]?[.shown]].compactMap(\.self).min() else { return levels }
    levels[.shown] = shown
    let due = shown.adding(days: Self.daysUntilHeld)
    levels[.held] = asked.flatMap { $0.unaidedDays.values + [$0.lastUnaided].compactMap(\.self) }
      .filter { $0 >= due }.min()
    return levels
  }

  /// When `id` was first shown by answers to `questions` and, where it is built, by a lab's goal too.
  private func demonstration(
    of id: String, by questions: [QuestionState], _ coverage: Coverage
  ) -> Moment? {
    guard let answered = Self.secondQuestionOnSecondDay(questions) else { return nil }
    guard coverage.building.contains(id) else { return answered }
    let built = (coverage.labs[id] ?? []).compactMap { labs[$0]?.metUnaided.values.min() }.min()
    return built.map { max(answered, $0) }
  }

  /// When, for the first time, two different questions had been answered on two different days.
  private static func secondQuestionOnSecondDay(_ questions: [QuestionState]) -> Moment? {
    // Of each question the first two days suffice: any pair of days that works, works with one of these.
    let days = questions.map { Array($0.unaidedDays.values.sorted().prefix(2)) }
    var best: Moment?
    for (index, first) in days.enumerated() {
      for second in days[(index + 1)...] {
        for one in first {
          for other in second where other.day != one.day {
            let complete = max(one, other)
            best = min(best ?? complete, complete)
          }
        }
      }
    }
    return best
  }
}
