import CommandLanguage
import Curriculum
import Localization
import Topology

extension ContentCheck {
  mutating func checkQuestions() {
    let questions = curriculum.questions.all.filter { concerns($0.file) }
    result.questions = questions.count
    let ideas = Set(curriculum.misconceptions.all.map(\.id))
    let syllabus = (try? curriculum.syllabus.get()).map { Set($0.entries.map(\.id)) }
    for question in questions {
      for id in question.covers where !(syllabus?.contains(id) ?? true) {
        problem(question.file, question.line, Message("The syllabus has no `\(id)`."))
      }
      checkChoices(question, ideas: ideas)
      checkTexts(question)
      remembering(question) { $0.checkDesign(question) }
    }
    checkPositions(questions)
  }

  private mutating func checkChoices(_ question: Question, ideas: Set<String>) {
    let isListed = question.form != .order
    for choice in question.choices where isListed {
      if !choice.isRight, choice.misconception == nil {
        problem(
          question.file, question.line,
          Message("The wrong choice `\(choice.id)` of `\(question.id)` stands for no misconception."))
      }
      if let idea = choice.misconception, !ideas.contains(idea) {
        problem(question.file, question.line, Message("There is no misconception `\(idea)`."))
      }
      if question.use != .predict, choice.why == nil {
        problem(question.file, question.line, Message("The choice `\(choice.id)` of `\(question.id)` has no `why`."))
      }
    }
    if Set(question.choices.map(\.id)).count != question.choices.count {
      problem(question.file, question.line, Message("Two choices of `\(question.id)` have one name."))
    }
  }

  private mutating func checkTexts(_ question: Question) {
    let texts =
      [question.prompt] + question.choices.map(\.text) + question.choices.compactMap(\.why) + question.points
      + [question.model, question.hint, question.why].compactMap { $0 }
      + question.pairs.flatMap { [$0.left, $0.right] }
    for text in texts { checkKorean(text, question.file, question.line) }
  }

  /// Runs what the choices would type: exactly the right ones must meet all goals.
  private mutating func checkDesign(_ question: Question) {
    guard let script = question.topology else { return }
    let start: Topology
    do { start = try Script.apply(script) } catch {
      return problem(question.file, question.line, Message("The design of `\(question.id)` fails: \(error.message)"))
    }
    if question.form == .build { return checkBuild(question, start) }
    guard !question.goals.isEmpty else { return }
    checkGoals(question.goals, question.file)
    for choice in question.choices {
      guard let does = choice.does else {
        problem(question.file, question.line, Message("The choice `\(choice.id)` of `\(question.id)` has no `does`."))
        continue
      }
      do {
        let topology = try Script.apply(does, to: start)
        let failing = GoalJudge(topology, start: start, tables: tables).judge(question.goals).filter { !$0.isMet }
        if choice.isRight, let result = failing.first {
          problem(
            question.file, question.line,
            Message(
              "The right choice `\(choice.id)` of `\(question.id)` does not meet the goals: \(result.reasons.first ?? .verbatim(""))"
            ))
        }
        if !choice.isRight, failing.isEmpty {
          problem(
            question.file, question.line,
            Message("The wrong choice `\(choice.id)` of `\(question.id)` meets all goals."))
        }
      } catch {
        // Refused, a wrong choice would prove nothing: a slip in a word is refused as well.
        problem(
          question.file, question.line,
          Message("What the choice `\(choice.id)` of `\(question.id)` does fails: \(error.message)"))
      }
    }
  }

  private mutating func checkBuild(_ question: Question, _ start: Topology) {
    if GoalJudge(start, start: start, tables: tables).judge(question.goals).allSatisfy(\.isMet) {
      problem(question.file, question.line, Message("The start of `\(question.id)` meets the goals already."))
    }
    do {
      let built = try Script.apply(question.solution ?? "", to: start)
      for result in GoalJudge(built, start: start, tables: tables).judge(question.goals) where !result.isMet {
        problem(
          question.file, question.line,
          Message("The solution of `\(question.id)` does not meet a goal: \(result.reasons.first ?? .verbatim(""))"))
      }
    } catch {
      problem(question.file, question.line, Message("The solution of `\(question.id)` fails: \(error.message)"))
    }
  }

  /// A right answer that always stands first or is always the longest can be picked unread.
  private mutating func checkPositions(_ questions: [Question]) {
    for (file, all) in Dictionary(grouping: questions, by: \.file) {
      let single = all.filter { $0.form == .one && $0.choices.count > 2 }
      guard single.count >= 4 else { continue }
      if single.allSatisfy({ $0.choices.first?.isRight ?? false }) {
        problem(file, nil, Message("The right choice always stands first."))
      }
      for language in Language.required {
        let longest = single.count { question in
          let lengths = question.choices.map { $0.text[language].count }
          return question.choices.first { $0.isRight }.map { $0.text[language].count == lengths.max() } ?? false
        }
        if longest == single.count {
          problem(file, nil, Message("The right choice is always the longest (\(language))."))
        }
      }
    }
  }
}
