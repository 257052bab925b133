import Foundation
import Localization
import Markdown
import Testing

@testable import TerminalUI

/// Signal handlers and terminals belong to the whole process, so one test at a time.
@Suite("Paging on a terminal", .serialized)
struct PagerTests {
  private let document = Document((1...50).map { .paragraph("line \($0)") })

  private func settings(isTerminal: Bool) -> TerminalSettings {
    TerminalSettings(width: 40, height: 10, isTerminal: isTerminal, canRedraw: isTerminal)
  }

  /// What happens at the terminal once it shows a text.
  private struct Step: Sendable {
    let shown: String
    let act: @Sendable (Int32) -> Void

    static func key(_ key: String, after shown: String) -> Step {
      Step(shown: shown) { master in _ = write(master, key, key.utf8.count) }
    }
  }

  /// Pages on a pseudo-terminal while the steps are taken, and gives back what the terminal was sent.
  private func page(_ steps: [Step]) throws -> (screen: String, left: String, isRestored: Bool) {
    let terminal = try PseudoTerminal(columns: 40, rows: 10)
    let output = Pipe()
    let pager = Pager(
      settings(isTerminal: true), environment: [:], words: .english,
      writer: TerminalWriter(descriptor: output.fileHandleForWriting.fileDescriptor))
    let before = terminal.modes
    let reader = Reader(terminal.master)
    Thread.detachNewThread {
      for step in steps {
        reader.wait(for: step.shown)
        step.act(terminal.master)
      }
    }
    try pager.page(document, on: terminal.slave)
    let isRestored = terminal.modes == before
    terminal.closeSlave()
    try output.fileHandleForWriting.close()
    let left = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    return (reader.wait(), left, isRestored)
  }

  @Test(arguments: ["q", "\u{3}", "ㅂ"])
  func leavingRestoresTheTerminal(key: String) throws {
    let (screen, left, isRestored) = try page([.key(" ", after: "Lines 1 to 9"), .key(key, after: "Lines 10 to 18")])
    #expect(isRestored)
    #expect(screen.hasPrefix("\u{1B}[?1049h\u{1B}[?25l"))
    #expect(screen.hasSuffix("\u{1B}[?25h\u{1B}[?1049l"))
    #expect(screen.contains("Lines 10 to 18 of 99."))
    #expect(left.hasPrefix("line 1\n\nline 2\n"))
    #expect(left.split(separator: "\n").last == "line 9", "what was read stays, and no more")
  }

  @Test func aResizeSetsTheTextAnew() throws {
    let resize = Step(shown: "Lines 1 to 9") { master in
      var size = winsize(ws_row: 5, ws_col: 30, ws_xpixel: 0, ws_ypixel: 0)
      _ = ioctl(master, UInt(TIOCSWINSZ), &size)
    }
    let (screen, left, isRestored) = try page([resize, .key("q", after: "Lines 1 to 4")])
    #expect(isRestored)
    #expect(screen.contains("Lines 1 to 9 of 99."))
    #expect(screen.contains("Lines 1 to 4 of 99."))
    #expect(left.split(separator: "\n").last == "line 5")
  }

  @Test func aSignalToEndIsHeldBackUntilTheTerminalIsRestored() throws {
    let handler = signal(SIGTERM, SIG_IGN)
    defer { signal(SIGTERM, handler) }
    let (screen, _, isRestored) = try page([Step(shown: "Lines 1") { _ in kill(getpid(), SIGTERM) }])
    #expect(isRestored)
    #expect(screen.hasSuffix("\u{1B}[?25h\u{1B}[?1049l"))
  }

  @Test func aVanishedTerminalEndsThePaging() throws {
    let terminal = try PseudoTerminal(columns: 40, rows: 10)
    let pager = Pager(
      settings(isTerminal: true), environment: [:], words: .english,
      writer: TerminalWriter(descriptor: open("/dev/null", O_WRONLY)))
    terminal.closeMaster()
    try pager.page(document, on: terminal.slave)
    terminal.closeSlave()
  }

  @Test func withoutATerminalEverythingIsWritten() throws {
    let output = Pipe()
    let pager = Pager(
      settings(isTerminal: false), environment: ["PAGER": "false"], words: .english,
      writer: TerminalWriter(descriptor: output.fileHandleForWriting.fileDescriptor))
    try pager.show(document)
    try output.fileHandleForWriting.close()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    #expect(text == DocumentRenderer(settings(isTerminal: false)).text(document))
  }

  @Test("The reader's own pager", arguments: [("cat >FILE", true), ("exit 3", false), ("head -n 1 >FILE", true)])
  func otherPagers(command: String, writes: Bool) throws {
    let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: file) }
    let output = Pipe()
    let pager = Pager(
      settings(isTerminal: true), environment: ["PAGER": command.replacing("FILE", with: file.path)], words: .english,
      writer: TerminalWriter(descriptor: output.fileHandleForWriting.fileDescriptor))
    try pager.show(document)
    try output.fileHandleForWriting.close()
    #expect(output.fileHandleForReading.readDataToEndOfFile().isEmpty)
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    #expect(text.hasPrefix("line 1\n") == writes)
  }

  @Test func aMissingPagerLosesNothing() throws {
    let output = Pipe()
    let pager = Pager(
      settings(isTerminal: true), environment: ["PAGER": "no-such-pager 2>/dev/null"], words: .english,
      writer: TerminalWriter(descriptor: output.fileHandleForWriting.fileDescriptor))
    try pager.show(document)
    try output.fileHandleForWriting.close()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    #expect(text == DocumentRenderer(settings(isTerminal: true)).text(document))
  }
}

@Suite("Writing", .serialized)
struct TerminalWriterTests {
  @Test func aFullDiskIsAnErrorValue() throws {
    let full = open("/dev/full", O_WRONLY)
    try #require(full >= 0)
    defer { close(full) }
    #expect(throws: OutputError.full) { try TerminalWriter(descriptor: full).write("text") }
    #expect(
      OutputError.full.message.map(MessageCatalogue.english.callAsFunction)
        == "The output could not be written: the disk is full.")
  }

  @Test func aReaderThatHasGoneIsAnErrorValue() throws {
    TerminalWriter.ignoreBrokenPipes()
    let pipe = Pipe()
    try pipe.fileHandleForReading.close()
    let writer = TerminalWriter(descriptor: pipe.fileHandleForWriting.fileDescriptor)
    #expect(throws: OutputError.closed) { try writer.write("text") }
    #expect(OutputError.closed.message == nil)
  }

  @Test func aClosedDescriptorIsAnErrorValue() {
    #expect(throws: OutputError.failed(code: EBADF)) { try TerminalWriter(descriptor: 1_000_000).write("text") }
  }

  @Test func aSlowReaderIsWaitedFor() throws {
    let pipe = Pipe()
    let descriptor = pipe.fileHandleForWriting.fileDescriptor
    #expect(fcntl(descriptor, F_SETFL, O_NONBLOCK) == 0)
    let reader = Reader(pipe.fileHandleForReading.fileDescriptor)
    let text = String(repeating: "가나다라 ", count: 100_000)
    try TerminalWriter(descriptor: descriptor).write(text)
    try pipe.fileHandleForWriting.close()
    #expect(reader.wait() == text)
  }
}

/// Reads a descriptor to its end on a thread of its own.
private final class Reader: @unchecked Sendable {
  private let condition = NSCondition()
  private var bytes: [UInt8] = []
  private var hasEnded = false

  init(_ descriptor: Int32) {
    Thread.detachNewThread { [self] in
      var buffer = [UInt8](repeating: 0, count: 4096)
      while true {
        let count = read(descriptor, &buffer, buffer.count)
        condition.withLock {
          if count > 0 { bytes += buffer[..<count] } else { hasEnded = true }
          condition.broadcast()
        }
        if count <= 0 { return }
      }
    }
  }

  /// All that was read, once there is no more.
  func wait() -> String { wait { hasEnded } }

  /// Returns when `text` was read, or never will be.
  func wait(for text: String) {
    _ = wait { hasEnded || String(decoding: bytes, as: UTF8.self).contains(text) }
  }

  private func wait(until isDone: () -> Bool) -> String {
    condition.withLock {
      while !isDone() { condition.wait() }
      return String(decoding: bytes, as: UTF8.self)
    }
  }
}

/// A terminal whose other side is the test.
private struct PseudoTerminal {
  let master: Int32
  let slave: Int32

  init(columns: UInt16, rows: UInt16) throws {
    master = open("/dev/ptmx", O_RDWR | O_NOCTTY)
    var (locked, number): (Int32, UInt32) = (0, 0)
    // TIOCSPTLCK and TIOCGPTN of Linux, whose macros Swift does not import.
    try #require(ioctl(master, 0x4004_5431, &locked) == 0 && ioctl(master, 0x8004_5430, &number) == 0)
    slave = open("/dev/pts/\(number)", O_RDWR | O_NOCTTY)
    var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    try #require(ioctl(slave, UInt(TIOCSWINSZ), &size) == 0)
  }

  /// The settings that a program may have changed.
  var modes: [UInt] {
    var modes = termios()
    tcgetattr(slave, &modes)
    return [UInt(modes.c_iflag), UInt(modes.c_oflag), UInt(modes.c_lflag)]
  }

  func closeSlave() { close(slave) }
  func closeMaster() { close(master) }
}
