import Foundation
import TestSupport
import Testing

extension EndToEnd {
  /// Without a person: what goes where, and how the process ends.
  @Suite struct WaysToRunTests {
    private let home: Home

    init() throws { home = try Home() }

    private static let sound = Repository.root.appending(path: "Content/topologies/three-tier-seoul.topology").path
    private static let open = Repository.root.appending(path: "Content/topologies/shop-open.topology").path

    @Test func `commands of -c are run in order`() throws {
      let run = try home.run("-c", "add vpc main cidr=10.0.0.0/16; list")
      #expect(run.code == 0 && run.errors.isEmpty)
      #expect(run.output.contains("main.route-table"))
    }

    @Test func `words are one command line`() throws {
      // Were the argument not one word, `reboot` would be a command of its own.
      let run = try home.run("add", "launch-template", "web", "user-data=dnf -y update; reboot")
      #expect(run.code == 0 && run.errors.isEmpty && run.output.contains("web"))
    }

    /// It used to print the first question and end with 0.
    @Test func `words that ask something take the answers from standard input`() throws {
      let exam = ["--lang", "en", "quiz", "tiers", "--exam", "--seed", "7", "--count", "2"]
      let skipped = try home.run(exam, input: Data("skip\nskip\nskip\nskip\n".utf8))
      #expect(skipped.code == 4 && skipped.output.contains("0 of 2 right"), "\(skipped.output)")
      // Who does not finish an exam has not passed it, and can go on with it.
      let left = try home.run(exam, input: Data("skip\n".utf8))
      #expect(left.code == 4 && left.output.contains("Question 2 of 2"))
      let resumed = try home.run(["--lang", "en", "quiz", "resume"], input: Data("skip\nskip\nskip\n".utf8))
      #expect(resumed.code == 4 && resumed.output.contains("0 of 2 right"), "\(resumed.output)")
      let placement = try home.run(
        ["--lang", "en", "placement"], input: Data(String(repeating: "skip\n", count: 6).utf8))
      #expect(placement.code == 0 && placement.output.contains("Where to begin"))
      #expect(try home.run("review", "forecast").code == 0)
    }

    @Test func `a file and standard input are run alike`() throws {
      let script = "add vpc main \\\n  cidr=10.0.0.0/16\nlist  # behind a continued line\nshow main"
      let file = try home.write("a.topology", script)
      let fromFile = try home.run("--no-progress", "run", file)
      let piped = try home.run("--no-progress", input: script)
      for run in [fromFile, piped] {
        #expect(run.code == 0 && run.errors.isEmpty)
        #expect(run.output.contains("main.nacl") && run.output.contains("dns-hostnames"))
        #expect(!run.output.contains("\u{1B}") && !run.output.contains("> "))
      }
    }

    @Test func `an error in a file is told on standard error with its place and its line`() throws {
      let file = try home.write(
        "b.topology", "region ap-northeast-2\nadd vpc main\nadd subnet x in nowhere az=a\nlist\n")
      for run in [
        try home.run("--no-progress", "run", "b.topology"), try home.run("check", "b.topology"),
        try home.run("--no-progress", "open", "b.topology"),
      ] {
        #expect(run.code == 2)
        // An editor jumps to the place from the first line, so that holds nothing else before it.
        let first = run.errors.split(separator: "\n").first ?? ""
        #expect(first.contains("b.topology:3:17: ") && !first.contains("✗"))
        #expect(run.errors.contains("add subnet x in nowhere az=a\n                    ^^^^^^^"))
        #expect(!run.output.contains("main.nacl"), "nothing behind the error is run")
      }
      let piped = try home.run("--no-progress", input: try home.text("b.topology"))
      #expect(piped.code == 2 && piped.errors.contains("-:3:17: ") && !piped.output.contains("main.nacl"))
      _ = file
    }

    @Test(arguments: [["run", "c.topology", "--keep-going"], ["--keep-going", "run", "c.topology"], ["--keep-going"]])
    func `behind an error one may go on`(_ arguments: [String]) throws {
      let script = "frobnicate\nadd vpc main\nadd subnet x in nowhere az=a; list\n"
      _ = try home.write("c.topology", script)
      let run = try home.run(["--no-progress"] + arguments, input: Data(script.utf8))
      #expect(run.code == 2)
      #expect(run.errors.contains(":1:1: ") && run.errors.contains(":3:17: "))
      #expect(run.output.contains("main.nacl"))
    }

    @Test func `-c goes on, too`() throws {
      let run = try home.run("--keep-going", "-c", "frobnicate; add vpc main; list")
      #expect(run.code == 2 && run.errors.contains("frobnicate") && run.output.contains("main.nacl"))
    }

    @Test func `a sound design ends with 0, one with findings with 1`() throws {
      #expect(try home.run("check", Self.sound).code == 0)
      let run = try home.run("check", Self.open)
      #expect(run.code == 1 && run.errors.isEmpty && !run.output.isEmpty)
      #expect(run.output.contains("\(Self.open):"), "a finding says where")
    }

    @Test(arguments: [true, false])
    func `findings are told to machines under keys that stay`(_ isBehind: Bool) throws {
      let (option, words) = (["--output", "json"], ["check", Self.open])
      let run = try home.run(isBehind ? words + option : option + words)
      #expect(run.code == 1 && run.errors.isEmpty)
      let object = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
      let keys: Set<String> = ["schema", "findings", "passed", "notApplicable", "score"]
      #expect(Set(object.keys).subtracting(["waived", "unknown", "pillars"]) == keys)
      #expect(object["schema"] as? String == "cloudtutor.check/1")
      #expect(object["score"] as? Int != nil)
      #expect(object["passed"] as? [String] != nil)
      let findings = try #require(object["findings"] as? [[String: Any]])
      #expect(!findings.isEmpty)
      let all: Set<String> = ["code", "severity", "pillar", "resources", "file", "line", "column", "message"]
      for finding in findings {
        #expect(Set(finding.keys).isSubset(of: all))
        #expect(Set(finding.keys).isSuperset(of: all.subtracting(["file", "line", "column"])))
      }
      #expect(findings.contains { Set($0.keys) == all && $0["file"] as? String == Self.open })
      let others = try #require(object["notApplicable"] as? [[String: Any]])
      #expect(others.allSatisfy { Set($0.keys) == ["code", "reason"] })
    }

    @Test func `the language is the option's, then the variable's, then the locale's`() throws {
      let korean = { (run: Run) in run.output.contains("찾") || run.output.contains("규칙") }
      #expect(korean(try home.run("check", Self.sound, "--lang", "ko", environment: ["CLOUDTUTOR_LANG": "en"])))
      #expect(korean(try home.run("check", Self.sound, environment: ["CLOUDTUTOR_LANG": "ko"])))
      #expect(korean(try home.run("check", Self.sound, environment: ["LC_ALL": "ko_KR.UTF-8"])))
      #expect(!korean(try home.run("check", Self.sound)))
    }

    @Test func `plain output draws no boxes`() throws {
      for arguments in [["--plain"], ["--output", "plain"]] {
        let run = try home.run(["draw", Self.sound] + arguments)
        #expect(run.code == 0 && !run.output.isEmpty)
        #expect(!run.output.contains { "│┌└─═".contains($0) })
      }
      #expect(try home.run("draw", Self.sound).output.contains("┌"))
    }

    @Test func `version and help are there at once`() throws {
      let version = try home.run("--version")
      #expect(version.code == 0 && version.output.first?.isNumber == true)
      let help = try home.run("--help")
      #expect(help.code == 0)
      for option in ["-c", "--lang", "--output", "--plain", "--no-input", "--no-progress", "--keep-going", "--pack"] {
        #expect(help.output.contains(option))
      }
      #expect(!FileManager.default.fileExists(atPath: home.progress.path))
    }

    @Test(arguments: [
      ["--lang", "xx", "help"], ["--output", "xml", "help"], ["--nope"], ["frobnicate"], ["-c", "add"],
      ["check", "--nope"],
      ["--lang"],
    ])
    func `what is wrongly asked ends with 2 and a word`(_ arguments: [String]) throws {
      let run = try home.run(arguments)
      #expect(run.code == 2 && !run.errors.isEmpty && run.output.isEmpty)
    }

    @Test(arguments: [["check", "nowhere.topology"], ["run", "/"]])
    func `what cannot be read or written ends with 3 and a word`(_ arguments: [String]) throws {
      let run = try home.run(arguments)
      #expect(run.code == 3 && !run.errors.isEmpty && run.output.isEmpty)
    }

    @Test func `a design that cannot be saved ends with 3 and a word`() throws {
      let run = try home.run("-c", "add vpc shop cidr=10.0.0.0/16; save /proc/x.topology")
      #expect(run.code == 3 && run.errors.contains("/proc/x.topology") && !run.output.contains("Saved"))
    }

    @Test func `a full disk ends with 3 and a word`() throws {
      let full = try home.shell(#""$0" list kinds >/dev/full"#)
      #expect(full.code == 3 && full.output.contains("full"))
    }

    /// A file used to be put in the place of whatever had the name.
    @Test func `a link and a pipe are written to, not replaced`() throws {
      let link = try home.shell(
        #"touch file; ln -s file link; "$0" save link --replace; test -L link && echo "$(<file)" || echo gone"#)
      #expect(link.code == 0 && !link.output.contains("gone"))
      let pipe = try home.shell(
        #"mkfifo pipe; cat pipe >copy & "$0" -c 'add vpc main; save pipe --replace'; wait; test -p pipe && cat copy"#)
      #expect(pipe.code == 0 && pipe.output.hasSuffix("add vpc main\n"))
    }

    @Test func `a reader who leaves early is no accident`() throws {
      let run = try home.shell(
        #"for i in {1..2000}; do echo list kinds; done | "$0" 2>errors | head -1; echo ${PIPESTATUS[1]}; cat errors"#)
      #expect(run.output.hasSuffix("\n3\n"))
    }

    @Test func `nothing is asked where nobody answers`() throws {
      let session = try home.terminal(["--no-input"])
      session.send("list\n\u{4}")
      #expect(session.terminal.wait() == .exit(0))
      #expect(!session.emulator.screen.contains { $0.contains("한국어로 시작") })
    }

    @Test func `a language that was given is not asked for`() throws {
      let session = try home.terminal(["--lang", "ko"])
      try #require(session.wait(limit: 20_000) { $0.screen[$0.cursorRow].hasPrefix("답>") })
      #expect(!session.emulator.transcript.contains { $0.contains("한국어로 시작") })
      session.send("\u{4}")
      #expect(session.terminal.wait() == .exit(0))
    }
  }
}
