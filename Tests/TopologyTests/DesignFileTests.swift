import Foundation
import TestSupport
import Testing
import Topology

/// The designs that come with the program are whole, and saving them loses nothing.
@Suite struct DesignFileTests {
  static let files = Repository.files(in: "Content/topologies", suffix: ".topology")

  @Test func thereAreDesigns() { #expect(Self.files.count > 5) }

  @Test(arguments: files) func aDesignSurvivesItsCanonicalText(file: URL) throws {
    let path = Repository.path(of: file)
    let topology = try Script.apply(String(contentsOf: file, encoding: .utf8), file: path)
    let again = try Script.apply(topology.text, file: path)
    #expect(again == topology)
    #expect(again.text == topology.text)
  }

  @Test func conditionsOfARequestAreNoPath() throws {
    let topology = try Script.apply(
      """
      add vpc main cidr=10.0.0.0/16; add alb front in main; add secret key
      add listener https in front protocol=https port=443; add target-group web in main protocol=http port=80
      forward https header=X-Origin-Verify:key -> web priority=10
      forward https /a=b/* host=shop.example.kr -> web priority=20
      """)
    #expect(topology.text.contains("forward https header=X-Origin-Verify:key -> web priority=10\n"))
    #expect(topology.text.contains("forward https /a=b/* host=shop.example.kr -> web priority=20\n"))
  }
}
