import CTestSupport
import Foundation

/// A program on a pseudo-terminal that is its controlling terminal.
public final class PseudoTerminal {
  /// How a program ended.
  public enum Ending: Sendable, Equatable {
    case exit(Int32)
    case signal(Int32)
  }

  /// The program's process.
  public let process: Int32
  private let side: Int32
  private var ending: Ending?

  /// Starts a program, found by its path, with exactly this environment.
  public init(
    _ program: String, _ arguments: [String] = [], environment: [String: String] = [:], columns: Int = 80,
    lines: Int = 24
  ) throws {
    var name = [CChar](repeating: 0, count: 256)
    side = cts_open_terminal(&name, name.count)
    guard side >= 0 else { throw TestSupport.Failure.system("ptmx", errno) }
    var window = winsize()
    (window.ws_col, window.ws_row) = (UInt16(columns), UInt16(lines))
    guard ioctl(side, UInt(TIOCSWINSZ), &window) == 0 else { throw TestSupport.Failure.system("size", errno) }

    #if os(Linux)
      var actions = posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
    #else
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
    #endif
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    // The first terminal that the leader of a new session opens becomes its controlling one.
    posix_spawn_file_actions_addopen(&actions, 0, name, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, 0, 1)
    posix_spawn_file_actions_adddup2(&actions, 0, 2)
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    var all = sigset_t()
    sigfillset(&all)
    posix_spawnattr_setsigdefault(&attributes, &all)
    let flags = cts_spawn_in_session | Int16(POSIX_SPAWN_SETSIGDEF) | Int16(POSIX_SPAWN_SETSIGMASK)
    posix_spawnattr_setflags(&attributes, flags)

    var environment = environment
    for (key, value) in [
      "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin", "HOME": "/nonexistent",
    ]
    where environment[key] == nil {
      environment[key] = value
    }
    let words = ([program] + arguments).map { strdup($0) } + [nil]
    let variables = environment.map { strdup("\($0)=\($1)") } + [nil]
    defer { (words + variables).forEach { free($0) } }
    var process = pid_t()
    let result = posix_spawn(&process, program, &actions, &attributes, words, variables)
    guard result == 0 else {
      close(side)
      throw TestSupport.Failure.system("spawn", result)
    }
    self.process = process
  }

  deinit {
    if ending == nil {
      Foundation.kill(process, SIGKILL)
      var status: Int32 = 0
      waitpid(process, &status, 0)
    }
    close(side)
  }

  /// Types a text.
  public func send(_ text: String) { send(bytes: Array(text.utf8)) }

  /// Sends bytes. Output that comes meanwhile is kept for the next ``drain(quiet:limit:)``, so that neither side
  /// waits for the other forever.
  public func send(bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      var wait = pollfd(fd: side, events: Int16(POLLIN | POLLOUT), revents: 0)
      guard poll(&wait, 1, 5000) > 0 else { return }
      if wait.revents & Int16(POLLIN) != 0, !fill() { return }
      if wait.revents & Int16(POLLOUT) != 0 {
        // A terminal takes no more than its queue holds; small pieces cannot block.
        let count = rest.prefix(256).withUnsafeBytes { write(side, $0.baseAddress, $0.count) }
        guard count > 0 else { return }
        rest = rest.dropFirst(count)
      } else if wait.revents & Int16(POLLIN) == 0 {
        return
      }
    }
  }

  private var output: [UInt8] = []

  /// What the program has written until it was quiet for so many milliseconds, or the limit was reached.
  public func drain(quiet: Int = 60, limit: Int = 5000) -> [UInt8] {
    let end = Date().addingTimeInterval(Double(limit) / 1000)
    while Date() < end, isReadable(within: quiet), fill() {}
    defer { output = [] }
    return output
  }

  /// Feeds an emulator until a condition holds; false when it does not within the limit, in milliseconds.
  public func feed(_ emulator: inout TerminalEmulator, limit: Int = 5000, until: (TerminalEmulator) -> Bool) -> Bool {
    let end = Date().addingTimeInterval(Double(limit) / 1000)
    while true {
      emulator.feed(output)
      output = []
      if until(emulator) { return true }
      let left = Int(end.timeIntervalSinceNow * 1000)
      guard left > 0, isReadable(within: left), fill() else { return false }
    }
  }

  private func isReadable(within milliseconds: Int) -> Bool {
    var wait = pollfd(fd: side, events: Int16(POLLIN), revents: 0)
    return poll(&wait, 1, Int32(milliseconds)) > 0
  }

  private func fill() -> Bool {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    let count = read(side, &buffer, buffer.count)
    guard count > 0 else { return false }
    output += buffer.prefix(count)
    return true
  }

  /// Gives the terminal another size; the program is told by SIGWINCH.
  public func resize(columns: Int, lines: Int) {
    var window = winsize()
    (window.ws_col, window.ws_row) = (UInt16(columns), UInt16(lines))
    _ = ioctl(side, UInt(TIOCSWINSZ), &window)
  }

  /// Whether the terminal hands over lines and echoes, as it does for a program that has not changed it.
  public var isCooked: Bool {
    var modes = termios()
    guard tcgetattr(side, &modes) == 0 else { return false }
    return modes.c_lflag & tcflag_t(ICANON) != 0 && modes.c_lflag & tcflag_t(ECHO) != 0
  }

  /// Sends the process a signal.
  public func kill(_ signal: Int32) { _ = Foundation.kill(process, signal) }

  /// How the program ended, when it does so within the limit, in milliseconds.
  public func wait(limit: Int = 5000) -> Ending? {
    let end = Date().addingTimeInterval(Double(limit) / 1000)
    while ending == nil {
      var status: Int32 = 0
      if waitpid(process, &status, WNOHANG) == process {
        ending = status & 0x7F == 0 ? .exit((status >> 8) & 0xFF) : .signal(status & 0x7F)
      } else if Date() > end {
        return nil
      } else {
        if isReadable(within: 5) { _ = fill() }
        usleep(1000)
      }
    }
    return ending
  }
}
