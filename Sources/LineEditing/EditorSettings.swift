/// How a line editor behaves, apart from what the user's `.editrc` says.
public struct EditorSettings: Sendable {
  /// Whether colours are used; without them roles show by weight and underline alone.
  public var colours: Bool
  /// Whether the delegate's grey suggestions are shown.
  public var suggestions: Bool
  /// The name under which `.editrc` may address the program, as in `cloudtutor:bind -v`.
  public var program: String
  /// The word before the pattern of a history search, in the user's language.
  public var searchLabel: String
  /// The word before a pattern that no line contains.
  public var failedSearchLabel: String

  /// Creates settings; those left out are the English ones of a terminal with colours.
  public init(
    colours: Bool = true, suggestions: Bool = true, program: String = "cloudtutor", searchLabel: String = "history",
    failedSearchLabel: String = "not in history"
  ) {
    self.colours = colours
    self.suggestions = suggestions
    self.program = program
    self.searchLabel = searchLabel
    self.failedSearchLabel = failedSearchLabel
  }
}
