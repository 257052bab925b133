import Curriculum
import Localization
import TestSupport
import Testing

@testable import Grading

@Suite struct AnswerKeyTests {
  private let curriculum = Curriculum(ContentLocation(folder: Repository.root))

  @Test(arguments: [
    ("NAT 게이트웨이", "nat게이트웨이"), ("NAT 게이트웨이", "NAT 게이트웨이를"), ("route table", "Route Table."), ("퍼블릭 IP", "`퍼블릭IP`입니다"),
    ("443", "443"), ("보안 그룹", " 보안그룹 으로"),
  ])
  func typedAnswersMayDifferInCaseSpacesAndEnding(_ accepted: String, _ typed: String) {
    #expect(TypedAnswer(typed).matches(accepted))
  }

  @Test(arguments: [
    ("NAT 게이트웨이", "게이트웨이"), ("443", "44"), ("443", "4430"), ("route", ""), ("", "x"), ("route table", "route"),
  ])
  func otherAnswersAreWrong(_ accepted: String, _ typed: String) {
    #expect(!TypedAnswer(typed).matches(accepted))
  }

  /// The right choices and no others are right, for every question that has choices.
  @Test func exactlyTheRightChoicesAreRight() {
    let questions = curriculum.questions.all.filter { [.one, .several, .trueFalse, .flaw].contains($0.form) }
    #expect(questions.count > 60)
    for question in questions {
      let right = question.choices.filter(\.isRight).map(\.id)
      #expect(AnswerKey.judge(question, .choices(right), in: .korean).isRight)
      for choice in question.choices where !choice.isRight {
        let judgement = AnswerKey.judge(question, .choices([choice.id]), in: .korean)
        #expect(!judgement.isRight)
        #expect(judgement.misconceptions == [choice.misconception].compactMap { $0 })
        #expect(!AnswerKey.judge(question, .choices(right + [choice.id]), in: .korean).isRight)
      }
    }
  }

  @Test func ordersAndPairsMustBeWhole() throws {
    let order = try #require(curriculum.questions.all.first { $0.form == .order })
    let ids = order.choices.map(\.id)
    #expect(AnswerKey.judge(order, .choices(ids), in: .english).isRight)
    #expect(!AnswerKey.judge(order, .choices(ids.reversed()), in: .english).isRight)
    #expect(!AnswerKey.judge(order, .choices(Array(ids.dropLast())), in: .english).isRight)
    let match = try #require(curriculum.questions.all.first { $0.form == .match })
    let indices = Array(match.pairs.indices)
    #expect(AnswerKey.judge(match, .pairs(indices), in: .english).isRight)
    #expect(!AnswerKey.judge(match, .pairs(indices.reversed()), in: .english).isRight)
  }

  @Test func everyAcceptedTextIsAcceptedInItsLanguage() {
    for question in curriculum.questions.all where question.form == .fillIn {
      for (language, texts) in question.accepted {
        for text in texts { #expect(AnswerKey.judge(question, .text(text), in: language).isRight) }
      }
    }
  }
}
