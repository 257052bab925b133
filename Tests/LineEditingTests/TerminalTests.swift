import Foundation
import TestSupport
import Testing

/// The probe on a pseudo-terminal: signals, pastes, sizes, whatever may come in, and how it leaves the terminal.
@Suite(.serialized) struct TerminalTests {
  private func probe(
    _ arguments: [String] = [], environment: [String: String] = [:], columns: Int = 80, lines: Int = 24
  ) throws -> TerminalSession {
    let session = try TerminalSession(
      TestSupport.builtProduct("LineEditingProbe"), arguments, environment: environment, columns: columns, lines: lines)
    session.waitForPrompt()
    return session
  }

  @Test func `Ctrl-C gives the line up and Ctrl-D ends at an empty one`() throws {
    let session = try probe()
    #expect(session.type("서브넷 x", shows: "> 서브넷 x"))
    session.send("\u{4}")
    #expect(session.type("y", shows: "> 서브넷 xy"), "Ctrl-D at the end of a line does nothing")
    session.send("\u{3}")
    #expect(session.wait { $0.screen.starts(with: ["> 서브넷 xy^C", "= interrupted", ">"]) })
    #expect(session.waitForPrompt())
    session.send("\u{4}")
    #expect(session.terminal.wait() == .exit(0))
    session.settle()
    #expect(session.emulator.screen.contains("end"))
    #expect(!session.emulator.modes.contains(2004) && session.emulator.modes.contains(25))
    #expect(session.emulator.unknown == [])
  }

  @Test func `a pasted block becomes several commands when it is entered`() throws {
    let session = try probe()
    session.send("\u{1B}[200~add vpc main\r\n\tcheck \u{1B}[31m서브넷\r\n\r\nend\r\n\u{1B}[201~")
    #expect(session.wait { $0.screen.starts(with: ["> add vpc main", "   check [31m서브넷", "", "  end", ""]) })
    session.send("\r")
    #expect(session.wait { $0.screen.dropFirst(4).starts(with: ["= add vpc main", "=  check [31m서브넷", "= end", ">"]) })
  }

  @Test func `a megabyte can be pasted and entered`() throws {
    let session = try probe()
    let text = String(repeating: "가나다 ", count: 100_000) + "!"
    session.send("\u{1B}[200~\(text)\u{1B}[201~")
    #expect(session.wait(limit: 60_000) { $0.screen[$0.cursorRow].hasSuffix("!") })
    session.send("\r")
    #expect(session.wait(limit: 60_000) { $0.screen.contains("= 400001 characters") })
    #expect(session.waitForPrompt())
  }

  /// libedit's vi mode by itself calls a history that is not there, writes before its buffer, and draws beyond a
  /// terminal of two columns.
  @Test(arguments: [1, 2, 3], ["bind -e\n", "bind -v\n"])
  func `random bytes are survived, and the terminal is given back`(seed: UInt64, bindings: String) throws {
    let path = NSTemporaryDirectory() + "editrc-\(UUID().uuidString)"
    try bindings.write(toFile: path, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(atPath: path) }
    let session = try probe(environment: ["EDITRC": path])
    session.resize(columns: [80, 10, 2][Int(seed) % 3], lines: Int(seed))
    var random = SplitMix(state: seed)
    for _ in 0..<60 {
      // No keys that send signals or end the line (`#` does in vi mode): what comes between two lines is echoed.
      let bytes = (0..<40).map { _ in UInt8.random(in: 0...255, using: &random) }.filter {
        ![3, 4, 10, 13, 26, 28, 35].contains($0)
      }
      session.terminal.send(bytes: bytes)
      session.settle(quiet: 5)
      try #require(session.terminal.wait(limit: 0) == nil)
    }
    session.resize(columns: 80, lines: 24)
    session.send("\u{1B}[201~")
    session.settle()
    session.send("\u{3}")
    #expect(session.waitForPrompt())
    session.send("\u{4}")
    #expect(session.terminal.wait() == .exit(0))
    #expect(session.emulator.unknown == [])
  }

  @Test(arguments: [(10, 3), (2, 2), (1, 1), (3, 1), (500, 200)])
  func `terminals of any size are drawn on`(columns: Int, lines: Int) throws {
    let session = try probe(["--no-suggestions"], columns: 80, lines: 24)
    session.resize(columns: columns, lines: lines)
    session.send("add 서브넷 가나다라마바사아자차카타파하 \t\t\u{1B}[A")
    session.settle(quiet: 150)
    try #require(session.terminal.wait(limit: 0) == nil)
    session.send("\u{3}\u{4}")
    session.settle(quiet: 100)
    session.send("\u{4}")
    #expect(session.terminal.wait() == .exit(0))
    #expect(session.emulator.unknown == [])
  }

  @Test func `a resize in the middle of a line draws it anew`() throws {
    let session = try probe(["--no-suggestions"])
    #expect(session.type("서브넷 만들기 main cidr=10.0.0.0/16", shows: "> 서브넷 만들기 main cidr=10.0.0.0/16"))
    for (columns, row) in [(20, " cidr=10.0.0.0/16"), (10, "0.0.0/16"), (40, "> 서브넷 만들기 main cidr=10.0.0.0/16")] {
      session.resize(columns: columns, lines: 24)
      #expect(session.wait(row: row), "\(columns): \(session.emulator.screen)")
    }
    #expect(session.emulator.screen.filter { !$0.isEmpty } == ["> 서브넷 만들기 main cidr=10.0.0.0/16"])
  }

  @Test(arguments: [SIGTERM, SIGHUP])
  func `a signal to end restores the terminal before it does`(signal: Int32) throws {
    let session = try probe()
    #expect(session.type("서버", shows: "> 서버"))
    #expect(!session.terminal.isCooked)
    session.terminal.kill(signal)
    #expect(session.terminal.wait() == .signal(signal))
    session.settle()
    #expect(session.terminal.isCooked)
    #expect(!session.emulator.modes.contains(2004) && session.emulator.modes.contains(25))
    #expect(session.emulator.cursorColumn == 0)
  }

  @Test func `Ctrl-Z stops it under a shell, and fg brings the line back`() throws {
    let probe = try TestSupport.builtProduct("LineEditingProbe")
    let shell = try TerminalSession("/bin/bash", ["--norc", "--noprofile", "-i"], environment: ["PS1": "sh: "])
    #expect(shell.wait(row: "sh:"))
    #expect(shell.type("\(probe) --no-suggestions\r", shows: ">"))
    shell.send("서브넷 x\u{1B}[D")
    #expect(shell.wait(row: "> 서브넷 x", column: 9))
    #expect(shell.type("\u{1A}", shows: "sh:"))
    #expect(shell.emulator.screen.contains { $0.contains("Stopped") })
    shell.send("stty -a | grep -o ' [-]*icanon'\r")
    #expect(shell.wait { $0.screen.contains(" icanon") && $0.screen[$0.cursorRow] == "sh:" })
    shell.send("fg\r")
    #expect(shell.wait(row: "> 서브넷 x", column: 9))
    #expect(shell.type("y\r", shows: ">"))
    #expect(shell.emulator.screen.contains("= 서브넷 yx"))
    #expect(shell.type("\u{4}", shows: "sh:"))
    shell.send("exit\r")
    #expect(shell.terminal.wait() == .exit(0))
  }

  @Test func `what is typed ahead is not lost`() throws {
    let session = try probe()
    session.send("add 하나\radd 둘\radd 셋\r")
    #expect(session.wait { $0.screen.contains("= add 셋") })
    #expect(Set(session.emulator.screen).isSuperset(of: ["= add 하나", "= add 둘", "= add 셋"]))
  }

  @Test func `decomposed Hangul is composed`() throws {
    let session = try probe()
    #expect(session.type("\u{1112}\u{1161}\u{11AB}\u{1100}\u{1173}\u{11AF}", shows: "> 한글"))
    session.send("\u{7F}\r")
    #expect(session.wait { $0.screen.contains("= 한") })
  }

  @Test func `vi mode comes from editrc, and works by graphemes`() throws {
    let path = NSTemporaryDirectory() + "editrc-\(UUID().uuidString)"
    try "bind -v\n".write(toFile: path, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(atPath: path) }
    let session = try probe(["--no-suggestions"], environment: ["EDITRC": path])
    #expect(session.type("서버👍🏽 x", shows: "> 서버👍 x"))
    session.send("\u{1B}")
    #expect(session.wait { $0.cursorColumn == 9 })
    session.send("hhx")
    #expect(session.wait { $0.screen[0] == "> 서버 x" })
    session.send("0x$")
    #expect(session.wait { $0.screen[0] == "> 버 x" })
    session.send("k")
    #expect(session.wait { $0.screen[0].hasPrefix("> add subnet") })
    session.send("jA!\r")
    #expect(session.wait { $0.screen.contains("= 버 x!") })
  }

  @Test func `without colours no colour is written`() throws {
    for environment in [[:], ["NO_COLOR": "1"]] {
      let session = try probe(environment: environment)
      session.send("add subnet")
      let output = String(decoding: session.terminal.drain(), as: UTF8.self)
      #expect(output.contains("\u{1B}[0;1;32m") == environment.isEmpty)
      #expect(output.contains(/\u{1B}\[[0-9;]*3[0-7]m/) == environment.isEmpty)
    }
  }

  @Test func `there is no editor without a terminal that can move its cursor`() throws {
    let terminal = try PseudoTerminal(TestSupport.builtProduct("LineEditingProbe"), environment: ["TERM": "dumb"])
    #expect(terminal.wait() == .exit(3))
    #expect(String(decoding: terminal.drain(), as: UTF8.self) == "no editor: notATerminal\r\n")
  }
}
