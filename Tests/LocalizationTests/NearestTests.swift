import Localization
import TestSupport
import Testing

@Suite struct NearestTests {
  static let kinds = [
    "vpc", "subnet", "igw", "nat", "eip", "route-table", "nacl", "security-group", "endpoint", "ec2", "alb",
  ]
  static let verbs = ["show", "list", "draw", "set", "add", "route", "remove", "rename", "help", "quit"]

  @Test(arguments: [
    ("subent", "subnet"), ("Subnet", "subnet"), ("route-tabel", "route-table"), ("securty-group", "security-group"),
    ("vcp", "vpc"), ("endpiont", "endpoint"), ("nalc", "nacl"),
  ])
  func mistypedKinds(word: String, meant: String) {
    #expect(Nearest.candidate(to: word, in: Self.kinds) == meant)
  }

  @Test func verbs() {
    #expect(Nearest.candidate(to: "shwo", in: Self.verbs) == "show")
    #expect(Nearest.candidate(to: "hlep", in: Self.verbs) == "help")
    #expect(Nearest.candidate(to: "서브냇", in: ["라우팅", "서브넷", "서버"]) == "서브넷")
    #expect(Nearest.candidate(to: "추가해", in: ["추적", "추가", "삭제"]) == "추가")
  }

  @Test(arguments: ["", "x", "database", "zzzzzz", "가나다", "🙂"]) func nothingIsNear(word: String) {
    #expect(Nearest.candidate(to: word, in: Self.kinds) == nil)
  }

  @Test func tiesAreDecided() {
    #expect(Nearest.candidate(to: "public-b", in: ["public-c", "public-a"]) == "public-a")
    #expect(Nearest.candidate(to: "app-x", in: ["zpp-x", "app-c"]) == "app-c")
    #expect(Nearest.candidate(to: "X", in: ["x"]) == "x")
  }

  @Test(arguments: [
    ("", "", 0), ("", "abc", 3), ("ab", "ba", 1), ("ca", "abc", 3), ("kitten", "sitting", 3), ("a", "a", 0),
    ("abcd", "badc", 2),
  ])
  func distances(source: String, target: String, distance: Int) {
    #expect(EditDistance.between(source, target) == distance)
    #expect(EditDistance.between(target, source) == distance)
    #expect(EditDistance.between(source, target, limit: distance) == distance)
    #expect(EditDistance.between(source, target, limit: distance - 1) == nil)
  }

  /// The definition by recursion, without tables, to hold the fast one against.
  static func defined(_ source: ArraySlice<Int>, _ target: ArraySlice<Int>) -> Int {
    guard let last = source.last, let other = target.last else { return max(source.count, target.count) }
    let (shorter, shorterOther) = (source.dropLast(), target.dropLast())
    var best = min(
      defined(shorter, shorterOther) + (last == other ? 0 : 1), defined(shorter, target) + 1,
      defined(source, shorterOther) + 1)
    if source.count > 1, target.count > 1, last == shorterOther.last, shorter.last == other {
      best = min(best, defined(shorter.dropLast(), shorterOther.dropLast()) + 1)
    }
    return best
  }

  @Test(arguments: 0..<200 as Range<UInt64>) func distanceIsAsDefined(seed: UInt64) {
    var random = SplitMix(state: seed)
    let words = (0..<2).map { _ in
      (0..<Int.random(in: 0...5, using: &random)).map { _ in Int.random(in: 0..<3, using: &random) }
    }
    let distance = Self.defined(words[0][...], words[1][...])
    for limit in 0...6 {
      #expect(EditDistance.between(words[0], words[1], limit: limit) == (distance <= limit ? distance : nil))
    }
  }
}
