import Foundation
import Localization
import TestSupport
import Testing

@Suite struct FinalSoundTests {
  struct Row: CustomTestStringConvertible {
    let value: String
    let object: String
    let direction: String
    var testDescription: String { value }
  }

  static let rows: [Row] = {
    let file = Repository.root.appending(path: "Tests/LocalizationTests/Fixtures/particles.tsv")
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.compactMap { line in
      let cells = line.split(separator: "\t").map(String.init)
      return cells.count < 3 ? nil : Row(value: cells[0], object: cells[1], direction: cells[2])
    }
  }()

  @Test func theTableIsWhole() {
    #expect(Self.rows.count == 140)
  }

  @Test(arguments: rows) func particlesFollowTheSound(row: Row) throws {
    #expect(try #require(Particle("을")).following(row.value) == row.object)
    #expect(try #require(Particle("으로")).following(row.value) == row.direction)
  }

  @Test(arguments: [
    ("", FinalSound.none), ("()", .none), ("서울", .rieul), ("`web-a` 서브넷", .other), ("보안 그룹 (SG) ", .other),
    ("\u{1109}\u{1165}\u{1107}\u{1165}", .none), ("ㄹ", .rieul), ("ㄱ", .other), ("ㅏ", .none), ("100,000", .other),
    ("1000000000000", .none), ("0", .other), ("web-10", .other), ("web-1", .other), ("web_2", .none),
    ("10.0.3.0", .other),
    ("/healthz/", .none), ("`cidr`", .none), ("subnets", .none), ("日本", .none), ("club", .other), ("disk", .none),
    ("checkout", .other), ("IP", .none), ("check", .none), ("network", .none), ("project", .none), ("template", .other),
    ("link", .none), ("L", .rieul), ("N", .other), ("Go!", .none),
  ])
  func furtherValues(value: String, sound: FinalSound) {
    #expect(FinalSound(of: value) == sound, "\(value)")
  }

  @Test func otherParticles() throws {
    #expect(Particle("도") == nil)
    #expect(try #require(Particle("라는")).following("web") == "이라는")
    #expect(try #require(Particle("와")).following("URL") == "과")
    #expect(try #require(Particle("로")).following("URL") == "로")
  }
}
