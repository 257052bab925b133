import CommandLanguage
import Localization
import TestSupport
import Testing
import ThreeTier
import Topology

/// A learner takes the first mend that is offered, checks again, and so on: that must come to an end, and no
/// mend may be refused on the way or bring back what another has mended. Somebody else copies all that one
/// check offers: no two of those mends may make different parts of one name.
@Suite struct MendWalkTests {
  /// More mends than any of the faults here needs.
  private static let steps = 24

  @Test(arguments: BrokenDesign.all) func mendsLeadToADesignWithoutThem(_ broken: BrokenDesign) throws {
    var topology = try broken.topology()
    var seen: Set<String> = []
    var said: [String] = []
    for _ in 0..<Self.steps {
      let findings = Checker.check(Design(topology, tables: Repository.tables)).findings
      let additions = Set(findings.flatMap(\.mend).filter { $0.hasPrefix("add ") })
      let names = additions.compactMap { $0.split(separator: " ").dropFirst(2).first }
      #expect(Set(names).count == names.count, "\(additions.sorted().joined(separator: "\n"))")
      let entries = Set(findings.flatMap(\.mend).filter { $0.hasPrefix("acl ") })
      let places = entries.map { $0.split(separator: " ").prefix(4) }
      #expect(Set(places).count == places.count, "\(entries.sorted().joined(separator: "\n"))")
      guard let finding = findings.first(where: { !$0.mend.isEmpty }) else { return }
      let mend = finding.mend.joined(separator: "\n")
      said.append("\(finding.code): \(mend)")
      do { topology = try Script.apply(mend, to: topology) } catch {
        Issue.record("\(MessageCatalogue.english(error.message))\n\(said.joined(separator: "\n"))")
        return
      }
      guard seen.insert(topology.text).inserted else {
        Issue.record("mends go in a circle:\n\(said.joined(separator: "\n"))")
        return
      }
    }
    Issue.record("mends come to no end:\n\(said.joined(separator: "\n"))")
  }
}
