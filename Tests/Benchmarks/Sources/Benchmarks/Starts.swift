import Foundation

#if os(Linux)
  /// Starts of the program on a terminal of its own.
  enum Starts {
    /// Milliseconds from the start of the program to its first prompt.
    static func milliseconds(_ program: String, environment: [String: String]) throws -> Double {
      // The ioctls behind unlockpt and ptsname, which Swift's Glibc does not show.
      let side = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
      var (lock, number) = (Int32(0), UInt32(0))
      guard side >= 0, ioctl(side, 0x4004_5431, &lock) == 0, ioctl(side, 0x8004_5430, &number) == 0 else {
        throw Failure()
      }
      let name = "/dev/pts/\(number)"
      defer { close(side) }
      var window = winsize()
      (window.ws_col, window.ws_row) = (80, 24)
      _ = ioctl(side, UInt(TIOCSWINSZ), &window)
      var actions = posix_spawn_file_actions_t()
      posix_spawn_file_actions_init(&actions)
      defer { posix_spawn_file_actions_destroy(&actions) }
      posix_spawn_file_actions_addopen(&actions, 0, name, O_RDWR, 0)
      posix_spawn_file_actions_adddup2(&actions, 0, 1)
      posix_spawn_file_actions_adddup2(&actions, 0, 2)
      let words = [strdup(program), nil]
      let variables = environment.map { strdup("\($0)=\($1)") } + [nil]
      defer { (words + variables).forEach { free($0) } }

      let clock = ContinuousClock()
      let start = clock.now
      var process = pid_t()
      guard posix_spawn(&process, program, &actions, nil, words, variables) == 0 else { throw Failure() }
      defer {
        kill(process, SIGKILL)
        var status: Int32 = 0
        waitpid(process, &status, 0)
      }
      var output = Data()
      var buffer = [UInt8](repeating: 0, count: 1 << 14)
      // The editor asks for bracketed pastes when it is about to read.
      while output.range(of: Data("\u{1B}[?2004h".utf8)) == nil {
        let count = read(side, &buffer, buffer.count)
        guard count > 0 else { throw Failure() }
        output += buffer.prefix(count)
      }
      return (clock.now - start) / .milliseconds(1)
    }

    struct Failure: Error {}
  }
#endif
