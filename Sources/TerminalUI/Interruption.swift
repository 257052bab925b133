#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A signal that asks the process to end, held back until the terminal is as it was.
public struct Interruption {
  private static let numbers = [SIGINT, SIGTERM, SIGHUP]

  /// Written by the handler, which may do nothing else.
  private nonisolated(unsafe) static var number: sig_atomic_t = 0

  private let number: Int32

  /// Whether such a signal has come since the outermost ``during(_:)`` began.
  public static var hasCome: Bool { number != 0 }

  /// Runs `body`, in which the signals only set a mark.
  public static func during(_ body: () -> Void) -> Interruption {
    number = 0
    let handlers = numbers.map { ($0, signal($0) { Interruption.number = sig_atomic_t($0) }) }
    body()
    for (number, handler) in handlers { signal(number, handler) }
    return Interruption(number: Int32(number))
  }

  /// Whether it came from the keyboard, by Ctrl-C.
  public var isFromKeyboard: Bool { number == SIGINT }

  /// Gives the process the signal that it was spared.
  public func deliver() {
    if number != 0 { raise(number) }
  }
}
