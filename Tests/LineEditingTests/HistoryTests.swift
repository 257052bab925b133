import Testing

@testable import LineEditing

@Suite struct HistoryTests {
  @Test func `a walk keeps what was edited on the way`() {
    var walk = HistoryWalk(["하나", "둘"])
    #expect(walk.move(by: 1, leaving: "셋") == nil)
    #expect(walk.move(by: -1, leaving: "셋") == "둘")
    #expect(walk.move(by: -1, leaving: "둘!") == "하나")
    #expect(walk.move(by: -1, leaving: "하나") == nil)
    #expect(walk.move(by: 1, leaving: "하나") == "둘!")
    #expect(walk.move(by: 1, leaving: "둘!") == "셋")
  }

  @Test func `a search goes back, forth, and says when nothing is left`() {
    var search = HistorySearch(["add vpc", "서브넷 추가", "add subnet", "서브넷 추가", "Add instance"])
    #expect(search.hit == nil)
    search.extend("add")
    #expect(search.hit == "Add instance")
    search.older()
    #expect(search.hit == "add subnet")
    search.extend(" v")
    #expect(search.hit == "add vpc")
    search.older()
    #expect(search.hit == "add vpc" && search.hasFailed)
    search.newer()
    #expect(search.hasFailed)
    search.shorten()
    #expect(search.pattern == "add " && search.hit == "Add instance")
    for _ in 0..<4 { search.shorten() }
    #expect(search.pattern == "" && search.hit == nil)
    search.extend("\u{1109}\u{1165}")  // 서, decomposed
    #expect(search.pattern == "서" && search.hit == "서브넷 추가")
    search.older()
    #expect(search.hasFailed, "the line found before is the same, so there is no other")
  }

  @Test func `an empty history is searched in vain`() {
    var search = HistorySearch([])
    search.extend("a")
    search.older()
    search.newer()
    #expect(search.hasFailed && search.hit == nil)
  }
}
