import Curriculum
import Grading
import Study

/// A round of questions that is being played.
struct QuizRun: Sendable {
  /// What makes a round an exam: nothing is told before its end.
  struct Exam: Sendable {
    /// The percentage of right answers from which it is passed.
    let passMark: Int
    /// The questions that were not right, with what was answered, in the order asked.
    var missed: [(question: Question, judgement: Judgement)] = []
  }

  var round: QuizRound
  /// Nil in practice and review.
  var exam: Exam?
  /// When the round ends by the clock; nil where it has all the time.
  var deadline: Moment?
  /// The ids of the questions that the learner wants to look at again.
  var flagged: [String] = []

  init(_ round: QuizRound, exam: Exam? = nil, deadline: Moment? = nil) {
    (self.round, self.exam, self.deadline) = (round, exam, deadline)
  }
}
