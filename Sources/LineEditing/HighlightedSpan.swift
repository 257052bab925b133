/// A stretch of the line that is drawn in the style of its role.
public struct HighlightedSpan: Sendable, Hashable {
  /// The characters (graphemes) of the line, counted from 0. What lies outside the line is ignored.
  public var range: Range<Int>
  /// What the stretch is.
  public var role: HighlightRole

  /// Creates a span.
  public init(_ range: Range<Int>, _ role: HighlightRole) { (self.range, self.role) = (range, role) }
}
