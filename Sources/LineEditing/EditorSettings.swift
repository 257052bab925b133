public import Localization
public import TerminalUI

/// How a line editor behaves, apart from what the user's `.editrc` says.
public struct EditorSettings: Sendable {
  /// How far looks may be used; without colours roles show by weight and underline alone.
  public var styling: TerminalSettings.Styling
  /// Whether the delegate's grey suggestions are shown.
  public var suggestions: Bool
  /// The name under which `.editrc` may address the program, as in `cloudtutor:bind -v`.
  public var program: String
  /// The words of the user's language.
  public var catalogue: MessageCatalogue

  /// Creates settings; those left out are the English ones of a terminal with colours.
  public init(
    styling: TerminalSettings.Styling = .sixteenColours, suggestions: Bool = true, program: String = "cloudtutor",
    catalogue: MessageCatalogue = .english
  ) {
    (self.styling, self.suggestions, self.program, self.catalogue) = (styling, suggestions, program, catalogue)
  }
}
