import CommandLanguage
import Localization
import TestSupport
import Testing
import ThreeTier
import Topology

/// Somebody types all that one check offers, one mend after the other: no line may be refused, and no mend may take
/// back what an earlier one has mended.
@Suite struct MendSequenceTests {
  @Test(arguments: BrokenDesign.all) func theMendsOfABrokenDesignAreNotLostOnEachOther(_ broken: BrokenDesign) throws {
    let start = try broken.topology()
    let (mended, said, end) = try typeAll(start)
    let left = Checker.check(Design(end, tables: Repository.tables)).findings
    let lost = mended.filter { finding in left.contains { $0.code == finding.code && $0.message == finding.message } }
    #expect(lost.isEmpty, "\(lost.map { "\($0.code) \(MessageCatalogue.english($0.message))" })\n\(said)")
  }

  @Test(arguments: RuleExampleTests.codes) func theMendsOfAnExampleCanBeTypedInTurn(_ code: String) throws {
    for example in try #require(RuleCatalogue.rule(code)).failing { _ = try typeAll(example.topology()) }
  }

  /// Each of the three puts the default behaviour anew.
  @Test func behavioursKeepWhatEarlierMendsHaveGivenThem() throws {
    let broken = try Script.apply(
      "unforward welcome *; forward welcome * -> entrance methods=read origin-protocol=http-only",
      to: RightDesign.threeTierSeoul.topology())
    let before = Checker.check(Design(broken, tables: Repository.tables)).findings.filter { !$0.mend.isEmpty }
    #expect(Set(before.map(\.code)).isSuperset(of: ["EDGE-05", "EDGE-07", "EDGE-08"]))
    let (_, said, end) = try typeAll(broken)
    let codes = Checker.check(Design(end, tables: Repository.tables)).findings.map(\.code)
    #expect(codes.isEmpty, "\(said)")
  }

  /// Types all that is offered; and says which findings it is to mend, and the lines.
  private func typeAll(_ start: Topology) throws -> (mended: [Finding], said: String, end: Topology) {
    var topology = start
    let design = Design(topology, tables: Repository.tables)
    var sequence = MendSequence(design)
    let (causes, done) = sequence.inTurn(Checker.check(design).causes)
    let mended = causes.joined().filter { !$0.mend.isEmpty || done.contains($0) }
    var said: [String] = []
    for finding in mended {
      for line in finding.mend {
        said.append("\(finding.code): \(line)")
        do { topology = try Script.apply(line, to: topology) } catch {
          Issue.record("\(MessageCatalogue.english(error.message))\n\(said.joined(separator: "\n"))\n\(start.text)")
        }
      }
    }
    return (mended, said.joined(separator: "\n"), topology)
  }
}
