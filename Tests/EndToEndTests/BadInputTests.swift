import Foundation
import TestSupport
import Testing

extension EndToEnd {
  /// What is wrong, damaged or too much gets a clear word; nothing crashes, hangs or is lost.
  @Suite struct BadInputTests {
    private let home: Home

    init() throws { home = try Home() }

    @Test(arguments: [
      ("add vcp main", "`vcp`"), ("add vpc main cidr=10.0.0.0/33", "10.0.0.0/33"),
      ("add vpc main cidr=10.0.0.1/16", "10.0.0.1/16"), ("add subnet a in main az=a", "`main`"),
      ("add subnet a az=a", "`in`"), ("add vpc main colour=red", "`colour`"),
      ("set nobody cidr=10.0.0.0/16", "`nobody`"),
      ("add vpc main cidr=", "cidr"), ("remove", "the name of a part"), ("add vpc \"", "quotation mark"),
    ])
    func `a wrong statement is refused with a caret and changes nothing`(_ statement: String, _ blamed: String) throws {
      let run = try home.run("-c", "add eip ip; \(statement)")
      #expect(run.code == 2)
      #expect(run.errors.contains(blamed) && run.errors.contains("^"), "\(run.errors)")
      let list = try home.run("list").output
      #expect(!list.contains("`main`"))
    }

    @Test func `parts that name each other are saved and read back alike`() throws {
      #expect(try home.run("-c", "add sqs a; add sqs b dlq=a; set a dlq=b; save one.topology").code == 0)
      #expect(try home.run("check", "one.topology").code < 2)
      #expect(try home.run("--no-progress", "-c", "open one.topology; save two.topology").code == 0)
      let text = try home.text("one.topology")
      #expect(try home.text("two.topology") == text)
      #expect(text.contains("dlq=a") && text.contains("dlq=b"))
    }

    @Test(arguments: [1, 2, 3])
    func `a megabyte of random bytes is refused without a control character`(_ seed: UInt64) throws {
      var random = SplitMix(state: seed)
      let bytes = Data((0..<1 << 20).map { _ in UInt8.random(in: 0...255, using: &random) })
      _ = try home.write("noise", bytes)
      for (arguments, input) in [
        (["run", "noise"], nil), (["check", "noise"], nil), ([], bytes), (["--keep-going"], bytes),
      ] as [([String], Data?)] {
        let run = try home.run(["--no-progress"] + arguments, input: input)
        #expect(run.code == 2 && !run.hangs && run.output.isEmpty && !run.errors.isEmpty)
        #expect(
          !run.errors.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || (0x7F..<0xA0).contains($0.value) })
      }
    }

    /// Statements used to copy the history, which made this quadratic. `CLOUDTUTOR_STATEMENTS` asks for more, as
    /// 200000.
    @Test func `a script of many statements ends`() throws {
      let count = TestSupport.count("CLOUDTUTOR_STATEMENTS", otherwise: 3000)
      let script = "add vpc v\n" + (1..<count).map { "add security-group g\($0) in v\n" }.joined()
      _ = try home.write("long.topology", script)
      for (arguments, input) in [
        (["check", "long.topology"], nil), (["run", "long.topology"], nil), ([], Data(script.utf8)),
      ] as [([String], Data?)] {
        let run = try home.run(["--no-progress"] + arguments, input: input, limit: 600)
        #expect(!run.hangs && (0...1).contains(run.code) && run.errors.isEmpty)
        if count > 3000 { print("\(count) statements by \(arguments): \(run.seconds) s") }
      }
    }

    @Test func `without a home to write in one goes on and is told`() throws {
      for folder in ["/proc", "/dev/null", "relative"] {
        let run = try home.run("-c", "add vpc main; list", environment: ["HOME": folder])
        #expect(run.code == 0 && run.output.contains("main.nacl"))
        #expect(run.errors.contains("is not kept") && run.errors.split(separator: "\n").count > 1, "\(run.errors)")
      }
      let new = try home.run("-c", "add vpc main", environment: ["HOME": home.path("new/home")])
      #expect(new.code == 0 && new.errors.isEmpty)
      #expect(try home.run("list", environment: ["HOME": home.path("new/home")]).output.contains("main"))
    }

    @Test func `a progress file that is none is set aside`() throws {
      let folder = home.progress.deletingLastPathComponent()
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      let noise = Data((0..<5000).map { UInt8(truncatingIfNeeded: $0 &* 31) })
      try noise.write(to: home.progress)
      let run = try home.run("-c", "add vpc main")
      #expect(run.code == 0 && run.errors.contains("progress.damaged-1"))
      #expect(try Data(contentsOf: folder.appending(path: "progress.damaged-1")) == noise)
      let again = try home.run("list")
      #expect(again.errors.isEmpty && again.output.contains("main"))
    }

    @Test func `a wrong CLOUDTUTOR_HOME is told`() throws {
      let run = try home.run("list", environment: ["CLOUDTUTOR_HOME": home.path("nowhere")])
      #expect(run.code == 3 && run.errors.contains("CLOUDTUTOR_HOME") && run.errors.contains("nowhere"))
    }

    @Test func `ten columns and three rows are enough to work`() throws {
      let session = try home.terminal(environment: ["PAGER": "cat"], columns: 10, lines: 3)
      session.settle(quiet: 500)
      session.send("e\r")
      #expect(session.wait(limit: 20_000) { $0.screen[$0.cursorRow].hasPrefix("answer>") })
      session.send("leave\r")
      #expect(session.wait(limit: 20_000) { $0.screen[$0.cursorRow] == ">" })
      session.send("add vpc a\r")
      session.settle(quiet: 500)
      session.send("\u{4}")
      #expect(session.terminal.wait(limit: 20_000) == .exit(0))
      #expect(session.emulator.unknown == [])
      #expect(try home.run("list").output.contains("`a`"))
    }
  }
}
