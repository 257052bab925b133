import CommandLanguage
import Foundation
import TestSupport
import Testing
import ThreeTier
import Topology

/// A whole design that is right: silent as it is, and not silent when a statement of it is missing.
@Suite struct WholeDesignTests {
  /// The statements of the three-tier design, with braces expanded.
  static func statements() throws -> [SourceStatement] {
    let file = Repository.root.appending(path: "Content/topologies/three-tier-seoul.topology")
    return try Lexer.statements(in: String(contentsOf: file, encoding: .utf8), file: nil)
      .flatMap { try $0.expandingBraces() }
  }

  static func topology(_ statements: [SourceStatement]) throws -> Topology {
    try statements.reduce(Topology()) { try $0.applying(Script.vocabulary.phrase($1)) }
  }

  @Test func theThreeTierDesignHasNoFinding() throws {
    let found = Checker.check(Design(try Self.topology(Self.statements()))).findings
    #expect(found.isEmpty, "\(found.map { "\($0.code) \($0.message)" }.joined(separator: "\n"))")
  }

  /// Rules about what this design has no use for: read replicas, which RDS does not make of a database
  /// whose password it manages; interface endpoints, where servers go out by NAT gateways; queues, functions
  /// and analysis; a listener on port 80, where only CloudFront calls, over HTTPS; and a trail, of which an
  /// account needs one.
  static let withoutSubject: Set = [
    "DATA-09", "DATA-14", "LAKE-01", "LB-03", "MSG-01", "MSG-02", "MSG-03", "NET-14", "OPS-03",
  ]

  @Test func everyRuleHasItsSubjectInTheThreeTierDesign() throws {
    let result = Checker.check(Design(try Self.topology(Self.statements())))
    #expect(Set(result.notApplicable.map(\.code)) == Self.withoutSubject, "\(result.notApplicable)")
    let judged = result.passed.count + Self.withoutSubject.count
    #expect(judged == RuleCatalogue.all.count, "\(result.notApplicable) \(result.unknown)")
  }

  /// Statements whose loss no rule sees yet, under the rule of the catalogue that will.
  static let waiting: [String: [String]] = [:]

  /// Statements of what is meant, and where. Without one a design is another design, not a wrong one.
  static let intents = ["connect ", "region "]

  @Test func noRuleThatIsBuiltIsWaitedFor() {
    #expect(Self.waiting.keys.allSatisfy { RuleCatalogue.rule($0) == nil })
  }

  /// A mend may bring other work to light; it must be understood, and end its own finding.
  @Test func mendsCanBeSaidOfTheWholeDesign() throws {
    let statements = try Self.statements()
    for index in statements.indices {
      var left = statements
      left.remove(at: index)
      guard let topology = try? Self.topology(left) else { continue }
      for finding in Checker.check(Design(topology)).findings where !finding.mend.isEmpty {
        let mend = finding.mend.joined(separator: "\n")
        let mended = try? Script.apply(mend, to: topology)
        #expect(mended != nil, "\(finding.code) cannot be mended by:\n\(mend)")
        guard let mended, let rule = RuleCatalogue.rule(finding.code) else { continue }
        guard case .broken(let found) = rule.check(Design(mended)) else { continue }
        let stays = found.contains { ($0.resources, $0.message) == (finding.resources, finding.message) }
        #expect(!stays, "\(finding.code) stays after:\n\(mend)")
      }
    }
  }

  @Test func theLossOfAnyStatementIsNoticed() throws {
    let statements = try Self.statements()
    var unnoticed: Set<String> = []
    for index in statements.indices {
      var left = statements
      left.remove(at: index)
      guard let topology = try? Self.topology(left) else { continue }
      if Checker.check(Design(topology)).findings.isEmpty { unnoticed.insert(statements[index].text) }
    }
    let waiting = Set(Self.waiting.values.joined())
    let surprises = unnoticed.subtracting(waiting).filter { text in !Self.intents.contains { text.hasPrefix($0) } }
      .sorted()
    #expect(surprises.isEmpty, "nothing is said without:\n\(surprises.joined(separator: "\n"))")
    let noticed = waiting.subtracting(unnoticed).sorted()
    #expect(noticed.isEmpty, "need not wait any more:\n\(noticed.joined(separator: "\n"))")
  }
}
