import CommandLanguage
import Foundation
import TestSupport
import Testing
import ThreeTier
import Topology

/// Whole designs that are right: silent as they are, and not silent when a statement of them is missing.
@Suite struct WholeDesignTests {
  @Test(arguments: RightDesign.all) func aRightDesignHasNoFinding(_ design: RightDesign) throws {
    let found = Checker.check(Design(try design.topology(), tables: Repository.tables)).findings
    #expect(found.isEmpty, "\(found.map { "\($0.code) \($0.message)" }.joined(separator: "\n"))")
  }

  @Test(arguments: RightDesign.all) func everyRuleThatCouldHasItsSubject(_ design: RightDesign) throws {
    let result = Checker.check(Design(try design.topology(), tables: Repository.tables))
    #expect(Set(result.notApplicable.map(\.code)) == design.withoutSubject, "\(result.notApplicable)")
    let judged = result.passed.count + design.withoutSubject.count
    #expect(judged == RuleCatalogue.all.count, "\(result.notApplicable) \(result.unknown)")
  }

  /// Statements of what is meant, and where. Without one a design is another design, not a wrong one.
  static let intents = ["connect ", "region "]

  /// A mend may bring other work to light; it must be understood, and end its own finding.
  @Test(arguments: RightDesign.all) func mendsCanBeSaidOfTheWholeDesign(_ design: RightDesign) throws {
    for (_, topology) in try design.withoutOne() {
      for finding in Checker.check(Design(topology, tables: Repository.tables)).findings where !finding.mend.isEmpty {
        let mend = finding.mend.joined(separator: "\n")
        let mended = try? Script.apply(mend, to: topology)
        #expect(mended != nil, "\(finding.code) cannot be mended by:\n\(mend)")
        guard let mended, let rule = RuleCatalogue.rule(finding.code) else { continue }
        guard case .broken(let found) = rule.check(Design(mended, tables: Repository.tables)) else { continue }
        let stays = found.contains { ($0.resources, $0.message) == (finding.resources, finding.message) }
        #expect(!stays, "\(finding.code) stays after:\n\(mend)")
      }
    }
  }

  @Test(arguments: RightDesign.all) func theLossOfAnyStatementIsNoticed(_ design: RightDesign) throws {
    let unnoticed = try design.withoutOne().filter {
      Checker.check(Design($0.topology, tables: Repository.tables)).findings.isEmpty
    }.map(\.lost)
    let surprises = Set(unnoticed).subtracting(design.silences.keys)
      .filter { text in !Self.intents.contains { text.hasPrefix($0) } }.sorted()
    #expect(surprises.isEmpty, "nothing is said without:\n\(surprises.joined(separator: "\n"))")
    let noticed = Set(design.silences.keys).subtracting(unnoticed).sorted()
    #expect(noticed.isEmpty, "need not be explained any more:\n\(noticed.joined(separator: "\n"))")
  }
}
