import Synchronization

/// A journal that lasts as long as the process: for `--no-progress`, and where nothing can be written.
public final class MemoryJournal: Journal {
  private struct Contents {
    var events: [Event] = []
    var ids: Set<Event.ID> = []
    /// By the id that stands for the person.
    var states: [LearnerID: LearnerState]
    var people = People()
    var lastSequence: Int
  }

  /// The id under which this journal numbers entries.
  public let device: DeviceID
  private let base: [LearnerID: LearnerState]
  private let contents: Mutex<Contents>

  /// Creates a journal that goes on from `states`, whose own events it does not have.
  public init(device: DeviceID, resuming states: [LearnerID: LearnerState] = [:]) {
    self.device = device
    base = states
    let last = states.values.map(\.lastSequence).max() ?? 0
    contents = Mutex(Contents(states: states, lastSequence: last))
  }

  /// Numbers the entries and keeps them for as long as the process lasts.
  @discardableResult
  public func append(_ entries: [Entry]) -> [Event] {
    contents.withLock { contents in
      var taken: [Event] = []
      for entry in entries where contents.ids.insert(entry.id).inserted {
        contents.lastSequence = Event.sequence(at: entry.time, after: contents.lastSequence)
        let event = Event(entry, device: device, sequence: contents.lastSequence)
        contents.states[contents.people.person(of: event.learner), default: LearnerState()].fold(event)
        taken.append(event)
      }
      contents.events += taken
      if taken.contains(where: \.deed.joins) { rebuild(after: taken, &contents) }
      return taken
    }
  }

  /// Takes over another journal's events; O(n log n) in the events of their learners.
  @discardableResult
  public func merge(_ events: [Event]) -> Int {
    contents.withLock { contents in
      let new = events.filter { contents.ids.insert($0.id).inserted }
      contents.events += new
      contents.lastSequence = new.reduce(contents.lastSequence) { max($0, $1.sequence) }
      rebuild(after: new, &contents)
      return new.count
    }
  }

  /// Makes the states of those anew of whom there are new events.
  private func rebuild(after new: [Event], _ contents: inout Contents) {
    contents.people = contents.people.joined(by: new)
    for person in Set(new.map { contents.people.person(of: $0.learner) }) {
      let members = contents.people.members(of: person)
      for member in members { contents.states[member] = nil }
      let start = members.sorted { $0.description < $1.description }.compactMap { base[$0] }.first
      contents.states[person] = contents.events.filter { members.contains($0.learner) }.sorted()
        .reduce(into: start ?? LearnerState()) { $0.fold($1) }
    }
  }

  /// The events that arrived after `position`, of all learners, in the order of arrival.
  public func events(since position: JournalPosition) -> JournalPage {
    contents.withLock { contents in
      let new = contents.events.dropFirst(position.rawValue)
      return JournalPage(events: Array(new), end: JournalPosition(rawValue: contents.events.count))
    }
  }

  /// The position after the last event to arrive.
  public func end() -> JournalPosition {
    contents.withLock { JournalPosition(rawValue: $0.events.count) }
  }

  /// What a learner's events add up to, on the state resumed.
  public func state(for learner: LearnerID) -> LearnerState {
    contents.withLock { $0.states[$0.people.person(of: learner)] ?? LearnerState() }
  }

  /// All learners, the first added first.
  public func learners() -> [Learner] {
    contents.withLock { $0.states.values.compactMap(\.learner).sorted() }
  }

  /// The last `limit` command lines of a learner since the journal was made, the latest last.
  public func history(of learner: LearnerID, limit: Int) -> [String] {
    contents.withLock { contents in
      var lines: [String] = []
      let members = contents.people.members(of: learner)
      for event in contents.events.reversed() where members.contains(event.learner) && lines.count < limit {
        if case .commandEntered(let text) = event.deed { lines.append(text) }
      }
      return lines.reversed()
    }
  }
}
