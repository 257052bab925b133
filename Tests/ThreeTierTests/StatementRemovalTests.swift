import CommandLanguage
import Foundation
import TestSupport
import Testing
import ThreeTier
import Topology

/// Each statement of the reference design is there for a reason that the program knows: without it the rest is
/// refused, or a rule finds something.
@Suite struct StatementRemovalTests {
  private static let file = "Content/topologies/three-tier-seoul.topology"

  /// Beginnings of statements that nothing misses yet, with the rule of the catalogue that will.
  private static let silent: [(beginning: String, code: String)] = [
    ("region ", "EDGE-03"), ("acl stacks-acl ", "INT-01"), ("add alarm catalogue-", "DATA-08"),
    ("add alarm counters-", "OPS-02"), ("add alarm entrance-", "OPS-02"), ("add alarm visitors-", "OPS-02"),
    ("add record ", "EDGE-01"), ("add scaling-policy ", "APP-05"), ("allow catalogue-sg ", "INT-01"),
    ("allow desk-sg out ", "INT-01"), ("allow visitors-sg ", "INT-01"), ("deny everyone ", "S3-06"),
    ("forward welcome ", "STK-04"), ("grant librarian ", "INT-01"), ("grant service:cloudfront kms:", "S3-09"),
    ("grant service:elb ", "LB-07"), ("connect ", "INT-02"),
  ]

  private func statements() throws -> [String] {
    let text = try String(contentsOf: Repository.root.appending(path: Self.file), encoding: .utf8)
    return try Script.apply(text).lines
  }

  private func isMissed(_ index: Int, of statements: [String]) -> Bool {
    var rest = statements
    rest.remove(at: index)
    guard let topology = try? Script.apply(rest.joined(separator: "\n")) else { return true }
    return !Checker.check(Design(topology)).findings.isEmpty
  }

  @Test func `no statement can go unnoticed`() throws {
    let statements = try statements()
    #expect(statements.count > 50)
    #expect(Checker.check(Design(try Script.apply(statements.joined(separator: "\n")))).findings.isEmpty)
    for index in statements.indices where !isMissed(index, of: statements) {
      let statement = statements[index]
      #expect(Self.silent.contains { statement.hasPrefix($0.beginning) }, "nothing misses: \(statement)")
    }
    for (beginning, code) in Self.silent {
      #expect(statements.contains { $0.hasPrefix(beginning) }, "no statement begins with: \(beginning)\(code)")
    }
  }
}
