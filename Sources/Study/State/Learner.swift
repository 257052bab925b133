/// A person who learns here.
public struct Learner: Hashable, Codable, Sendable, Identifiable {
  /// The id under which the learner's events are kept.
  public let id: LearnerID
  /// The name given; nil while none is, which nothing requires.
  public internal(set) var name: String?
  /// When the learner was added.
  public let added: Moment
  /// The number of the event by which the learner was last at the keyboard; the highest is current.
  public internal(set) var lastUsed: Int

  /// The learner whom an `added` event makes, or as another event's learner who was never added.
  init(_ event: Event) {
    id = event.learner
    added = event.time
    lastUsed = event.sequence
    fold(event)
  }

  mutating func fold(_ event: Event) {
    switch event.deed {
    case .learnerAdded(let name): self.name = self.name ?? name
    case .learnerRenamed(let name): self.name = name
    case .learnerUsed: lastUsed = event.sequence
    default: return
    }
    lastUsed = max(lastUsed, event.sequence)
  }
}

extension Learner: Comparable {
  /// The first added comes first.
  public static func < (left: Learner, right: Learner) -> Bool {
    (left.added, left.id.description) < (right.added, right.id.description)
  }
}

extension Sequence<Learner> {
  /// The learner last at the keyboard; nil when there is none.
  public var current: Learner? {
    self.max { ($0.lastUsed, $0.id.description) < ($1.lastUsed, $1.id.description) }
  }
}
