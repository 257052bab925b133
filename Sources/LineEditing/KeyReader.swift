import Foundation

/// Waits for keys and signals; what it reads is decoded by ``KeyDecoder``.
final class KeyReader {
  enum Event {
    case key(Key)
    case signal(Int32)
    /// The input has ended or the terminal is gone.
    case end
  }

  /// How long an escape waits for the rest of a sequence, in milliseconds: longer than a slow line takes between
  /// two bytes of one key, shorter than a person takes between two keys.
  private static let escapeTime: Int32 = 50

  private var decoder = KeyDecoder()
  private var returned: [Key] = []
  /// The pipe that carries signals.
  var signals: Int32 = -1

  /// Gives a key back, to be read next.
  func unread(_ key: Key) { returned.append(key) }

  /// Completes a character with what has come in of its grapheme. Joined emoji, flags and decomposed text arrive
  /// scalar by scalar, and half of one could join with its neighbours in the line.
  func grapheme(from first: Unicode.Scalar) -> String {
    var text = String(first)
    guard first.value >= 0x20, first.value != 0x7F else { return text }
    while let key = returned.popLast() ?? decoder.next(flush: false) {
      guard case .scalar(let scalar) = key, "\(text)\(Character(scalar))".count == 1 else {
        unread(key)
        break
      }
      text.unicodeScalars.append(scalar)
    }
    return text
  }

  /// Forgets keys and parts of keys that were not read yet.
  func reset() {
    decoder.reset()
    returned = []
  }

  /// The next key or signal. `idle` runs when there is nothing to read, before waiting.
  func next(idle: () -> Void) -> Event {
    if let key = returned.popLast() { return .key(key) }
    while true {
      if let key = decoder.next(flush: false) { return .key(key) }
      var sources = [
        pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0),
        pollfd(fd: signals, events: Int16(POLLIN), revents: 0),
      ]
      if !decoder.isPending, poll(&sources, 2, 0) == 0 { idle() }
      let ready = poll(&sources, 2, decoder.isAmbiguous ? Self.escapeTime : -1)
      if ready == 0, let key = decoder.next(flush: true) { return .key(key) }
      if ready < 0, errno != EINTR, errno != EAGAIN { return .end }
      guard ready > 0 else { continue }
      // Asked whatever poll saw: a signal may have come on the way back from it, and it came before what can be read.
      if let number = signal() { return .signal(number) }
      if sources[0].revents != 0, !fill() { return .end }
    }
  }

  private func signal() -> Int32? {
    var number: UInt8 = 0
    return read(signals, &number, 1) == 1 ? Int32(number) : nil
  }

  /// Reads what there is; false at the end.
  private func fill() -> Bool {
    let count = withUnsafeTemporaryAllocation(byteCount: 1 << 16, alignment: 1) { buffer in
      let count = read(STDIN_FILENO, buffer.baseAddress, buffer.count)
      if count > 0 { decoder.feed(buffer.prefix(count)) }
      return count
    }
    return count > 0 || (count < 0 && (errno == EINTR || errno == EAGAIN))
  }
}
