/// Where a learner stands in one lesson.
public struct LessonState: Hashable, Codable, Sendable {
  /// What became of a step.
  public enum Step: String, Hashable, Codable, Sendable {
    case done, skipped
  }

  /// The revision of the lesson in which the learner stands.
  public internal(set) var rev: Int
  /// The steps left behind, in whatever revision each was, under their numbers from 0.
  public internal(set) var steps: [Int: Step] = [:]
  /// The number of the step at which the learner stands: one after the last that was left behind.
  public internal(set) var position = 0
  /// When the lesson was first opened.
  public internal(set) var opened: Moment
  /// When it was last opened.
  public internal(set) var lastOpened: Moment
  /// When the lesson was first finished; nil while it is not. It stays when the lesson is read again.
  public internal(set) var finished: Moment?

  /// The step at which to go on in a lesson of `count` steps in its revision `rev`; equal to
  /// `count` when all are left behind. In another revision than the learner's, steps may have
  /// moved, so the last is shown again rather than none.
  public func position(rev: Int, count: Int) -> Int {
    rev == self.rev ? min(position, count) : max(0, min(position, count - 1))
  }

  mutating func open(rev: Int, at time: Moment) {
    lastOpened = time
    self.rev = rev
  }

  mutating func leave(_ step: Int, as outcome: Step) {
    // A step that was done stays done when it is later skipped.
    if steps[step] != .done { steps[step] = outcome }
    position = step + 1
  }
}
