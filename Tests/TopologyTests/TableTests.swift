import Testing
import Topology

/// Days, versions and types compare as their tables need it.
@Suite struct TableTests {
  @Test func daysAreThoseOfTheCalendar() throws {
    #expect(Day("2026-02-29") == nil)
    #expect(Day("2028-02-29") != nil)
    for text in ["2026-2-01", "2026-13-01", "2026-00-10", "today", "2026-04-31"] {
      #expect(Day(text) == nil, "\(text)")
    }
    #expect(try #require(Day("2026-07-31")) < #require(Day("2026-08-01")))
    #expect(Day(daysSince1970: 0)?.description == "1970-01-01")
    #expect(Day(daysSince1970: 11_016)?.description == "2000-02-29")
    #expect(Day(daysSince1970: 20_779)?.description == "2026-11-22")
    #expect(Day(daysSince1970: -1) == nil)
  }

  @Test func versionsAreReadUpToAName() {
    #expect(Version("8.4.3")?.numbers == [8, 4, 3])
    #expect(Version("10.11.5.R2.20231201")?.numbers == [10, 11, 5])
    #expect(Version("24.x")?.numbers == [24])
    for text in ["", "newest", "8..4", "x.8"] { #expect(Version(text) == nil, "\(text)") }
    #expect(Version("9.6")! < Version("10")!)
  }

  @Test func aVersionIsJudgedByTheDay() throws {
    let rows = try [
      #require(VersionTable.Row("8.4", until: Day("2029-07-31"), extended: Day("2032-07-31"))),
      #require(VersionTable.Row("8.0", until: Day("2026-07-31"), extended: Day("2029-07-31"))),
    ]
    let end = try #require(Day("2026-07-31"))
    let table = VersionTable(
      service: "RDS", source: "https://docs.aws.amazon.com", checked: end, advised: "8.4", rows: rows)
    #expect(table.standing(of: "8.0.40", on: end) == .supported)
    #expect(try table.standing(of: "8.0.40", on: #require(Day("2026-08-01"))) == .extended(since: end))
    #expect(try table.standing(of: "8.0", on: #require(Day("2029-08-01"))) == .ended(since: end))
    #expect(table.standing(of: "5.7", on: end) == .ended(since: nil))
    for text in ["8", "9.1", "8.5", "newest"] { #expect(table.standing(of: text, on: end) == .unknown, "\(text)") }
  }

  @Test func aTypeOutsideOfItsTableIsADoubtWithTheNearestName() throws {
    let table = InstanceTable(
      source: "https://docs.aws.amazon.com", checked: try #require(Day("2026-11-22")), prefix: "db.",
      families: ["m4": ["large"], "r5": ["large", "2xlarge"], "serverless": []], retired: ["m4"])
    #expect(table.standing(of: "db.r5.large") == .offered)
    #expect(table.standing(of: "db.r5.2xlarge.tpc2.mem4x") == .offered)
    #expect(table.standing(of: "db.m4.large") == .retired)
    #expect(table.standing(of: "db.serverless") == .offered)
    #expect(table.standing(of: "db.r5") != .offered)
    #expect(table.names == ["db.m4.large", "db.r5.large", "db.r5.2xlarge", "db.serverless"])
    #expect(table.standing(of: "db.r5.lage") == .unknown(nearest: "db.r5.large"))
    #expect(table.standing(of: "r5.large") == .unknown(nearest: "db.r5.large"))
    #expect(table.standing(of: "huge") == .unknown(nearest: nil))
  }
}
