import Foundation
import Study

/// A round of questions that is being played.
struct QuizRun: Sendable {
  var round: QuizRound
  /// The round's own id.
  var id = UUID()
  /// The percentage of right answers from which an exam is passed; nil in practice and review.
  var passMark: Int?
  /// When the round ends by the clock; nil where it has all the time.
  var deadline: Moment?
  /// The ids of the questions that the learner wants to look at again.
  var flagged: [String] = []
  /// What it asks about, as the learner named it.
  var about: String?

  init(_ round: QuizRound, passMark: Int? = nil, deadline: Moment? = nil, about: String? = nil) {
    (self.round, self.passMark, self.deadline, self.about) = (round, passMark, deadline, about)
  }

  /// Takes up a round that was left. The clock of an exam has gone on.
  init(_ left: SuspendedRound, at now: Moment) {
    self.init(
      left.round, passMark: left.passMark,
      deadline: left.deadline ?? left.secondsLeft.map { now.adding(seconds: $0) }, about: left.about)
    flagged = left.flagged
    if let id = left.id { self.id = id }
  }

  /// Whether nothing is told before the end.
  var isExam: Bool { passMark != nil }

  /// Whether its time is over.
  func isOver(at now: Moment) -> Bool { deadline.map { now >= $0 } ?? false }

  /// What it came to so far.
  var result: RoundResult { RoundResult(round, id: id, passMark: passMark, about: about) }

  /// What is kept of the round when it begins, and when it is left.
  func suspended(at now: Moment) -> SuspendedRound {
    let left = deadline.map { max(0, ($0.milliseconds - now.milliseconds + 999) / 1_000) }
    return SuspendedRound(
      round, id: id, passMark: passMark, secondsLeft: isExam ? nil : left, deadline: isExam ? deadline : nil,
      flagged: flagged,
      about: about)
  }
}
