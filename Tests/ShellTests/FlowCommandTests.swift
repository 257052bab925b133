import Foundation
import TestSupport
import Testing

@testable import Shell

/// `trace`, `why` and `trace request` answer to people and programs.
@Suite struct FlowCommandTests {
  @Test func aTraceAnswersToPrograms() throws {
    struct Trace: Decodable {
      struct Hop: Decodable {
        let at, verdict, reason: String
        let code: String?
      }
      let schema, verdict: String
      let hops: [Hop]
      let decidedBy: Int
    }
    var session = try session()
    _ = session.perform("open three-tier-seoul")
    for (line, verdict) in [
      ("trace internet -> catalogue tcp/5432", "no"), ("trace librarians -> s3 tcp/443", "yes"),
      ("trace 203.0.113.0/24 -> entrance tcp/22", "no"),
    ] {
      let report = try #require(session.perform(line).reports.first)
      let trace = try JSONDecoder().decode(Trace.self, from: try JSONEncoder().encode(report))
      #expect(trace.schema == "cloudtutor.trace/1")
      #expect(trace.verdict == verdict, "\(line)")
      #expect(trace.hops.indices.contains(trace.decidedBy))
      #expect((trace.hops[trace.decidedBy].code != nil) == (verdict == "no"), "\(line)")
    }
  }

  @Test func whySaysWhatWouldClose() throws {
    var session = try session()
    _ = session.perform("open shop-open; trace internet -> app tcp/22")
    #expect(session.say("why").contains("revoke app-sg tcp/22 from 0.0.0.0/0"))
    _ = session.perform("revoke app-sg tcp/22 from 0.0.0.0/0")
    #expect(session.perform("why").reports.flatMap(\.results) == ["no"])
    #expect(session.say("why").contains("reachability/explanation-codes.html"))
  }

  /// Where a lab asks for it, the statement would be the answer.
  @Test func aLabKeepsTheStatementBack() throws {
    var session = try session()
    _ = session.perform("lab booking-two-zones")
    let shown = session.perform("why internet -> 10.0.0.0/16 tcp/443").reports
    for report in shown {
      let text = String(decoding: try JSONEncoder().encode(report), as: UTF8.self)
      #expect(text.contains("\"close\":[]"))
      #expect(text.contains("\"mend\":[]"))
    }
  }

  @Test(arguments: [
    ("three-tier-seoul", "/", "yes"), ("vpc-origin", "/", "yes"), ("internal-balancer", "/", "yes"),
    ("regional-nat", "/", "yes"), ("serverless", "/api/orders", "yes"), ("fargate", "/", "yes"),
    ("aurora-replicas", "/", "yes"), ("market-handover", "/", "no"), ("shop-lost-request", "/", "no"),
    ("shop-open", "/", "no"),
  ])
  func designsThatComeWithTheProgramAnswer(_ design: String, _ path: String, _ verdict: String) throws {
    var session = try session()
    _ = session.perform("open \(design)")
    let answer = session.perform("trace request \(path)").reports.flatMap(\.results)
    #expect(answer == [verdict], "\(session.say("trace request \(path)"))")
  }
}
