import Curriculum
import Localization
import Markdown

/// A lesson that is being taken, and the place that was reached in it.
///
/// Places are finer than the lesson's steps: each command of a `try` block is one, so that a
/// sitting ends and begins again at the exact line.
struct LessonRun: Sendable {
  /// One place of a lesson.
  struct Place: Sendable {
    let step: LessonStep
    /// The command within a `try` block; nil for other steps and for aims.
    let line: Attempt.Line?
    /// Whether the step begins here.
    let isFirst: Bool
  }

  let lesson: Lesson
  let places: [Place]
  var position: Int

  init(_ lesson: Lesson, position: Int = 0) {
    self.lesson = lesson
    places = Self.places(of: lesson)
    self.position = min(max(0, position), places.count)
  }

  /// The places of a lesson in order.
  static func places(of lesson: Lesson) -> [Place] {
    lesson.steps.flatMap { step -> [Place] in
      guard case .attempt(let attempt) = step, attempt.aim == nil else {
        return [Place(step: step, line: nil, isFirst: true)]
      }
      return attempt.lines.enumerated().map { Place(step: step, line: $1, isFirst: $0 == 0) }
    }
  }

  var id: String { lesson.id }
  var place: Place? { places.indices.contains(position) ? places[position] : nil }
  /// What comes behind the place.
  var next: Place? { places.indices.contains(position + 1) ? places[position + 1] : nil }
  var isOver: Bool { position >= places.count }

  /// Whether what the lesson waits for is something to find out, which `check` must not give away.
  var isAsking: Bool {
    guard case .attempt(let attempt)? = place?.step else { return false }
    return attempt.aim != nil || place?.line?.gap != nil
  }

  /// The command that the lesson waits for, unless finding it is the task.
  var suggestion: String? { place?.line.flatMap { $0.gap == nil ? $0.command : nil } }
}
