import TerminalUI
import Testing

@Suite("What a terminal can do")
struct TerminalSettingsTests {
  @Test(
    arguments: [
      (["TERM": "xterm"], true, .sixteenColours), (["TERM": "xterm"], false, .none),
      (["TERM": "dumb"], true, .none), ([:], true, .none),
      (["TERM": "xterm", "NO_COLOR": "1"], true, .monochrome),
      (["TERM": "xterm", "NO_COLOR": ""], true, .sixteenColours),
      (["CLICOLOR_FORCE": "1"], false, .sixteenColours), (["CLICOLOR_FORCE": "0"], false, .none),
      (["CLICOLOR_FORCE": "1", "NO_COLOR": "1"], false, .none),
      (["TERM": "xterm", "ACCESSIBLE": "1"], true, .none),
    ] as [([String: String], Bool, TerminalSettings.Styling)])
  func styling(environment: [String: String], isTerminal: Bool, expected: TerminalSettings.Styling) {
    #expect(TerminalSettings(environment: environment, isTerminal: isTerminal).styling == expected)
  }

  @Test(
    arguments: [
      ([:], .boxes), (["LANG": "C"], .boxes), (["LANG": "ko_KR.UTF-8"], .boxes), (["LANG": "ko_KR.eucKR"], .ascii),
      (["LANG": "ko_KR.UTF-8", "LC_ALL": "ko_KR.eucKR"], .ascii), (["LANG": "ko_KR"], .ascii),
      (["LANG": "ko_KR.UTF-8", "CLOUDTUTOR_DRAWING": "ascii"], .ascii),
      (["LC_CTYPE": "C.utf8", "LANG": "x.y"], .boxes),
    ] as [([String: String], TerminalSettings.Drawing)])
  func drawing(environment: [String: String], expected: TerminalSettings.Drawing) {
    #expect(TerminalSettings(environment: environment, isTerminal: true).drawing == expected)
  }

  @Test func sizeComesFromTheTerminalThenTheEnvironment() {
    let environment = ["COLUMNS": "132", "LINES": "50"]
    let told = TerminalSettings(environment: environment, isTerminal: true, size: (40, 10))
    #expect((told.width, told.height) == (40, 10))
    let guessed = TerminalSettings(environment: environment, isTerminal: false)
    #expect((guessed.width, guessed.height) == (132, 50))
    let unknown = TerminalSettings(environment: ["COLUMNS": "-3", "LINES": "many"], isTerminal: false)
    #expect((unknown.width, unknown.height) == (80, 24))
  }

  @Test(arguments: [
    (0, 8, "[..........] 0/8"), (1, 100, "[#.........] 1/100"), (4, 8, "[#####.....] 4/8"),
    (99, 100, "[#########.] 99/100"), (8, 8, "[##########] 8/8"), (9, 8, "[##########] 9/8"),
    (0, 0, "[..........] 0/0"), (-1, -2, "[..........] 0/0"), (.max, 1, "[##########] 9223372036854775807/1"),
  ])
  func progressBars(done: Int, total: Int, expected: String) {
    #expect(ProgressBar(done: done, of: total).text() == expected)
    #expect(ProgressBar(done: done, of: total).text(isPlain: true) == expected.split(separator: " ").last ?? "")
  }
}
