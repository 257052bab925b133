public import Localization

/// Everything that follows from one learner's events: the fold of them all, in their order.
///
/// A pure value: the same events make the same state on every machine, and nothing that was
/// earned leaves it.
public struct LearnerState: Hashable, Sendable {
  /// The learner, once an event told of one.
  public internal(set) var learner: Learner?
  /// The ids under which the learner's events are kept: several, where somebody began on several machines.
  public internal(set) var members: Set<LearnerID> = []
  /// The language chosen; nil while none is.
  public internal(set) var language: Language?
  /// Settings that are not at their default, by name.
  public internal(set) var settings: [String: String] = [:]
  /// The lesson last opened and not finished since.
  public internal(set) var currentLesson: String?
  /// The lab last begun and not finished since.
  public internal(set) var currentLab: String?
  /// When the last event was.
  var lastTime: Moment?
  /// The number of the last event folded.
  public internal(set) var lastSequence = 0

  /// Lessons ever opened, by id.
  public internal(set) var lessons: [String: LessonState] = [:]
  /// Questions ever answered or skipped, by id.
  public internal(set) var questions: [String: QuestionState] = [:]
  /// The last guess at each prediction: the ids of the choices.
  public internal(set) var predictions: [String: [String]] = [:]
  /// The round that began last and has not ended.
  public internal(set) var round: SuspendedRound?
  /// Exams that have ended, by the ids of their rounds.
  public internal(set) var exams: [String: Exam] = [:]
  /// What is known of the memory of each id of the syllabus that was ever graded.
  public internal(set) var cards: [String: ReviewCard] = [:]
  /// How much was remembered of what came again, by month as `2026-11`.
  public internal(set) var recall: [String: RecallTally] = [:]
  /// The placement that has begun and not ended.
  public internal(set) var placement: OpenPlacement?
  /// When a placement found that an id is known already.
  public internal(set) var placed: [String: Moment] = [:]
  /// What was done on each day of the learner's own, by date as `2026-11-23`.
  public internal(set) var days: [String: DayTally] = [:]
  /// The id that was graded last, as long as its grade can be taken back.
  public internal(set) var lastReviewed: String?
  /// Labs ever begun, by id.
  public internal(set) var labs: [String: LabState] = [:]
  /// The last own words, by the question that asked for them.
  public internal(set) var notes: [String: Note] = [:]
  /// The workspaces ever used.
  public internal(set) var workspaces: [Workspace: WorkspaceState] = [:]
  /// When each of the learner's own designs was last saved, by path.
  public internal(set) var designs: [String: Moment] = [:]
  /// The levels reached of each id of the syllabus, and when.
  public internal(set) var reached: [String: [KnowledgeLevel: Moment]] = [:]

  /// Creates the state before any event.
  public init() {}

  /// Creates the state that `events`, in their order, make. O(n) in their number.
  public init(folding events: some Sequence<Event>) {
    for event in events { fold(event) }
  }

  /// Whether nothing was learned or built yet.
  public var isFresh: Bool {
    lessons.isEmpty && questions.isEmpty && labs.isEmpty && cards.isEmpty && designs.isEmpty && notes.isEmpty
      && workspaces.values.allSatisfy { $0.changes.isEmpty }
  }

  /// The ids of wrong ideas chosen and not since answered rightly, the most often chosen first.
  public var weakMisconceptions: [String] {
    var times: [String: Int] = [:]
    for question in questions.values {
      for misconception in question.openMisconceptions {
        times[misconception, default: 0] += question.lapses[misconception]?.times ?? 0
      }
    }
    return times.keys.sorted { (times[$1] ?? 0, $0) < (times[$0] ?? 0, $1) }
  }
}
