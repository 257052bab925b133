/// Who is who among the learners of a record: those that were joined are one person.
public struct People: Hashable, Sendable {
  private let groups: [Set<LearnerID>]

  /// Creates people from sets of ids that belong together; sets that share an id are one person's. Whoever joined
  /// whom, and in whatever order, the same people come out.
  public init(_ sets: some Sequence<Set<LearnerID>> = []) {
    groups = sets.reduce(into: []) { groups, set in
      let touched = groups.filter { !$0.isDisjoint(with: set) }
      groups = groups.filter { $0.isDisjoint(with: set) } + [touched.reduce(set) { $0.union($1) }]
    }
  }

  /// The same people, but for those whom `events` join.
  public func joined(by events: some Sequence<Event>) -> People {
    People(
      groups
        + events.compactMap { event in
          if case .learnerJoined(let other) = event.deed { [event.learner, other] } else { nil }
        })
  }

  /// All ids of the person who has this one.
  public func members(of learner: LearnerID) -> Set<LearnerID> {
    groups.first { $0.contains(learner) } ?? [learner]
  }

  /// The one id that stands for a person, the same on every machine.
  public func person(of learner: LearnerID) -> LearnerID {
    members(of: learner).min { $0.description < $1.description } ?? learner
  }
}
