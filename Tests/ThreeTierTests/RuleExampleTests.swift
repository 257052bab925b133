import CommandLanguage
import TestSupport
import Testing
import ThreeTier
import Topology

/// The examples that stand with a rule are its tests.
@Suite struct RuleExampleTests {
  static let codes = RuleCatalogue.all.map { $0.code }

  private func rule(_ code: String) throws -> any Rule.Type { try #require(RuleCatalogue.rule(code)) }

  @Test func theCatalogueIsNotEmptyAndCodesAreUnique() {
    #expect(!Self.codes.isEmpty)
    #expect(Set(Self.codes).count == Self.codes.count)
  }

  @Test(arguments: codes) func failingExamplesBreakTheRuleAtTheMarkedStatements(_ code: String) throws {
    let rule = try rule(code)
    #expect(!rule.failing.isEmpty)
    for example in rule.failing {
      guard case .broken(let findings) = rule.check(Design(try example.topology(), tables: Repository.tables)) else {
        Issue.record("\(code) does not break on:\n\(example.script)")
        continue
      }
      let lines = Set(findings.compactMap { $0.span?.line }).sorted()
      #expect(lines == example.marks(of: code), "\(code) points elsewhere in:\n\(example.script)")
      #expect(findings.allSatisfy { $0.code == code && !$0.resources.isEmpty })
    }
  }

  @Test(arguments: codes) func passingExamplesHold(_ code: String) throws {
    let rule = try rule(code)
    #expect(!rule.passing.isEmpty)
    for example in rule.passing {
      #expect(
        rule.check(Design(try example.topology(), tables: Repository.tables)) == .holds,
        "\(code) does not hold on:\n\(example.script)")
    }
  }

  @Test(arguments: codes) func theEmptyDesignMakesNoRuleHold(_ code: String) throws {
    guard case .doesNotApply = try rule(code).check(Design(Topology(), tables: Repository.tables)) else {
      Issue.record("\(code) passes by absence")
      return
    }
  }

  @Test(arguments: codes) func mendsOfExamplesMend(_ code: String) throws {
    let rule = try rule(code)
    for example in rule.failing {
      let topology = try example.topology()
      guard case .broken(let findings) = rule.check(Design(topology, tables: Repository.tables)) else { continue }
      guard let finding = findings.first, !finding.mend.isEmpty else { continue }
      let mended = try Script.apply(finding.mend.joined(separator: "\n"), to: topology)
      let left: [Finding] =
        if case .broken(let found) = rule.check(Design(mended, tables: Repository.tables)) { found } else { [] }
      #expect(left.count < findings.count, "the mend of \(code) mends nothing in:\n\(example.script)")
    }
  }

  /// A site of files alone is a right design, and has no tiers to keep apart.
  @Test func aSiteOfFilesHasNoTiers() throws {
    let site = try Script.apply("add s3 site; add cloudfront cdn default-origin=site viewer-protocol=https-only")
    guard case .doesNotApply = try rule("TIER-01").check(Design(site, tables: Repository.tables)) else {
      return #expect(Bool(false), "TIER-01 judges a site of files")
    }
  }
}
