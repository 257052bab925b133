/// A picture made by a command: drawn for a terminal, and told as an outline to who cannot see it.
public struct Figure: Sendable, Hashable {
  /// The same picture at different widths, the preferred one first. Each is a list of lines that may
  /// not be wrapped; the renderer takes the first that fits, else the outline.
  public var drawings: [[[Inline]]]
  /// The picture's content in words and nested lists, for `--plain` and for narrow terminals.
  public var outline: [Block]

  /// Creates a figure.
  public init(drawings: [[[Inline]]], outline: [Block]) {
    (self.drawings, self.outline) = (drawings, outline)
  }
}
