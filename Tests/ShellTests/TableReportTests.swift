import CommandLanguage
import Curriculum
import Foundation
import Localization
import Testing
import Topology

@testable import Shell

/// The dated tables can be read, and complete what is typed.
@Suite struct TableReportTests {
  private struct Versions: Decodable {
    struct Table: Decodable {
      struct Row: Decodable {
        let version, standing: String
        let until, extended: String?
      }

      let engine, service, source, checked, advised: String
      let versions: [Row]
    }

    let schema: String
    let today: String?
    let tables: [Table]
  }

  private func versions(_ session: inout Session) throws -> Versions {
    let report = try #require(session.perform("list versions").reports.first)
    return try JSONDecoder().decode(Versions.self, from: JSONEncoder().encode(report))
  }

  @Test func versionsAreListedWithTheirDates() throws {
    var session = try session()
    let read = try versions(&session)
    #expect(read.schema == "cloudtutor.versions/1")
    #expect(
      Set(read.tables.map(\.engine)).isSuperset(of: ["mysql", "postgres", "mariadb", "valkey", "redis", "python"]))
    let mysql = try #require(read.tables.first { $0.engine == "mysql" })
    #expect(mysql.versions.first { $0.version == "8.0" }?.until == "2026-07-31")
    #expect(mysql.versions.first { $0.version == "8.0" }?.standing == "extended")
    #expect(session.say("list versions").contains("2026-07-31"))
  }

  /// What a kind names as common must be no finding of the next check.
  @Test func kindsNameOnlyWhatTheTablesKnow() throws {
    let tables = try session().curriculum.serviceTables.get()
    let today = try #require(tables.today)
    let places = [
      ("rds", "class", "rds"), ("replica", "class", "rds"), ("aurora-instance", "class", "rds"), ("ec2", "type", "ec2"),
      ("launch-template", "type", "ec2"), ("cache", "node-type", "cache"),
    ]
    for (kind, key, service) in places {
      let words = try #require(ResourceKind.named(kind)?.attribute(key)).type.words
      #expect(!words.isEmpty)
      for word in words { #expect(tables.instances[service]?.standing(of: word) == .offered, "\(word)") }
    }
    for kind in ["rds", "aurora", "cache"] {
      let attributes = try #require(ResourceKind.named(kind))
      let engines = try #require(attributes.attribute("engine")).type.words.compactMap { tables.versions(of: $0) }
      for word in try #require(attributes.attribute("version")).type.words {
        #expect(engines.contains { $0.standing(of: word, on: today) == .supported }, "\(word)")
      }
    }
    for word in try #require(ResourceKind.named("lambda")?.attribute("runtime")).type.words {
      let language = String(word.prefix { $0.isLetter })
      guard let table = tables.versions[language] else { continue }
      #expect(table.standing(of: String(word.dropFirst(language.count)), on: today) == .supported, "\(word)")
    }
  }

  /// The same content is judged for another day where the session has one.
  @Test func versionsAreJudgedForToday() throws {
    var session = try session()
    session.today = Day("2026-07-31")
    let mysql = try #require(try versions(&session).tables.first { $0.engine == "mysql" })
    #expect(mysql.versions.first { $0.version == "8.0" }?.standing == "supported")
    _ = session.perform("add rds db engine=mysql version=8.0")
    #expect(session.perform("check --code DATA-12").reports.flatMap(\.results).isEmpty)
    session.today = Day("2026-08-01")
    #expect(session.perform("check --code DATA-12").reports.flatMap(\.results) == ["DATA-12"])
  }

  @Test(arguments: [
    ("add rds db engine=mysql version=8", "8.0"), ("add rds db class=db.m7g.8", "db.m7g.8xlarge"),
    ("add cache c node-type=cache.r7g.l", "cache.r7g.large"), ("add launch-template web type=t4g.me", "t4g.medium"),
    ("add aurora db engine=aurora-postgresql version=1", "17"), ("add lambda worker runtime=python3.1", "python3.14"),
  ])
  func tablesCompleteWhatHasBegun(_ line: String, _ word: String) throws {
    let tables = try session().curriculum.serviceTables.get()
    let context = CommandTable.vocabulary.context(atEndOf: line)
    #expect(Topology().candidates(for: context, tables: tables).map(\.text).contains(word))
    #expect(
      !Topology().candidates(for: CommandTable.vocabulary.context(atEndOf: "add rds db class="), tables: tables)
        .map(\.text).contains("db.m7g.8xlarge"))
  }
}
