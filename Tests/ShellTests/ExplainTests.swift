import Curriculum
import Foundation
import Localization
import TerminalUI
import TestSupport
import Testing
import ThreeTier

@testable import Shell

/// `explain` tells each rule of the catalogue, to people and to programs.
@Suite struct ExplainTests {
  static let codes = RuleCatalogue.all.map { $0.code }

  /// What a program reads of a rule.
  private struct Rule: Decodable {
    struct Examples: Decodable {
      struct Failing: Decodable {
        struct Finding: Decodable { let severity, message: String }
        let script: String
        let marks: [Int]
        let findings: [Finding]
      }

      struct Passing: Decodable { let script: String }
      let failing: [Failing]
      let passing: [Passing]
    }

    let schema, code, title, why, pillar: String
    let mend, lesson, elsewhereNote: String?
    let severities, covers, links, elsewhere: [String]
    let examples: Examples
  }

  private func read(_ code: String, _ session: inout Session) throws -> Rule {
    let report = try #require(session.perform("explain \(code)").reports.first)
    return try JSONDecoder().decode(Rule.self, from: try JSONEncoder().encode(report))
  }

  @Test(arguments: Language.required)
  func everyRuleIsWhollyTold(_ language: Language) throws {
    #expect(Self.codes.count > 100)
    var session = try session(language)
    for code in Self.codes {
      let rule = try read(code, &session)
      #expect(rule.schema == "cloudtutor.rule/1")
      #expect(rule.code == code)
      for text in [rule.title, rule.why, rule.mend ?? ""] { #expect(!text.isEmpty, "\(code)") }
      #expect(!rule.links.isEmpty && !rule.severities.isEmpty, "\(code)")
      #expect(rule.severities.allSatisfy { Severity($0) != nil })
      #expect(rule.examples.failing.allSatisfy { !$0.findings.isEmpty }, "\(code)")
      #expect(!rule.examples.passing.isEmpty, "\(code)")
      let page = session.say("explain \(code)")
      for id in rule.elsewhere.compactMap({ $0.split(separator: " ").dropFirst().first }) {
        #expect(page.contains(id), "`explain \(code)` leaves \(id) out")
      }
    }
  }

  /// An example is drawn, its line marked, and what `check` says of it told.
  @Test(arguments: [40, 80])
  func examplesAreDrawnIntoTheTerminal(_ width: Int) throws {
    var session = try session()
    session.width = width
    let renderer = DocumentRenderer(TerminalSettings(width: width))
    for code in Self.codes {
      let report = try #require(session.perform("explain \(code)").reports.first)
      let drawn = renderer.lines(report.document(session.words)).filter { $0.contains("┌") || $0.contains("│") }
      #expect(!drawn.isEmpty, "`explain \(code)` draws nothing")
      #expect(drawn.allSatisfy { $0.cellWidth <= width }, "\(code)")
    }
    let text = session.say("explain SG-02")
    #expect(text.contains("# SG-02"))
    #expect(text.contains("figure"))
  }

  @Test func allExamplesAreShownWhenAskedFor() throws {
    var session = try session()
    let rule = try #require(RuleCatalogue.rule("DATA-12"))
    let short = session.say("explain DATA-12")
    let long = session.say("explain DATA-12 --all")
    #expect(rule.failing.count > 2)
    #expect(short.contains("explain DATA-12 --all"))
    for line in rule.failing.flatMap({ $0.script.split(separator: "\n") }) {
      let statement = line.hasSuffix("  # DATA-12") ? line.dropLast(11) : line
      #expect(long.contains(statement))
    }
  }

  /// Behind a long statement the mark was once torn from its code.
  @Test func theMarkStandsBeforeTheLineToBlame() throws {
    var session = try session()
    let report = try #require(session.perform("explain NET-11").reports.first)
    let lines = DocumentRenderer(TerminalSettings(width: 80)).lines(report.document(session.words))
    let mark = try #require(lines.firstIndex { $0.hasSuffix("    # NET-11") })
    #expect(lines[mark + 1].contains("public-ip-on-launch=yes"))
  }

  /// In a lab the way to mend is what the learner is to find.
  @Test func aLabKeepsTheMendBack() throws {
    var session = try session()
    #expect(try read("NET-03", &session).mend != nil)
    _ = session.perform("lab booking-two-zones")
    #expect(try read("NET-03", &session).mend == nil)
  }

  @Test func otherToolsAreNamedByTheirOwnNames() throws {
    let curriculum = try session().curriculum
    let checks = try curriculum.words(ofRule: "SG-05").elsewhere.map(\.description)
    #expect(checks.contains("checkov CKV_AWS_24"))
    #expect(checks.contains("cfn-guard restricted_ssh"))
    #expect(checks.contains("trivy AVD-AWS-0107"))
    let flag = try #require(try curriculum.words(ofRule: "NET-11").elsewhere.first)
    #expect(flag.isForTerraformOnly)
    #expect(try curriculum.words(ofRule: "LB-05").elsewhere.isEmpty)
  }
}
