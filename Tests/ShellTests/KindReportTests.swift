import Foundation
import Localization
import TerminalUI
import Testing
import Topology

@testable import Shell

/// The kinds of parts can be read, by people at any width and by programs.
@Suite struct KindReportTests {
  private struct Kinds: Decodable {
    struct Kind: Decodable { let token, title, family, awsType: String }
    let schema: String
    let kinds: [Kind]
  }

  private struct Kind: Decodable {
    struct Placement: Decodable {
      let parents: [String]
      let isRequired: Bool
    }

    struct Range: Decodable {
      let lowest: Int
      let highest: Int?
    }

    struct Attribute: Decodable {
      let key, type, meaning, takes: String
      let required: Bool
      let `default`, decidedBy, unit: String?
      let words, kinds: [String]?
      let range: Range?
    }

    struct Implied: Decodable { let kind, name: String }

    let schema, token, title, awsType, documentation, example: String
    let placement: Placement
    let attributes: [Attribute]
    let implied: [Implied]
    let checkedBy: [String]
  }

  private func read<Value: Decodable>(_ line: String, _ session: inout Session) throws -> Value {
    let report = try #require(session.perform(line).reports.first)
    return try JSONDecoder().decode(Value.self, from: JSONEncoder().encode(report))
  }

  @Test func everyKindIsListedInItsFamily() throws {
    var session = try session()
    let kinds: Kinds = try read("list kinds", &session)
    #expect(kinds.schema == "cloudtutor.kinds/1")
    #expect(kinds.kinds.map(\.token) == ResourceKind.all.map(\.token))
    #expect(kinds.kinds.first { $0.token == "rds" }?.family == "stores")
    let page = session.say("list kinds")
    for kind in ResourceKind.all { #expect(page.contains("\"\(kind.token)\""), "\(kind.token)") }
  }

  @Test(arguments: Language.required)
  func everyKindIsWhollyTold(_ language: Language) throws {
    var session = try session(language)
    for kind in ResourceKind.all {
      let told: Kind = try read("help \(kind.token)", &session)
      #expect(told.schema == "cloudtutor.kind/1")
      #expect(told.token == kind.token && told.awsType == kind.awsType && told.example == kind.example)
      #expect(told.title == session.words(kind.title))
      #expect(told.placement.parents == kind.placement.kinds)
      #expect(told.attributes.map(\.key) == kind.attributes.map(\.key))
      #expect(told.attributes.allSatisfy { !$0.meaning.isEmpty && !$0.takes.isEmpty })
      #expect(told.attributes.map(\.required) == kind.attributes.map { $0.standard == .required })
      for code in told.checkedBy { #expect(session.perform("explain \(code)").error == nil) }
    }
  }

  @Test func rangesUnitsDefaultsAndRulesAreTold() throws {
    var session = try session()
    let rds: Kind = try read("help rds", &session)
    let retention = try #require(rds.attributes.first { $0.key == "backup-retention" })
    #expect(retention.type == "number" && retention.unit == "d" && retention.range?.highest == 35)
    #expect(retention.default == "1")
    #expect(rds.attributes.first { $0.key == "engine" }?.words?.contains("postgres") == true)
    #expect(rds.checkedBy.contains("DATA-02"))
    #expect(rds.implied.map(\.name) == ["NAME.secret"])
    let group: Kind = try read("help security-group", &session)
    #expect(group.checkedBy.contains("SG-05"))
    #expect(group.placement.isRequired)
    let subnet: Kind = try read("help subnet", &session)
    #expect(subnet.attributes.first { $0.key == "route-table" }?.default == "VPC.route-table")
  }

  @Test(arguments: [40, 80])
  func kindsFitTheTerminal(_ width: Int) throws {
    var session = try session(.korean)
    let renderer = DocumentRenderer(TerminalSettings(width: width))
    for line in ["list kinds"] + ResourceKind.all.map({ "help \($0.token)" }) {
      let report = try #require(session.perform(line).reports.first)
      // Examples and addresses of pages are not broken, so that they can be copied.
      let wide = renderer.lines(report.document(session.words)).filter {
        $0.cellWidth > width && !$0.contains("https://") && !$0.hasPrefix("    ")
      }
      #expect(wide.isEmpty, "`\(line)`: \(wide)")
    }
  }
}
