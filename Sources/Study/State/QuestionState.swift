/// What a learner's answers to one question have been.
public struct QuestionState: Hashable, Codable, Sendable {
  /// A wrong idea that was chosen in this question.
  public struct Lapse: Hashable, Codable, Sendable {
    /// How often it was chosen.
    public internal(set) var times: Int
    /// When it was chosen last.
    public internal(set) var last: Moment
  }

  /// How often it was answered, in whatever context.
  public internal(set) var answers = 0
  /// How often the answer was right, with or without help.
  public internal(set) var rightAnswers = 0
  /// How often it was skipped.
  public internal(set) var skips = 0
  /// The last answer, but for what was asked once more in a round.
  public internal(set) var last: Answer?
  /// When it was last answered.
  public internal(set) var lastTime: Moment?
  /// The first right answer without a hint on each of the learner's days.
  public internal(set) var unaidedDays: [Int: Moment] = [:]
  /// The last right answer without a hint.
  public internal(set) var lastUnaided: Moment?
  /// The wrong ideas chosen, by id.
  public internal(set) var lapses: [String: Lapse] = [:]

  /// Creates the state of a question never asked.
  public init() {}

  /// Answered wrongly, with a hint or unsure at the last time.
  public var isWeak: Bool {
    guard let last else { return false }
    return !last.isUnaided || last.unsure
  }

  /// The ids of wrong ideas that no right answer without a hint has followed.
  public var openMisconceptions: [String] {
    lapses.filter { lapse in lastUnaided.map { $0 < lapse.value.last } ?? true }.keys.sorted()
  }

  mutating func take(_ answer: Answer, at time: Moment) {
    answers += 1
    lastTime = time
    if answer.context != .retry { last = answer }
    for misconception in answer.misconceptions {
      lapses[misconception, default: Lapse(times: 0, last: time)].times += 1
      lapses[misconception]?.last = time
    }
    guard answer.right else { return }
    rightAnswers += 1
    guard answer.isUnaided, answer.context != .retry else { return }
    lastUnaided = time
    if unaidedDays[time.day] == nil { unaidedDays[time.day] = time }
  }
}
