#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Writes text to a file descriptor, whole or with an error that says why not.
public struct TerminalWriter: Sendable {
  /// Where the text goes.
  public let descriptor: Int32

  /// Creates a writer, without an argument for the standard output.
  public init(descriptor: Int32 = 1) { self.descriptor = descriptor }

  /// Makes a reader that goes away an ``OutputError/closed`` instead of the end of the process.
  /// To be called once, before anything is written.
  public static func ignoreBrokenPipes() { signal(SIGPIPE, SIG_IGN) }

  /// Writes the whole text. An interrupted write goes on, and one that would block is waited for.
  public func write(_ text: String) throws(OutputError) {
    var text = text
    let code = text.withUTF8 { writeAll(UnsafeRawBufferPointer($0)) }
    switch code {
    case 0: return
    case EPIPE: throw .closed
    case ENOSPC, EDQUOT: throw .full
    default: throw .failed(code: code)
    }
  }

  /// Writes lines, each ended by a newline.
  public func write(lines: [String]) throws(OutputError) {
    try write(lines.reduce(into: "") { $0 += $1 + "\n" })
  }

  /// 0, or the number of the error that ended the writing.
  private func writeAll(_ bytes: UnsafeRawBufferPointer) -> Int32 {
    var rest = bytes[...]
    while !rest.isEmpty {
      #if canImport(Darwin)
        let count = Darwin.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
      #elseif canImport(Musl)
        let count = Musl.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
      #else
        let count = Glibc.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
      #endif
      if count >= 0 {
        rest = rest.dropFirst(count)
      } else if errno == EAGAIN {
        var ready = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        _ = poll(&ready, 1, -1)
      } else if errno != EINTR {
        return errno
      }
    }
    return 0
  }
}
