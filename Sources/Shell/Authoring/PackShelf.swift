import Curriculum
import Grading
import Localization

/// Teachers' own packs, of which those that the content check finds right are read beside the course.
struct PackShelf {
  /// A pack that is left out, and why.
  private struct Refusal {
    let pack: String
    let problems: [ContentProblem]
    let isThere: Bool
  }

  /// How many problems of a pack are told before `content check` has to be asked for the others.
  private static let told = 20

  /// All packs that were named.
  let given: [ContentLocation]
  /// The course with the packs that are right.
  let curriculum: Curriculum
  private let refusals: [Refusal]

  /// Checks packs in order, each beside those before it.
  init(_ paths: [String], beside course: ContentLocation) {
    var curriculum = Curriculum(course)
    var refusals: [Refusal] = []
    given = paths.enumerated().filter { paths.firstIndex(of: $0.element) == $0.offset }.map {
      ContentLocation(pack: $0.element)
    }
    for pack in given {
      let next = Curriculum(course, packs: curriculum.packs + [pack])
      let problems = ContentCheck(next, of: [pack], runner: LessonRunner(next)).run().problems
      if problems.isEmpty {
        curriculum = next
      } else {
        refusals.append(Refusal(pack: pack.shown(""), problems: problems, isThere: pack.isThere))
      }
    }
    self.curriculum = curriculum
    self.refusals = refusals
  }

  /// What is told of the packs that are left out.
  var notices: [Message] {
    refusals.flatMap { refusal -> [Message] in
      let (pack, count) = (refusal.pack, refusal.problems.count)
      let lines = refusal.problems.prefix(Self.told).map { problem in Message("\(problem.place): \(problem.message)") }
      return lines + [
        Message("The pack `\(pack)` is left out, since it has problems: \(count). `content check` tells them all.")
      ]
    }
  }

  /// How the process ends at best.
  var exitCode: ExitCode {
    refusals.isEmpty ? .fine : refusals.contains { !$0.isThere } ? .inputOutput : .findings
  }
}
