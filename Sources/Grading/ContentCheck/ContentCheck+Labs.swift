import CommandLanguage
import Curriculum
import Localization
import Topology

extension ContentCheck {
  mutating func checkLabs() {
    let labs = curriculum.labs.all.filter { concerns($0.file) }
    result.labs = labs.count
    for lab in labs {
      checkTexts(lab)
      checkGoals(lab.goals, lab.file)
      remembering(lab) { check in
        for number in 0...lab.variants.count { check.checkSolutions(lab.variant(number), variant: number) }
        check.checkNearMisses(lab)
      }
    }
  }

  private mutating func checkTexts(_ lab: Lab) {
    for text in [lab.title, lab.story] + lab.goals.compactMap(\.text) + lab.hints.flatMap(\.stages)
      + [lab.debrief].compactMap({ $0 })
    {
      checkKorean(text, lab.file, nil)
    }
    for goal in lab.goals where goal.id == nil || goal.text == nil {
      problem(lab.file, goal.line, Message("A lab's goal needs `id` and `text`."))
    }
    for hint in lab.hints {
      let names = HintFinder.placeNames(hint.condition)
      let texts = hint.stages.flatMap { stage in stage.languages.map { stage[$0] } }
      let places = Set(texts.flatMap { $0.matches(of: /\{([a-z-]+)\}/).map { String($0.output.1) } })
      for place in places.subtracting(names).sorted() {
        problem(lab.file, nil, Message("Nothing fills the place `\(place)` of the hint `\(hint.id)`."))
      }
    }
    if lab.debrief == nil { problem(lab.file, nil, Message("The lab has no `debrief`.")) }
    if lab.solutions.isEmpty { problem(lab.file, nil, Message("The lab has no solution.")) }
    if let after = lab.after, !curriculum.lessonFolders.contains(where: { $0.id == after }) {
      problem(lab.file, nil, Message("There is no lesson `\(after)`."))
    }
    let ideas = Set(curriculum.misconceptions.all.map(\.id))
    for miss in lab.nearMisses where !ideas.contains(miss.misconception) {
      problem(lab.file, miss.line, Message("There is no misconception `\(miss.misconception)`."))
    }
    for goal in lab.goals.compactMap(\.id) where !lab.nearMisses.contains(where: { $0.fails.contains(goal) }) {
      problem(lab.file, nil, Message("No near-miss misses the goal `\(goal)`."))
    }
  }

  /// The start does not pass, every solution does, and on the way to it there is always a hint.
  private mutating func checkSolutions(_ lab: Lab, variant: Int) {
    let start: Topology
    do { start = try Script.apply(lab.start) } catch {
      return problem(lab.file, nil, Message("The start of variant \(variant) fails: \(error.message)"))
    }
    if GoalJudge(start, start: start, tables: tables).judge(lab.goals).allSatisfy(\.isMet) {
      problem(lab.file, nil, Message("The start meets all goals already."))
    }
    for solution in lab.solutions {
      var topology = start
      do {
        for source in try Lexer.statements(in: solution.script) {
          let judge = GoalJudge(topology, start: start, tables: tables)
          if variant == 0, !judge.judge(lab.goals).allSatisfy(\.isMet), HintFinder(lab, judge).hint() == nil {
            problem(
              lab.file, solution.line,
              Message("On the way of the solution `\(solution.id)` no hint fits before `\(source.text)`."))
          }
          for statement in try source.expandingBraces() {
            topology = try topology.applying(try Script.vocabulary.phrase(statement))
          }
        }
        for result in GoalJudge(topology, start: start, tables: tables).judge(lab.goals) where !result.isMet {
          problem(
            lab.file, solution.line,
            Message(
              "The solution `\(solution.id)` of variant \(variant) misses the goal `\(result.goal.id ?? "")`: \(result.reasons.first ?? .verbatim(""))"
            ))
        }
      } catch {
        problem(
          lab.file, solution.line,
          Message("The solution `\(solution.id)` of variant \(variant) fails: \(error.message)"))
      }
    }
  }

  /// Every near-miss misses exactly the goals that it names, and gets the hint that it names.
  private mutating func checkNearMisses(_ lab: Lab) {
    guard let start = try? Script.apply(lab.start) else { return }
    for miss in lab.nearMisses {
      do {
        let judge = GoalJudge(try Script.apply(miss.script, to: start), start: start, tables: tables)
        let failed = judge.judge(lab.goals).filter { !$0.isMet }
        let ids = Set(failed.compactMap(\.goal.id))
        if ids != Set(miss.fails) {
          let reason = failed.first { !miss.fails.contains($0.goal.id ?? "") }?.reasons.first ?? .verbatim("")
          problem(
            lab.file, miss.line,
            Message("The near-miss `\(miss.id)` misses \(ids.sorted().joined(separator: ", ")). \(reason)"))
        }
        let hint = HintFinder(lab, judge).hint()?.hint.id
        if hint != miss.hint {
          problem(
            lab.file, miss.line,
            Message("The near-miss `\(miss.id)` gets the hint `\(hint ?? "-")`, not `\(miss.hint)`."))
        }
      } catch {
        problem(lab.file, miss.line, Message("The near-miss `\(miss.id)` fails: \(error.message)"))
      }
    }
  }
}
