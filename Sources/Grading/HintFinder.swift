public import Curriculum
import ThreeTier
import Topology

/// Finds the hint that fits a learner's design.
public struct HintFinder {
  private let lab: Lab
  private let judge: GoalJudge

  /// Prepares to find hints of `lab` for the design that `judge` judges.
  public init(_ lab: Lab, _ judge: GoalJudge) {
    self.lab = lab
    self.judge = judge
  }

  /// The first hint whose condition fits, with the names that its text has places for; nil when none fits.
  public func hint() -> (hint: Lab.Hint, names: [String: String])? {
    let unmet = Set(judge.judge(lab.goals).filter { !$0.isMet }.compactMap(\.goal.id))
    for hint in lab.hints {
      if let names = fits(hint.condition, unmet: unmet) { return (hint, names) }
    }
    return nil
  }

  /// A hint's text with its places filled.
  public static func filled(_ text: String, _ names: [String: String]) -> String {
    names.reduce(text) { $0.replacing("{\($1.key)}", with: $1.value) }
  }

  private func fits(_ condition: Lab.Hint.Condition, unmet: Set<String>) -> [String: String]? {
    var names: [String: String] = [:]
    if !condition.missing.isEmpty {
      guard let gone = condition.missing.first(where: { judge.topology[Name($0)] == nil }) else { return nil }
      names["server"] = gone
      names["part"] = gone
    }
    guard condition.unmet.allSatisfy(unmet.contains), condition.met.allSatisfy({ !unmet.contains($0) }) else {
      return nil
    }
    if let count = condition.count,
      !count.range.contains(judge.topology.parts(of: count.kind).count { !$0.isImplied })
    {
      return nil
    }
    if let code = condition.fails {
      guard case .broken(let findings)? = RuleCatalogue.rule(code)?.check(judge.design), let finding = findings.first
      else { return nil }
      for name in finding.resources.reversed() { bind(name, &names) }
    }
    return names
  }

  /// The words under which a hint names a part of each kind.
  private static let places = [
    "ec2": "server", "asg": "servers", "subnet": "subnet", "nat": "nat", "security-group": "group", "alb": "balancer",
    "rds": "database", "route-table": "table", "target-group": "targets", "listener": "listener",
    "launch-template": "template", "db-subnet-group": "subnets", "cache": "cache", "s3": "bucket", "role": "role",
  ]

  /// The words in braces that the text of a hint with a condition may have; nothing fills any other.
  static func placeNames(_ condition: Lab.Hint.Condition) -> Set<String> {
    Set(condition.missing.isEmpty ? [] : ["server", "part"]).union(condition.fails == nil ? [] : Array(places.values))
  }

  private func bind(_ name: Name, _ names: inout [String: String]) {
    guard let part = judge.topology[name], let place = Self.places[part.kind] else { return }
    names[place] = name.description
    // A server's own subnet, where the finding does not name one.
    if names["subnet"] == nil, let parent = part.parent, judge.topology[parent]?.kind == "subnet" {
      names["subnet"] = parent.description
    }
  }
}
