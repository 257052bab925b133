/// One learner's session with a journal: records deeds, and holds the state that follows.
public struct Logbook: Sendable {
  /// A level of the syllabus that was just reached.
  public struct Rise: Hashable, Sendable {
    /// The id of the syllabus.
    public let id: String
    /// The level reached.
    public let level: KnowledgeLevel

    /// Creates a rise of `id` to `level`.
    public init(id: String, level: KnowledgeLevel) { (self.id, self.level) = (id, level) }
  }

  /// Where deeds are kept.
  public private(set) var journal: any Journal
  /// The learner whose deeds they are.
  public private(set) var learner: LearnerID
  /// All that follows from the learner's events, other processes' as of the last `record` or `refresh`.
  public private(set) var state: LearnerState

  /// The journal that could not be written, when it is to be tried again.
  private var waiting: (journal: any Journal, from: Moment)?
  private var position: JournalPosition
  private let source: CoverageSource
  private let stamper: Stamper
  private var coverage: Coverage { source.value }

  /// Opens the journal for the learner last at the keyboard, or adds one without a name.
  public init(_ journal: any Journal, coverage: Coverage = Coverage(), stamper: Stamper = .system)
    throws(JournalError)
  {
    try self.init(journal, source: CoverageSource { coverage }, stamper: stamper)
  }

  /// Opens a logbook that reads the coverage when it is first asked for.
  ///
  /// - Throws: as above.
  public init(_ journal: any Journal, source: CoverageSource, stamper: Stamper = .system) throws(JournalError) {
    let current = try journal.learners().current?.id
    (self.journal, self.source, self.stamper) = (journal, source, stamper)
    learner = current ?? LearnerID(rawValue: stamper.newID())
    (state, position) = (LearnerState(), .start)
    try reload()
    guard current == nil else { return }
    try record(.learnerAdded(name: nil))
    // Another process may have begun at the same moment; both go on as the learner who was first.
    if let first = try journal.learners().first?.id, first != learner { try use(first) }
  }

  /// Keeps what the learner did, and answers which levels of the syllabus this reached. On return
  /// the deeds are safe, so feedback may be shown; when it throws, none of them is kept.
  @discardableResult
  public mutating func record(_ deeds: Deed...) throws(JournalError) -> [Rise] {
    try record(deeds)
  }

  /// Keeps what the learner did, all of it or, when it throws, nothing.
  @discardableResult
  public mutating func record(_ deeds: [Deed]) throws(JournalError) -> [Rise] {
    returnToJournal()
    try append(deeds.flatMap { [$0] + grades(of: $0) })
    let rises = rises(after: deeds)
    guard !rises.isEmpty else { return [] }
    // The deeds are safe by now; a level that cannot be recorded is reached again with the next deed.
    try? append(rises.map { .levelReached(id: $0.id, level: $0.level) })
    return rises
  }

  /// Takes in what other processes have recorded for the learner since.
  public mutating func refresh() throws(JournalError) {
    let page = try journal.events(since: position)
    position = page.end
    for event in page.events where concerns(event) {
      // An event merged in from another machine belongs further back, and who is joined with somebody has done more.
      guard event.sequence > state.lastSequence, !event.deed.joins else { return try reload() }
      state.fold(event)
    }
  }

  /// Whether an event is this person's, or makes somebody else the same person.
  private func concerns(_ event: Event) -> Bool {
    let ids = state.members.union([learner])
    if case .learnerJoined(let other) = event.deed, ids.contains(other) { return true }
    return ids.contains(event.learner)
  }

  /// Takes over another journal's events, and answers how many were new.
  @discardableResult
  public mutating func merge(_ events: [Event]) throws(JournalError) -> Int {
    let count = try journal.merge(events)
    try reload()
    // Who was last at the keyboard elsewhere is not who sits here.
    if let current = try journal.learners().current, !state.members.contains(current.id) { try record(.learnerUsed) }
    return count
  }

  /// Takes another learner of the record for the same person, from now on and on every machine.
  public mutating func join(_ other: LearnerID) throws(JournalError) {
    try record(.learnerJoined(other: other))
  }

  /// Goes on as another learner, known or new.
  public mutating func use(_ learner: LearnerID) throws(JournalError) {
    try change(to: learner, by: .learnerUsed)
  }

  /// Adds a learner and goes on as that one.
  public mutating func add(name: String) throws(JournalError) {
    try change(to: LearnerID(rawValue: stamper.newID()), by: .learnerAdded(name: name))
  }

  /// Goes on in memory, from the state as it is: for when the journal cannot be written, which `error` says. With
  /// each further deed the journal is tried again, and takes all that was done meanwhile as soon as it can.
  public mutating func continueInMemory(after error: JournalError) {
    waiting = (waiting?.journal ?? journal, nextTry(after: error))
    journal = MemoryJournal(device: journal.device, resuming: [learner: state])
    position = .start
  }

  /// Whether what is done now lasts no longer than the process, since the journal cannot be written.
  public var isWaiting: Bool { waiting != nil }

  /// Tries once more, and at once, to keep what is only in memory; for the end of a sitting.
  public mutating func flush() { returnToJournal(isLast: true) }

  private mutating func returnToJournal(isLast: Bool = false) {
    guard let (kept, from) = waiting, isLast || stamper.now() >= from,
      let done = try? journal.events(since: .start).events,
      // To keep nothing always succeeds, and says nothing of the disk.
      !done.isEmpty
    else { return }
    do {
      try kept.merge(done)
      (journal, waiting, position) = (kept, nil, .start)
      // The state is whole as it is; when it cannot be read now, the next deed reads it.
      try? reload()
    } catch {
      waiting = (kept, nextTry(after: error))
    }
  }

  /// A journal that others keep busy takes seconds to say so, which nobody should wait at each line.
  private func nextTry(after error: JournalError) -> Moment {
    stamper.now().adding(seconds: error.reason == .busy ? 60 : 0)
  }

  /// The learner's last command lines, the latest last.
  public func history(limit: Int) throws(JournalError) -> [String] {
    try journal.history(of: learner, limit: limit)
  }

  /// The time by the logbook's clock.
  public var now: Moment { stamper.now() }

  /// What is due now, and what will be.
  public var reviews: ReviewQueue { ReviewQueue(state, coverage, at: stamper.now()) }

  /// The level reached of an id of the syllabus; nil when not even a lesson on it is done.
  public func level(of id: String) -> KnowledgeLevel? { state.level(of: id, coverage) }

  /// The lesson of `path` that comes next for the learner: the first that is neither done nor known by a placement;
  /// nil when there is none. What a placement found and a review did not is learned like all else.
  public func nextLesson(in path: [String], besides open: String? = nil) -> String? {
    path.first { state.lessons[$0]?.finished == nil && $0 != open && !isKnown($0) }
  }

  private func isKnown(_ lesson: String) -> Bool {
    guard !state.placed.isEmpty, let ids = coverage.idsOfItem[lesson], !ids.isEmpty else { return false }
    return ids.allSatisfy { state.placed[$0] != nil && state.cards[$0]?.grade != .again }
  }

  private mutating func reload() throws(JournalError) {
    // The position is read first: an event that arrives between the two reads is then met again
    // by `refresh`, which reloads when the state already has an event.
    position = try journal.end()
    state = try journal.state(for: learner)
  }

  private mutating func append(_ deeds: [Deed]) throws(JournalError) {
    let time = stamper.now()
    let events = try journal.append(
      deeds.map { Entry(id: stamper.newID(), learner: learner, time: time, deed: $0) })
    do {
      try refresh()
    } catch {
      // What was kept is kept, so this must not look like a failure to keep it.
      for event in events { state.fold(event) }
    }
  }

  private mutating func change(to learner: LearnerID, by deed: Deed) throws(JournalError) {
    var other = self
    other.learner = learner
    try other.reload()
    try other.record(deed)
    self = other
  }

  /// What an answer says of the memory of the id that its question is about, the first that it covers. In a
  /// review the id that was due is graded, whichever question was drawn for it; a placement says for itself what it
  /// found, and what it did not find was never learned, so cannot be forgotten.
  private func grades(of deed: Deed) -> [Deed] {
    guard case .answered(let answer) = deed, answer.context.isGraded,
      let id = coverage.idsOfItem[answer.question]?.first
    else { return [] }
    return [.reviewed(id: id, grade: answer.grade)]
  }

  private func rises(after deeds: [Deed]) -> [Rise] {
    // Most deeds raise nothing, and the coverage costs reading all content.
    let raising = deeds.filter(\.mayRaise)
    guard !raising.isEmpty else { return [] }
    let ids = Set(raising.flatMap { coverage.ids(touchedBy: $0) }).sorted()
    return ids.flatMap { id in
      state.computedLevels(of: id, coverage).keys.sorted()
        .filter { state.reached[id]?[$0] == nil }.map { Rise(id: id, level: $0) }
    }
  }
}
