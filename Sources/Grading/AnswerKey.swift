public import Curriculum
public import Localization

/// What was answered to a question, as the judge takes it.
public enum GivenAnswer: Sendable, Hashable {
  /// The ids of choices: chosen ones, or all items in the learner's order.
  case choices([String])
  /// For each left side, the index of the right side given to it.
  case pairs([Int])
  /// Typed text.
  case text(String)
}

/// What the judge says of an answer.
public struct Judgement: Sendable, Hashable {
  /// Whether the answer is right.
  public let isRight: Bool
  /// The wrong ideas that the answer shows.
  public let misconceptions: [String]
  /// The choices that were chosen or should have been, with why each is right or wrong.
  public let reasons: [Question.Choice]

  /// The judgement of something built that meets its goals.
  public static let built = Judgement(isRight: true, misconceptions: [], reasons: [])
}

/// Judges answers.
public enum AnswerKey {
  /// The judgement of an answer. A question that is built is judged by its goals and not here.
  public static func judge(_ question: Question, _ answer: GivenAnswer, in language: Language) -> Judgement {
    switch (question.form, answer) {
    case (.order, .choices(let given)):
      return Judgement(isRight: given == question.choices.map(\.id), misconceptions: [], reasons: [])
    case (.match, .pairs(let given)):
      return Judgement(isRight: given == Array(question.pairs.indices), misconceptions: [], reasons: [])
    case (_, .choices(let given)):
      let chosen = question.choices.filter { given.contains($0.id) }
      let right = question.choices.filter(\.isRight)
      let isRight = Set(chosen.map(\.id)) == Set(right.map(\.id))
      let missed = right.filter { !given.contains($0.id) }
      return Judgement(
        isRight: isRight, misconceptions: chosen.filter { !$0.isRight }.compactMap(\.misconception),
        reasons: chosen + missed)
    case (.fillIn, .text(let text)):
      let accepted = (question.accepted[language] ?? []) + question.accepted.values.flatMap { $0 }
      let plain = TypedAnswer(text)
      return Judgement(isRight: accepted.contains { plain.matches($0) }, misconceptions: [], reasons: [])
    case (_, .pairs), (_, .text):
      return Judgement(isRight: false, misconceptions: [], reasons: [])
    }
  }
}
