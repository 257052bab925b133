import CommandLanguage
import Curriculum
import Grading
import Localization
import Topology

/// What a lesson wants to hold, where the commands are left to the learner.
struct LessonAim {
  private let line: Attempt.Line
  private let curriculum: Curriculum

  init(_ line: Attempt.Line, _ curriculum: Curriculum) {
    self.line = line
    self.curriculum = curriculum
  }

  /// Whether the design is there. A command that cannot be said of it means no.
  func isReached(by topology: Topology) -> Bool {
    var runner = LessonRunner(curriculum)
    runner.begin(topology)
    guard case .success(let results) = runner.run(line.command) else { return false }
    return results.contains(line.expected ?? "yes")
  }
}
