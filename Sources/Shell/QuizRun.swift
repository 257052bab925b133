import Study

/// A round of questions that is being played.
struct QuizRun: Sendable {
  var round: QuizRound

  init(_ round: QuizRound) { self.round = round }
}
