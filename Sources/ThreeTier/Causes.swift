import CommandLanguage
import Topology

/// Puts findings of one cause together: what one statement brought about, and what follows from a table,
/// gateway, list or endpoint that shuts the way for others.
struct Causes {
  /// How far rules about ways speak from the mistake, nearest first: what shuts a way, the part that stands
  /// where none leads, what that part cannot do, and what the design means to happen. Other rules speak of
  /// mistakes themselves.
  private static let distances: [String: Int] = Dictionary(
    [
      ["INT-04", "LB-06", "NET-03", "NET-09", "NET-10", "NET-14", "SG-02", "SG-03", "SG-04", "STK-04"], ["NET-02"],
      ["LB-01", "NACL-01", "NET-04", "NET-05"], ["LB-05", "NET-07"], ["APP-12", "MSG-02"],
      ["COST-01", "INT-01", "INT-02", "INT-03"],
    ].enumerated().flatMap { distance, codes in codes.map { ($0, distance) } }, uniquingKeysWith: { first, _ in first })

  /// The kinds of parts by which others find their way.
  private static let carriers: Set<String> = [
    "endpoint", "igw", "nacl", "nat", "route-table", "security-group", "target-group",
  ]

  /// What findings have in common that stand together.
  private enum Tie: Hashable {
    case statement(Span)
    case missing(String, Name?)
    case way(Name)
    case connection(Name, Name)
  }

  /// The causes, the worst first; in each the findings that speak most nearly of the mistake first.
  static func of(_ findings: [Finding], in topology: Topology) -> [[Finding]] {
    var connected: [Name: Set<Name>] = [:]
    for stated in topology.connections {
      if let from = stated.from.part, let to = stated.to.part { connected[from, default: []].insert(to) }
    }
    var groups = Groups(count: findings.count)
    var firsts: [Tie: Int] = [:]
    for (index, finding) in findings.enumerated() {
      for tie in ties(of: finding, connected, topology) {
        if let first = firsts[tie] { groups.join(first, index) } else { firsts[tie] = index }
      }
    }
    return groups.members.map { inOrder($0.map { findings[$0] }) }.sorted { rank($0) < rank($1) }
  }

  private static func ties(
    of finding: Finding, _ connected: [Name: Set<Name>], _ topology: Topology
  ) -> [Tie] {
    let statement = finding.span.map { Tie.statement($0) } ?? .missing(finding.code, finding.resources.first)
    guard distances[finding.code] != nil else { return [statement] }
    let ways = finding.resources.filter { topology[$0].map { carriers.contains($0.kind) } ?? false }
    let stated = finding.resources.flatMap { from in
      finding.resources.filter { connected[from]?.contains($0) ?? false }.map { Tie.connection(from, $0) }
    }
    return [statement] + ways.map { .way($0) } + stated
  }

  /// A mistake stands beside the nearest of what is said about ways, the worse of both first: what else a
  /// statement does wrong is no headline for a way that it leaves shut.
  private static func inOrder(_ cause: [Finding]) -> [Finding] {
    let nearest = cause.compactMap { distances[$0.code] }.min() ?? 0
    func rank(_ finding: Finding) -> (Int, Int, String) {
      (distances[finding.code] ?? nearest, -finding.severity.rawValue, finding.code)
    }
    return cause.sorted { rank($0) < rank($1) }
  }

  private static func rank(_ cause: [Finding]) -> (Int, Int, Int, String) {
    let span = cause.first?.span
    return (-(cause.worst?.rawValue ?? 0), span?.line ?? .max, span?.column ?? 0, cause.first?.code ?? "")
  }
}

extension [Finding] {
  /// The severity of the worst of them; nil when there are none.
  public var worst: Severity? { self.map(\.severity).max() }
}

/// Numbers that are joined into groups.
private struct Groups {
  private var parents: [Int]

  init(count: Int) { parents = Array(0..<count) }

  private mutating func root(of number: Int) -> Int {
    var number = number
    while parents[number] != number {
      parents[number] = parents[parents[number]]
      number = parents[number]
    }
    return number
  }

  mutating func join(_ one: Int, _ other: Int) {
    let (one, other) = (root(of: one), root(of: other))
    parents[max(one, other)] = min(one, other)
  }

  /// The groups, each in ascending order.
  var members: [[Int]] {
    var copy = self
    return Array(Dictionary(grouping: parents.indices) { copy.root(of: $0) }.values)
  }
}
