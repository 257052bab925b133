/// What the line editor asks of the language that is typed into it.
///
/// It is asked between keys, on the thread that reads; each answer should take well below 10 ms.
public protocol LineEditingDelegate {
  /// The styled stretches of a line; what no span covers is plain. Later spans win.
  func highlight(_ line: String) -> [HighlightedSpan]

  /// What may stand at the cursor, a position in characters (graphemes) from 0 through the line's count.
  func completions(_ line: String, cursor: Int) -> Completions

  /// The grey text that would continue the line, which Right, End, Ctrl-E or Ctrl-F at its end accept.
  func suggestion(_ line: String) -> String?

  /// The lines entered before, the newest last.
  var history: [String] { get }
}

extension LineEditingDelegate {
  /// No styles.
  public func highlight(_ line: String) -> [HighlightedSpan] { [] }
  /// No candidates.
  public func completions(_ line: String, cursor: Int) -> Completions { .none }
  /// No suggestion.
  public func suggestion(_ line: String) -> String? { nil }
  /// No history.
  public var history: [String] { [] }
}
