public import Localization

/// Why text could not be written.
public enum OutputError: Error, Sendable, Hashable {
  /// Whoever was reading has gone, as `head` does when it has seen enough.
  case closed
  /// The disk has no room left, or the user's share of it is used up.
  case full
  /// Anything else, with the system's error number.
  case failed(code: Int32)

  /// What happened, in a sentence; nil for ``closed``, of which nobody is left to tell.
  public var message: Message? {
    switch self {
    case .closed: nil
    case .full: Message("The output could not be written: the disk is full.")
    case .failed(let code): Message("The output could not be written (system error \(code)).")
    }
  }
}
