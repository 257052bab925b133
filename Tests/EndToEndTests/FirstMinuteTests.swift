import Foundation
import Testing

@testable import TestSupport

extension EndToEnd {
  /// From the first start to the first lesson and back to it, as a person sees it.
  @Suite struct FirstMinuteTests {
    /// What a person sees and presses, in one language.
    struct Words: Sendable, CustomTestStringConvertible {
      let key: String
      let answer: String
      let lesson: String
      let possible: String
      let impossible: String
      let resumed: String
      var testDescription: String { key.isEmpty ? "ko" : "en" }

      static let korean = Words(
        key: "", answer: "답> ", lesson: "레슨> ", possible: "✓ 통합니다", impossible: "✗ 통하지 않습니다", resumed: "멈춘")
      static let english = Words(
        key: "e", answer: "answer> ", lesson: "lesson> ", possible: "✓ Yes", impossible: "✗ No",
        resumed: "You go on where you stopped.")
    }

    @Test(arguments: [Words.korean, .english], [80, 40])
    func `the first minute leads into the first lesson, which goes on after the end`(
      _ words: Words, _ columns: Int
    ) throws {
      let home = try Home()
      let first = try start(home, columns)
      #expect(first.wait { $0.screen[$0.cursorRow].hasPrefix("Enter 한국어로 시작 / e English:") })
      first.send(words.key + "\r")
      try #require(waitForPrompt(first, words.answer))
      #expect(first.emulator.transcript.contains { $0.contains("VPC shop 10.0.0.0/16") })
      try enter("1", first, words.lesson)
      for (command, shows) in [
        ("trace internet -> db tcp/5432", words.possible), ("unroute shop.route-table 0.0.0.0/0", "0.0.0.0/0 -> gate"),
        ("trace internet -> db tcp/5432", words.impossible), ("undo", "unroute"), ("redo", "unroute"),
      ] {
        try takeSuggestion(command, first, command == "redo" ? "> " : words.lesson)
        #expect(first.emulator.transcript.contains { $0.contains(shows) }, "'\(command)' does not show '\(shows)'")
      }
      try enter("lesson", first, words.lesson)
      try takeSuggestion("trace internet -> bakery-web tcp/80", first, words.answer)
      try enter("1", first, words.lesson)
      first.send("\u{4}")
      #expect(first.terminal.wait() == .exit(0))
      leavesTheTerminalClean(first)

      let second = try start(home, columns)
      try #require(waitForPrompt(second, words.lesson))
      #expect(second.emulator.transcript.contains { $0.contains(words.resumed) })
      try takeSuggestion("add igw gate in bakery", second, words.lesson)
      try enter("quit", second, nil)
      #expect(second.terminal.wait() == .exit(0))
      leavesTheTerminalClean(second)

      let third = try start(home, columns)
      try #require(waitForPrompt(third, words.lesson))
      try takeSuggestion("trace internet -> bakery-web tcp/80", third, words.lesson)
    }

    /// Who closed the terminal in a lab once found no trace of it at the next start.
    @Test func `a lab that is open is named at the next start`() throws {
      let home = try Home()
      _ = try home.run("--lang", "en", "-c", "lesson first-minute; leave; lab booking-two-zones; add eip spare")
      let session = try home.terminal(environment: ["PAGER": "cat", "CLOUDTUTOR_LANG": "en"], columns: 80)
      try #require(waitForPrompt(session, "answer> "))
      #expect(session.emulator.transcript.contains { $0.contains("`lab booking-two-zones` goes on") })
      try enter("lab booking-two-zones", session, "lab> ")
      session.send("show spare\r")
      #expect(session.wait { $0.transcript.contains { $0.contains("Elastic IP address `spare`") } })
    }

    /// The pager, which has tests of its own, only passes on, so that all rows are there to be looked at.
    private func start(_ home: Home, _ columns: Int) throws -> TerminalSession {
      try home.terminal(environment: ["PAGER": "cat"], columns: columns)
    }

    /// No row ran over the terminal's edge, no sequence was strange, and no mode is left on.
    private func leavesTheTerminalClean(_ session: TerminalSession) {
      session.settle()
      #expect(session.emulator.unknown == [])
      let rows = session.emulator.past + session.emulator.rows
      #expect(!rows.contains { $0.isWrapped })
      #expect(!session.emulator.modes.contains(2004) && session.emulator.modes.isSuperset(of: [7, 25]))
    }

    /// Nothing is typed: what stands in grey is taken by one key and run by another.
    private func takeSuggestion(_ command: String, _ session: TerminalSession, _ prompt: String) throws {
      // On a narrow terminal it goes on in the next row; its beginning tells it from others.
      let shown = String(command.prefix(28))
      try #require(
        session.wait(limit: 20_000) { $0.screen[$0.cursorRow].contains("> " + shown) },
        "'\(command)' is not suggested:\n\(session.emulator.screen.joined(separator: "\n"))")
      session.send("\u{1B}[C")
      #expect(session.wait { $0.screenWithoutFaint.contains { $0.contains("> " + shown) } })
      try enter("", session, prompt)
    }

    /// Enters a line and waits for a prompt behind it.
    private func enter(_ line: String, _ session: TerminalSession, _ prompt: String?) throws {
      session.send(line + "\r")
      guard let prompt else { return }
      // The editor leaves bracketed paste while the line is run; a prompt seen before that is the old one.
      usleep(100_000)
      try #require(
        waitForPrompt(session, prompt),
        "no prompt behind '\(line)':\n\(session.emulator.screen.joined(separator: "\n"))")
    }

    /// Waits for a prompt with nothing typed behind it.
    private func waitForPrompt(_ session: TerminalSession, _ prompt: String) -> Bool {
      session.wait(limit: 20_000) {
        $0.modes.contains(2004) && $0.screenWithoutFaint[$0.cursorRow] == prompt.dropLast()
      }
    }
  }
}
