/// The memory of one id of the syllabus, with what a learner may want to take back.
public struct ReviewCard: Hashable, Codable, Sendable {
  /// What is known of the memory, and when it is due.
  public private(set) var memory: MemoryCard
  /// How often it was graded.
  public private(set) var reviews = 0
  /// How often it was forgotten.
  public private(set) var lapses = 0
  /// The last grade.
  public private(set) var grade: ReviewGrade?
  /// The month in whose tally the last grade counts; nil where it was the first, or came on the day of another.
  private(set) var month: String?
  private var before: MemoryCard?

  /// Creates the card of something never graded.
  public init(newAt time: Moment) { memory = MemoryCard(newAt: time) }

  /// The card without its last grade; nil when that was the only one. Only one grade can be taken back.
  var takenBack: ReviewCard? {
    guard let before else { return self }
    guard before.memory != nil else { return nil }
    var card = self
    card.memory = before
    card.before = nil
    card.reviews -= 1
    if grade == .again { card.lapses -= 1 }
    (card.grade, card.month) = (nil, nil)
    return card
  }

  mutating func take(_ grade: ReviewGrade, at time: Moment, by scheduler: ReviewScheduler) {
    before = memory
    month = memory.memory.flatMap { time.day > $0.last.day ? time.month : nil }
    memory = scheduler.review(memory, grade, at: time)
    reviews += 1
    if grade == .again { lapses += 1 }
    self.grade = grade
  }
}

extension LearnerState {
  /// The name of the setting that holds the desired retention, in percent.
  public static let retentionSetting = "retention"

  /// The scheduler by the learner's settings. There are no steps of minutes: a card has few questions, and the
  /// same one ten minutes later would ask for the answer and not for the idea.
  public var scheduler: ReviewScheduler {
    let percent = settings[Self.retentionSetting].flatMap { Double($0) } ?? 90
    return ReviewScheduler(desiredRetention: percent / 100, learningSteps: [], relearningSteps: [])
  }
}
