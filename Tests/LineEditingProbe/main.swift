import Foundation
import LineEditing
import TerminalUI

/// A language of a few words with which the editor is tested: it says back what was entered.
struct ProbeLanguage: LineEditingDelegate {
  static let words = ["add", "attach", "attend", "check", "서브넷", "서버", "서비스", "漢字", "漢文"]
  var history = [
    "add vpc main", "서브넷 만들기 main", "check 전체를 다시 한 번 살펴봅니다", "add subnet public-a in main az=a cidr=10.0.10.0/24",
  ]

  func highlight(_ line: String) -> [HighlightedSpan] {
    let verb = line.prefix { $0 != " " }
    return [HighlightedSpan(0..<verb.count, Self.words.contains(String(verb)) ? .verb : .unknownVerb)]
  }

  func completions(_ line: String, cursor: Int) -> Completions {
    let before = line.prefix(cursor)
    let word = String(before.reversed().prefix { $0 != " " }.reversed())
    let candidates = Self.words.filter { $0.hasPrefix(word) }
    return Completions(
      replacing: cursor - word.count..<cursor, with: candidates.map { .init($0, description: "뜻 of \($0)") })
  }

  func suggestion(_ line: String) -> String? {
    guard !line.isEmpty else { return nil }
    return history.last { $0.count > line.count && $0.hasPrefix(line) }.map { String($0.dropFirst(line.count)) }
  }
}

let arguments = CommandLine.arguments.dropFirst()
let isQuiet = arguments.contains("--quiet")

func say(_ line: String) {
  if isQuiet { return }
  print(line.count > 1000 ? "= \(line.count) characters" : "= \(line.terminalForm)")
}

var language = ProbeLanguage()
let settings = EditorSettings(
  styling: TerminalSettings.current(environment: ProcessInfo.processInfo.environment).styling,
  suggestions: !arguments.contains("--no-suggestions"))
do {
  let editor = try LineEditor(settings: settings)
  reading: while true {
    switch editor.read(prompt: "> ", delegate: language) {
    case .line(let line):
      if line == "sleep" { sleep(1) }
      if line.isEmpty { continue }
      say(line)
      language.history.append(line)
    case .lines(let lines):
      for line in lines { say(line) }
      language.history += lines
    case .interrupted: say("interrupted")
    case .end:
      print("end")
      break reading
    }
  }
} catch {
  print("no editor: \(error)")
  exit(3)
}
