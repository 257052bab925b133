import Localization
import Testing
import ThreeTier
import Topology

@testable import Curriculum
@testable import Grading

/// A goal that can be met in one of several ways.
@Suite struct GoalJudgeTests {
  static let vpc = "region ap-northeast-2\nadd vpc v cidr=10.0.0.0/16\nadd subnet s in v az=a cidr=10.0.1.0/24\n"
  static let goal = Goal(
    id: "way-out",
    conditions: [
      .any([
        [.count(kind: "nat", with: [:], 1...2), .exists("s")],
        [.count(kind: "endpoint", with: ["service": ["s3"]], 1...1)],
      ])
    ], text: nil, line: 1)

  func result(_ statements: String) throws -> GoalResult {
    let start = try Script.apply(Self.vpc + "add ec2 old in s\n")
    let judge = GoalJudge(try Script.apply(Self.vpc + statements), start: start, tables: .none)
    return try #require(judge.judge([Self.goal]).first)
  }

  @Test func eitherWayIsRight() throws {
    #expect(try result("add nat n in s\n").isMet)
    #expect(try result("add endpoint e in v service=s3\n").isMet)
  }

  @Test func whatEveryWayLacksIsTold() throws {
    let result = try result("")
    #expect(!result.isMet && result.reasons.count == 1)
    let words = MessageCatalogue.english(result.reasons[0])
    #expect(words.contains("NAT") && words.contains("Or else:") && words.contains("service=s3"))
  }
}
