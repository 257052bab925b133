public import Localization

/// Why a journal could not keep or give what was asked.
public struct JournalError: Error, Hashable, Sendable {
  /// What a caller may decide upon.
  public enum Reason: Hashable, Sendable {
    /// The place cannot be written: rights, a read-only disk.
    case notWritable
    /// The disk, or the file's allowance, is full.
    case full
    /// Others kept the journal busy for longer than one waits.
    case busy
    /// A newer program wrote it; it can be read, not written.
    case newer
    /// What is stored cannot be read.
    case damaged
    /// Anything else that its keeper reports.
    case failed
  }

  /// What a caller may decide upon.
  public let reason: Reason
  /// What happened and the way on, for people.
  public let message: Message

  /// Creates an error.
  public init(_ reason: Reason, _ message: Message) { (self.reason, self.message) = (reason, message) }
}
