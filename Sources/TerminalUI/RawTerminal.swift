#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A terminal that gives each key at once and shows a screen of its own, until it is restored.
struct RawTerminal: ~Copyable {
  private let descriptor: Int32
  private let cooked: termios

  /// Takes over the terminal; nil where `descriptor` is none.
  init?(descriptor: Int32) {
    var cooked = termios()
    guard tcgetattr(descriptor, &cooked) == 0 else { return nil }
    (self.descriptor, self.cooked) = (descriptor, cooked)
    enter()
  }

  deinit { leave() }

  /// Waits for keys, for at most a fifth of a second so that a resize is noticed; nil when the terminal is gone.
  borrowing func read() -> [UInt8]? {
    var ready = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    guard poll(&ready, 1, 200) > 0 else { return [] }
    var bytes = [UInt8](repeating: 0, count: 256)
    #if canImport(Darwin)
      let count = Darwin.read(descriptor, &bytes, bytes.count)
    #elseif canImport(Musl)
      let count = Musl.read(descriptor, &bytes, bytes.count)
    #else
      let count = Glibc.read(descriptor, &bytes, bytes.count)
    #endif
    if count < 0 { return errno == EINTR || errno == EAGAIN ? [] : nil }
    return count == 0 ? nil : Array(bytes.prefix(count))
  }

  /// Gives the terminal back while the process and its job are stopped, and takes it again after `fg`.
  borrowing func suspend() {
    leave()
    let handler = signal(SIGTSTP, SIG_DFL)
    kill(0, SIGTSTP)
    signal(SIGTSTP, handler)
    enter()
  }

  private borrowing func enter() {
    var raw = cooked
    raw.c_lflag &= ~tcflag_t(ICANON | ECHO | ISIG | IEXTEN)
    raw.c_iflag &= ~tcflag_t(IXON | ICRNL)
    tcsetattr(descriptor, TCSAFLUSH, &raw)
    // The other screen, without a cursor.
    try? TerminalWriter(descriptor: descriptor).write("\u{1B}[?1049h\u{1B}[?25l")
  }

  private borrowing func leave() {
    try? TerminalWriter(descriptor: descriptor).write("\u{1B}[?25h\u{1B}[?1049l")
    var cooked = cooked
    tcsetattr(descriptor, TCSADRAIN, &cooked)
  }
}
