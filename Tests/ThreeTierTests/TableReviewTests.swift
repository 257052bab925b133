import TestSupport
import Testing
import ThreeTier
import Topology

/// What the dated tables say of a design depends on the day, and on nothing else.
@Suite struct TableReviewTests {
  private func outcome(_ code: String, _ script: String, on day: String) throws -> Outcome {
    var tables = Repository.tables
    tables.today = Day(day)
    return try #require(RuleCatalogue.rule(code)).check(Design(try Script.apply(script), tables: tables))
  }

  private func severities(_ outcome: Outcome) -> [Severity] {
    if case .broken(let findings) = outcome { findings.map(\.severity) } else { [] }
  }

  /// The dates that AWS gives, each on its last day and on the next.
  @Test(arguments: [
    ("mysql version=8.0.40", "2026-07-31", "2026-08-01"), ("postgres version=13", "2026-02-28", "2026-03-01"),
    ("postgres version=14.20", "2027-02-28", "2027-03-01"), ("mysql version=8.4", "2029-07-31", "2029-08-01"),
  ])
  func standardSupportEndsAfterItsLastDay(_ engine: String, _ last: String, _ next: String) throws {
    let script = "add rds db engine=\(engine)"
    #expect(try outcome("DATA-12", script, on: last) == .holds)
    #expect(try severities(outcome("DATA-12", script, on: next)) == [.medium])
  }

  @Test func withoutExtendedSupportNothingNewIsMade() throws {
    let script = "add rds db engine=mariadb version=10.6"
    #expect(try outcome("DATA-12", script, on: "2026-08-31") == .holds)
    #expect(try severities(outcome("DATA-12", script, on: "2026-09-01")) == [.broken])
    #expect(try severities(outcome("DATA-12", "add rds db engine=mysql version=5.7", on: "2027-03-01")) == [.broken])
  }

  /// What a table does not know may be newer than the table, so it is only a doubt.
  @Test func whatATableDoesNotKnowIsADoubt() throws {
    let day = "2026-11-22"
    #expect(try severities(outcome("DATA-12", "add rds db engine=postgres version=25", on: day)) == [.low])
    #expect(
      try severities(outcome("DATA-12", "add rds db engine=postgres version=17 class=db.m99.large", on: day)) == [.low])
    #expect(
      try severities(
        outcome(
          "APP-07",
          """
          add vpc main cidr=10.0.0.0/16
          add subnet app-a in main az=a cidr=10.0.0.0/24
          add ec2 app in app-a ami=al2023 type=t99.small
          """, on: day)) == [.low])
  }

  @Test func withoutTablesNothingPasses() throws {
    for code in ["DATA-12", "DATA-15"] {
      let rule = try #require(RuleCatalogue.rule(code))
      guard case .cannotTell = rule.check(Design(try Script.apply("add rds db engine=postgres version=17"))) else {
        Issue.record("\(code) passes without its tables")
        continue
      }
    }
  }
}
