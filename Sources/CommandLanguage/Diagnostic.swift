public import Localization

/// An error in what was typed: what is so, where, and a way on.
public struct Diagnostic: Error, Sendable, Equatable {
  /// A permanent word for the kind of error, such as `unknown-name`.
  public var code: String
  /// What is so, as one sentence about the thing, not about the learner.
  public var message: Message
  /// The place that the caret shows; nil where no single place is to blame.
  public var span: Span?
  /// The nearest thing that exists, where one is near.
  public var nearest: String?
  /// One statement that would run.
  public var example: String?

  /// Creates a diagnostic.
  public init(
    _ code: String, _ message: Message, at span: Span? = nil, nearest: String? = nil, example: String? = nil
  ) {
    self.code = code
    self.message = message
    self.span = span
    self.nearest = nearest
    self.example = example
  }
}
