/// Why a line editor cannot be opened.
public enum LineEditorError: Error, Sendable, Hashable {
  /// Standard input or output is no terminal, or one that cannot move its cursor (`TERM=dumb`).
  case notATerminal
  /// The system has no UTF-8 locale, or libedit cannot work on the terminal.
  case unavailable
}
