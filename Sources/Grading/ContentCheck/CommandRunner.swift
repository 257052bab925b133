public import Localization
public import Topology

/// Performs the commands of lessons, so that their stated results can be held. Shell passes one in,
/// since commands are its own.
public protocol CommandRunner {
  /// Whether there is a command of this name.
  func knows(_ verb: String) -> Bool
  /// Begins anew with a design.
  mutating func begin(_ topology: Topology)
  /// Performs a command and gives its answer in the words that lessons state, or why it failed.
  mutating func run(_ command: String) -> Result<[String], CommandFailure>
}

/// Why a lesson's command failed.
public struct CommandFailure: Error, Sendable {
  /// What is so.
  public let message: Message

  /// Creates a failure.
  public init(_ message: Message) { self.message = message }
}
