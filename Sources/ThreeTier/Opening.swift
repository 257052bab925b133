public import Reachability
import Topology

/// What it takes to let a flow through, and what the rules would say of it.
public struct Opening: Sendable {
  /// The statements, in order.
  public let statements: [String]
  /// What `check` would tell then and does not tell now, the worst first.
  public let brings: [Finding]

  /// Finds the rules, entries and routes that a flow lacks; nil where it gets through already, or where
  /// something else stands in the way. Costs a few traces and two checks.
  public init?(_ flow: Flow, in design: Design) {
    statements = PathMender.statements(for: flow, in: design.topology)
    guard !statements.isEmpty,
      let mended = try? Script.apply(statements.joined(separator: "\n"), to: design.topology)
    else { return nil }
    let known = Set(Checker.check(design).findings.map { Told($0) })
    brings = Checker.check(Design(mended, tables: design.tables)).findings.filter { !known.contains(Told($0)) }
  }

  /// A finding without its place, which moves with every statement.
  private struct Told: Hashable {
    let code: String
    let resources: [Name]

    init(_ finding: Finding) { (code, resources) = (finding.code, finding.resources) }
  }
}
