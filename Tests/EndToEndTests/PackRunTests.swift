import Foundation
import TestSupport
import Testing

extension EndToEnd {
  /// Teachers' packs and authors' commands, as they type them.
  @Suite struct PackRunTests {
    private let home: Home
    private static let example = Repository.root.appending(path: "Examples/pack-offices").path

    init() throws { home = try Home() }

    /// A copy of the example that may be spoiled, below the folder in which the program runs.
    private func copy(_ name: String = "offices") throws -> URL {
      let folder = home.folder.appending(path: name)
      try FileManager.default.copyItem(atPath: Self.example, toPath: folder.path)
      return folder
    }

    private func replace(_ old: String, by new: String, in file: URL) throws {
      let text = try String(contentsOf: file, encoding: .utf8)
      try #require(text.contains(old))
      try text.replacingOccurrences(of: old, with: new).write(to: file, atomically: true, encoding: .utf8)
    }

    @Test(arguments: ["ko", "en"]) func `the example is whole, and is taken like the course`(_ language: String) throws
    {
      let check = try home.run("--pack", Self.example, "--lang", language, "content", "check")
      #expect(check.code == 0 && check.errors.isEmpty, "\(check.output)\(check.errors)")
      let list = try home.run("--pack", Self.example, "--lang", language, "-c", "list lessons; list labs")
      #expect(list.code == 0 && list.output.contains("`offices-peering`") && list.output.contains("`offices-pharmacy`"))
      let unit = language == "ko" ? "두 사무실 잇기" : "Two offices, one way"
      #expect(list.output.components(separatedBy: unit).count == 3, "each list names the unit once")
      let lab = try home.run(
        "--pack", Self.example, "-c",
        """
        lab offices-pharmacy; add peering to-pharmacy in clinic peer=pharmacy accepted=yes
        route clinic.route-table 10.72.0.0/16 -> to-pharmacy; route pharmacy.route-table 10.71.0.0/16 -> to-pharmacy
        allow pills-sg tcp/443 from 10.71.0.0/16; check; progress
        """)
      #expect(lab.code == 0 && lab.output.contains("Two offices, one way"), "\(lab.output)\(lab.errors)")
      // Without the pack its lessons are gone and nothing else is.
      let without = try home.run("-c", "list lessons; progress")
      #expect(without.code == 0 && !without.output.contains("offices-peering"))
    }

    @Test func `a pack with a problem is told of with its place and left out`() throws {
      let pack = try copy()
      try replace("-> to-store", by: "-> to-shop", in: pack.appending(path: "Content/questions/offices-peering.yaml"))
      let run = try home.run("--pack", "offices", "-c", "list labs")
      #expect(run.code == 1 && run.output.contains("payroll-groups") && !run.output.contains("offices-pharmacy"))
      #expect(run.errors.hasPrefix("offices/Content/questions/offices-peering.yaml:43: "), "\(run.errors)")
      #expect(run.errors.contains("The pack `offices/` is left out"))
      // Whoever asks for the check gets the problems once, as its answer.
      let check = try home.run("--pack", "offices", "content", "check")
      #expect(check.code == 1 && check.errors.isEmpty && check.output.contains("offices-peering.yaml:43"))
    }

    @Test func `at the prompt a pack that is left out is told of, and all else goes on`() throws {
      let pack = try copy()
      try replace("-> to-store", by: "-> to-shop", in: pack.appending(path: "Content/questions/offices-peering.yaml"))
      let session = try home.terminal(["--pack", pack.path, "--lang", "en"], columns: 160, lines: 60)
      try #require(session.wait(limit: 30_000) { $0.screen[$0.cursorRow].hasPrefix("answer>") })
      #expect(session.emulator.screen.contains { $0.contains("offices-peering.yaml:43: ") })
      #expect(session.emulator.screen.contains { $0.contains("is left out") })
      session.send("\u{4}")
      #expect(session.terminal.wait() == .exit(0))
    }

    @Test func `a pack beside another does not fall with it`() throws {
      let run = try home.run("--pack", "nowhere", "--pack", Self.example, "-c", "list labs")
      #expect(run.code == 3 && run.output.contains("offices-pharmacy"))
      #expect(run.errors.contains("nowhere/: There is no such folder"))
    }

    @Test func `control characters never reach the terminal`() throws {
      let pack = try copy()
      try replace(
        "Two, and no third", by: "Two\u{1B}]0;mine\u{7}\u{9B}2J",
        in: pack.appending(path: "Lessons/offices/offices-peering/en.md"))
      for arguments in [["list", "lessons"], ["content", "check"], ["content", "preview", "offices-peering"]] {
        let run = try home.run(["--pack", "offices"] + arguments)
        let scalars = (run.output + run.errors).unicodeScalars
        #expect(!scalars.contains { $0.properties.generalCategory == .control && $0 != "\n" })
        #expect(run.code != 0)
      }
    }

    @Test func `a pack grows from skeletons that say what to fill in`() throws {
      for command in [
        "lesson clinic-copies --unit clinic", "question clinic-first", "question clinic-second", "lab clinic-night",
      ] {
        let run = try home.run(["--pack", "mine", "content", "new"] + command.split(separator: " ").map(String.init))
        #expect(run.code == 0 && run.output.contains("mine/"), "\(command): \(run.output)\(run.errors)")
      }
      // All that is wrong is what is still to be filled in.
      let check = try home.run("--pack", "mine", "--output", "json", "content", "check")
      let answer = try #require(try JSONSerialization.jsonObject(with: Data(check.output.utf8)) as? [String: Any])
      let problems = try #require(answer["problems"] as? [[String: Any]])
      #expect(check.code == 1 && problems.count > 30)
      let others = problems.compactMap { $0["message"] as? String }
        .filter { !$0.hasPrefix("This is still to be filled in") }
      #expect(others == [])
      let again = try home.run("--pack", "mine", "content", "new", "lab", "clinic-night")
      #expect(again.code == 2 && again.errors.contains("is taken already"))
      let preview = try home.run("--pack", "mine", "--lang", "ko", "content", "preview", "clinic-night")
      #expect(preview.code == 0 && preview.output.contains("인터넷에서 SSH로 들어올 수 없다"))
    }

    @Test(arguments: [
      ["--pack", "mine", "content", "new", "lesson", "copies", "--unit", "clinic"],
      ["--pack", "mine", "content", "new", "lesson", "Clinic-Über", "--unit", "clinic"],
      ["--pack", "mine", "content", "new", "lesson", "clinic-copies"], ["content", "new", "lab", "tiers-night"],
      ["content", "check", "--unit", "tiers"], ["content", "preview", "no-such-thing"],
    ])
    func `what cannot be written is refused, and nothing is`(_ arguments: [String]) throws {
      let run = try home.run(arguments)
      #expect(run.code == 2 && !run.errors.isEmpty && run.output.isEmpty)
      #expect(!FileManager.default.fileExists(atPath: home.path("mine")))
    }

    @Test func `a file that is there is never written over`() throws {
      let pack = try copy()
      let file = pack.appending(path: "Content/questions/offices-new.yaml")
      try "[]".write(to: file, atomically: true, encoding: .utf8)
      let run = try home.run("--pack", "offices", "content", "new", "question", "offices-new")
      #expect(run.code == 2 && run.errors.contains("is there already"))
      #expect(try String(contentsOf: file, encoding: .utf8) == "[]")
    }

    @Test func `a preview asks nothing and keeps nothing`() throws {
      let pack = ["--pack", Self.example]
      for (id, shows) in [
        ("offices-peering", "The answer leaves by"), ("offices-way-back", "What is stuck is the answer"),
        ("offices-pharmacy", "Nothing joins the two VPCs"), ("out-but-not-in", "NAT gateway"),
      ] {
        let run = try home.run(pack + ["content", "preview", id])
        #expect(run.code == 0 && run.errors.isEmpty && run.output.contains(shows), "\(id)")
      }
      let progress = try home.run(pack + ["progress"])
      #expect(progress.output.contains("Nothing is done yet"))
    }

    @Test func `each save is checked until Ctrl-C`() throws {
      let pack = try copy()
      let file = pack.appending(path: "Content/labs/offices-pharmacy.yaml")
      let session = try home.terminal(["--pack", pack.path, "content", "check", "--watch"], columns: 200, lines: 50)
      func count(_ text: String) -> Int { session.emulator.screen.count { $0.contains(text) } }
      try #require(session.wait(limit: 30_000) { $0.screen.contains { $0.contains("Ctrl-C") } })
      #expect(count("No problem.") == 1)
      try replace("hint: no-peering", by: "hint: no-way", in: file)
      try #require(session.wait(limit: 30_000) { $0.screen.contains { $0.contains("Problems: 1") } })
      #expect(count("gets the hint `no-peering`, not `no-way`") == 1)
      try replace(
        "hint: no-way\n    script: |\n      allow", by: "hint: no-peering\n    script: |\n      allow", in: file)
      try #require(session.wait(limit: 30_000) { $0.screen.count { $0.contains("No problem.") } == 2 })
      #expect(count("mended") == 1)
      session.send("\u{3}")
      #expect(session.terminal.wait() == .exit(130))
    }

    @Test func `Ctrl-C in a watch leads back to the prompt`() throws {
      let session = try home.terminal(["--pack", Self.example, "--lang", "en"])
      try #require(session.wait(limit: 30_000) { $0.screen[$0.cursorRow].hasPrefix("answer>") })
      session.send("leave\r")
      try #require(session.waitForPrompt())
      session.send("content check --watch\r")
      try #require(session.wait(limit: 30_000) { $0.screen.contains { $0.contains("Ctrl-C") } })
      session.send("\u{3}")
      try #require(session.waitForPrompt())
      session.send("\u{4}")
      #expect(session.terminal.wait() == .exit(0))
    }
  }
}
