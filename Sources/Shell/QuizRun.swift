import Study

/// A round of questions that is being played.
struct QuizRun: Sendable {
  var round: QuizRound
  /// The percentage of right answers from which an exam is passed; nil in practice and review.
  var passMark: Int?
  /// When the round ends by the clock; nil where it has all the time.
  var deadline: Moment?
  /// The ids of the questions that the learner wants to look at again.
  var flagged: [String] = []

  init(_ round: QuizRound, passMark: Int? = nil, deadline: Moment? = nil) {
    (self.round, self.passMark, self.deadline) = (round, passMark, deadline)
  }

  /// Takes up a round that was left.
  init(_ left: SuspendedRound, at now: Moment) {
    self.init(left.round, passMark: left.passMark, deadline: left.secondsLeft.map { now.adding(seconds: $0) })
    flagged = left.flagged
  }

  /// Whether nothing is told before the end.
  var isExam: Bool { passMark != nil }

  /// What is kept of the round when it is left.
  func suspended(at now: Moment) -> SuspendedRound {
    let left = deadline.map { max(0, ($0.milliseconds - now.milliseconds + 999) / 1_000) }
    return SuspendedRound(round, passMark: passMark, secondsLeft: left, flagged: flagged)
  }
}
