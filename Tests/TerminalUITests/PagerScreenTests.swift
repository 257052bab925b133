import Localization
import Testing

@testable import TerminalUI

@Suite("What a pager shows")
struct PagerScreenTests {
  private let text = (1...10).map { "line \($0)" }

  @Test func keysMoveWithinTheText() {
    var screen = PagerScreen(text, width: 80, height: 5)
    let steps: [(PagerScreen.Key, Int)] = [
      (.previousLine, 0), (.nextLine, 1), (.nextPage, 5), (.previousPage, 1), (.end, 6), (.nextLine, 6),
      (.previousLine, 5), (.start, 0), (.nextPage, 4), (.nextPage, 6),
    ]
    for (key, top) in steps {
      let goesOn = screen.press(key)
      #expect(goesOn)
      #expect(screen.top == top)
    }
    // Going on from the end leaves.
    let ends = [screen.press(.nextPage), screen.press(.quit)]
    #expect(ends == [false, false])
    #expect(screen.seen == 10)
  }

  @Test func onlyWhatWasOnTheScreenCountsAsSeen() {
    var screen = PagerScreen(text, width: 80, height: 5)
    #expect(screen.seen == 4)
    _ = screen.press(.nextLine)
    _ = screen.press(.start)
    #expect(screen.seen == 5)
  }

  @Test func theEndIsKnownOnceItWasShown() {
    var screen = PagerScreen(text, width: 80, height: 5)
    var shown: [Bool] = []
    for _ in 0..<3 {
      shown.append(screen.hasShownAll)
      _ = screen.press(.nextPage)
    }
    #expect(shown == [false, false, true])
    _ = screen.press(.start)
    #expect(screen.hasShownAll)
  }

  @Test func aResizeStaysAtThePlace() {
    var screen = PagerScreen(text, width: 80, height: 5)
    _ = screen.press(.nextPage)
    screen.resize(text.flatMap { [$0, "more"] }, width: 40, height: 7)
    #expect(screen.top == 8)
    #expect(screen.seen == 16)
    screen.resize(["all"], width: 40, height: 1)
    #expect(screen.top == 0)
    #expect(screen.seen == 1)
  }

  @Test func theFrameFillsTheScreen() {
    var screen = PagerScreen(text, width: 20, height: 5)
    _ = screen.press(.nextPage)
    #expect(
      screen.frame(.english) == """
        \u{1B}[H\u{1B}[Kline 5\r\n\u{1B}[Kline 6\r\n\u{1B}[Kline 7\r\n\u{1B}[Kline 8\r
        \u{1B}[K\u{1B}[7mLines 5 to 8 of 10.\u{1B}[0m
        """)
  }

  @Test(
    arguments: [
      ("q", [.quit]), ("ㅂ", [.quit]), ("\u{3}", [.quit]),
      ("\u{1B}[6~\u{1B}[A \r", [.nextPage, .previousLine, .nextPage, .nextLine]),
      ("\u{1B}OB", [.nextLine]), ("\u{1B}[1;5C\u{1B}[200~", []), ("\u{1B}", []), ("\u{1B}[", []), ("x가", []),
    ] as [(String, [PagerScreen.Key])])
  func keys(bytes: String, expected: [PagerScreen.Key]) {
    #expect(PagerScreen.keys(Array(bytes.utf8)) == expected)
  }
}
