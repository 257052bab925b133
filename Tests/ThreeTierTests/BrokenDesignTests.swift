import Localization
import TestSupport
import Testing
import ThreeTier
import Topology

/// Right designs with one fault each: exactly its findings are told, and what follows from it stands with it.
@Suite struct BrokenDesignTests {
  @Test func faultsOfAllGroupsOfRulesAreTried() {
    let tried = Set(
      BrokenDesign.all.flatMap { $0.codes.split { " |".contains($0) } }.compactMap { $0.split(separator: "-").first })
    #expect(tried.isSuperset(of: Set(RuleCatalogue.all.compactMap { $0.code.split(separator: "-").first })))
    #expect(BrokenDesign.all.count >= 100)
    #expect(BrokenDesign.all.allSatisfy { !$0.codes.isEmpty })
    #expect(Set(BrokenDesign.all.map(\.story)).count == BrokenDesign.all.count)
  }

  @Test(arguments: BrokenDesign.all) func exactlyTheFaultIsTold(_ broken: BrokenDesign) throws {
    let causes = Checker.check(Design(try broken.topology(), tables: Repository.tables)).causes
    let codes = causes.map { cause in
      var told: Set<String> = []
      return cause.map(\.code).filter { told.insert($0).inserted }.joined(separator: " ")
    }
    let messages = causes.joined().map { "\($0.code) \(MessageCatalogue.english($0.message))" }.joined(separator: "\n")
    #expect(codes.joined(separator: " | ") == broken.codes, "\(broken.statements)\n\(messages)")
  }
}
