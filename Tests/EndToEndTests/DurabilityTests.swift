import Foundation
import TestSupport
import Testing

extension EndToEnd {
  /// An answer whose feedback was seen is kept, however the process ends.
  @Suite struct DurabilityTests {
    private struct Progress: Decodable {
      struct Totals: Decodable { let questions: Int }
      let totals: Totals
    }

    private func answers(_ home: Home) throws -> Int {
      let run = try home.run("progress", "--output", "json")
      return try JSONDecoder().decode(Progress.self, from: Data(run.output.utf8)).totals.questions
    }

    /// Starts a round of questions behind pipes, so that feedback can be read as it comes.
    private func quiz(_ home: Home) throws -> (process: Process, input: FileHandle, output: FileHandle) {
      let (process, input, output) = (Process(), Pipe(), Pipe())
      process.executableURL = URL(fileURLWithPath: try TestSupport.builtProduct("cloudtutor"))
      process.arguments = ["--lang", "en", "--keep-going"]
      process.environment = home.environment
      (process.standardInput, process.standardOutput) = (input, output)
      process.standardError = FileHandle.nullDevice
      try process.run()
      return (process, input.fileHandleForWriting, output.fileHandleForReading)
    }

    /// How often the feedback to an answer stands in a text.
    private func feedbacks(in text: String) -> Int {
      text.split(separator: "\n").count { $0.hasPrefix("✓ That is right.") || $0.hasPrefix("✗ That is not so.") }
    }

    @Test func `no answer is lost or counted twice when the process is killed at any moment`() throws {
      let home = try Home()
      var random = SplitMix(state: 8)
      var (kept, seen) = (0, 0)
      for _ in 0..<50 {
        let (process, input, output) = try quiz(home)
        let lines =
          "quiz --count 100 --seed \(UInt16.random(in: 0...999, using: &random))\n"
          + String(repeating: "1\n1 2\n1 2 3\nskip\n", count: 40)
        try input.write(contentsOf: Data(lines.utf8))
        // Some are killed before their first answer, most between answers.
        let wanted = Int.random(in: 0...8, using: &random)
        var text = ""
        while feedbacks(in: text) < wanted {
          let data = output.availableData
          if data.isEmpty { break }
          text += String(decoding: data, as: UTF8.self)
        }
        usleep(UInt32.random(in: 0...3000, using: &random))
        kill(process.processIdentifier, SIGKILL)
        try input.close()
        text += String(decoding: try output.readToEnd() ?? Data(), as: UTF8.self)
        process.waitUntilExit()
        let now = try answers(home)
        let shown = feedbacks(in: text)
        seen += shown
        // An answer may be kept whose feedback the kill came before; there is one at most.
        #expect((kept + shown...kept + shown + 1).contains(now))
        kept = now
      }
      #expect(seen > 100)
    }

    /// On a first start each used to add a learner of its own.
    @Test(arguments: [true, false])
    func `two shells at once lose nothing of each other`(_ isFirstStart: Bool) throws {
      let home = try Home()
      if !isFirstStart { #expect(try answers(home) == 0) }
      let shells = try [quiz(home), quiz(home)]
      for (number, shell) in shells.enumerated() {
        let lines = "quiz --count 20 --seed \(number)\n" + String(repeating: "1\n1 2\n1 2 3\nskip\n", count: 40)
        try shell.input.write(contentsOf: Data(lines.utf8))
        try shell.input.close()
      }
      var shown = 0
      for shell in shells {
        shown += feedbacks(in: String(decoding: try shell.output.readToEnd() ?? Data(), as: UTF8.self))
        shell.process.waitUntilExit()
      }
      #expect(shown > 10)
      let kept = try answers(home)
      #expect(kept == shown)
    }
  }
}
