import CLibEdit
import Foundation
import TerminalUI

/// The size of a terminal in cells; at least one each way.
struct TerminalSize: Equatable {
  var columns: Int
  var lines: Int
}

/// The terminal on descriptors 0 and 1: its size, its modes, writing to it.
final class Terminal {
  private var cooked: termios?
  /// Whether the other side is gone, so that writing is useless.
  private(set) var isLost = false

  /// Whether both descriptors are a terminal that can move its cursor.
  static var isUsable: Bool {
    guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else { return false }
    let kind = ProcessInfo.processInfo.environment["TERM"] ?? ""
    return !kind.isEmpty && kind != "dumb"
  }

  /// The size as of now; 80 by 24 when the terminal does not know it.
  var size: TerminalSize {
    let size = TerminalSettings.size(of: STDOUT_FILENO)
    return TerminalSize(columns: size?.width ?? 80, lines: size?.height ?? 24)
  }

  /// Notes the modes to come back to.
  func remember() {
    var modes = termios()
    cooked = tcgetattr(STDIN_FILENO, &modes) == 0 ? modes : nil
  }

  /// Hands every key over at once, except those that send signals, and asks for pastes to be marked.
  func beginEditing() {
    guard var modes = cooked else { return }
    modes.c_iflag &= ~tcflag_t(IXON | IXOFF | ICRNL | INLCR | IGNCR | ISTRIP)
    modes.c_lflag &= ~tcflag_t(ICANON | ECHO | IEXTEN)
    modes.c_lflag |= tcflag_t(ISIG)
    withUnsafeMutableBytes(of: &modes.c_cc) { bytes in
      bytes[Int(VMIN)] = 1
      bytes[Int(VTIME)] = 0
      bytes[Int(VQUIT)] = cle_no_key
    }
    set(modes)
    write("\u{1B}[?2004h")
  }

  /// Gives the terminal back as it was found.
  func endEditing() {
    write("\u{1B}[?2004l\u{1B}[0m\u{1B}[?7h\u{1B}[?25h")
    if let cooked { set(cooked) }
  }

  private func set(_ modes: termios) {
    var modes = modes
    while tcsetattr(STDIN_FILENO, TCSADRAIN, &modes) != 0, errno == EINTR {}
  }

  /// Writes all of a text, however slow the terminal. A terminal that is gone is noted, not reported.
  func write(_ text: String) {
    var text = text
    text.withUTF8 { bytes in
      var rest = UnsafeRawBufferPointer(bytes)
      while !rest.isEmpty, !isLost, let start = rest.baseAddress {
        let count = Foundation.write(STDOUT_FILENO, start, rest.count)
        if count >= 0 {
          rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(count))
        } else if errno == EAGAIN {
          var wait = pollfd(fd: STDOUT_FILENO, events: Int16(POLLOUT), revents: 0)
          poll(&wait, 1, 1000)
        } else if errno != EINTR {
          isLost = true
        }
      }
    }
  }
}
