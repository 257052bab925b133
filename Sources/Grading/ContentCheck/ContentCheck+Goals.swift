import Curriculum
import Localization
import ThreeTier
import Topology

extension ContentCheck {
  /// The words of goals must exist: `count` of a kind that there is not would be 0 in every design.
  mutating func checkGoals(_ goals: [Goal], _ file: String) {
    for goal in goals {
      for condition in goal.conditions { checkWords(condition, file, goal.line) }
    }
  }

  private mutating func checkWords(_ condition: Goal.Condition, _ file: String, _ line: Int) {
    switch condition {
    case .rules(let codes), .unbroken(let codes):
      for code in codes where RuleCatalogue.rule(code) == nil {
        problem(file, line, Message("There is no rule \(code)."))
      }
    case .count(let kind, let values, _):
      guard let known = ResourceKind.named(kind) else {
        return problem(file, line, Message("There is no kind `\(kind)`."))
      }
      for key in values.keys.sorted() where !known.attributes.contains(where: { $0.key == key }) {
        problem(file, line, Message("The kind `\(kind)` has no attribute `\(key)`."))
      }
    case .any(let ways):
      for condition in ways.joined() { checkWords(condition, file, line) }
    case .flow, .request, .stated, .signIn, .setting, .exists, .subnet: break
    }
  }
}
