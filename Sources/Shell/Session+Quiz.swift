import Curriculum
import Localization
import Markdown
import Study

extension Session {
  /// Asks the round's next question, or ends the round with what it came to.
  mutating func continueQuiz() throws(CommandError) -> [Block] {
    guard let run = quiz else { return [] }
    guard let current = run.round.current else { return endQuiz(run) }
    let number = words(Message("Question \(run.round.outcomes.count + 1) of \(run.round.questions.count)"))
    return [.thematicBreak, .paragraph(.muted, number)]
      + (try ask(current.id, context: run.round.context, seed: run.round.seed))
  }

  /// Leaves the current question of the round unanswered.
  mutating func skipInQuiz() throws(CommandError) -> [Block] {
    record(quiz?.round.skip() ?? [])
    question = nil
    return try continueQuiz()
  }

  private mutating func endQuiz(_ run: QuizRun) -> [Block] {
    quiz = nil
    let round = run.round
    let right = round.count(of: .right) + round.count(of: .rightWithHelp)
    var blocks: [Block] = [
      .thematicBreak,
      .paragraph([
        .text(words(Message("\(right) of \(round.questions.count) right"))), .text("  "),
        .progress(done: right, of: round.questions.count),
      ]),
    ]
    let lessons = round.toRepeat.compactMap { curriculum.question($0)?.topic }
    let names = lessons.enumerated().filter { lessons.firstIndex(of: $0.element) == $0.offset }.map(\.element)
      .filter { name in curriculum.lessonFolders.contains { $0.id == name } }
    if !names.isEmpty {
      blocks.append(.paragraph(words(Message("Worth another look:"))))
      blocks.append(.bullets(names.map { "`lesson \($0)`" }))
    }
    return blocks
  }
}
