/// Events in the order of their arrival, and where to go on reading.
public struct JournalPage: Hashable, Sendable {
  /// The events, the first to arrive first.
  public let events: [Event]
  /// The position after the last of them.
  public let end: JournalPosition

  /// Creates a page.
  public init(events: [Event], end: JournalPosition) { (self.events, self.end) = (events, end) }
}
