import CLibEdit

/// Reads lines on a terminal, with editing, history, highlighting, suggestions and completion.
///
/// libedit interprets the keys (emacs and vi modes, `.editrc`), the editor draws: libedit's own redraw places
/// wide text wrongly. All text that it returns is in NFC. One editor serves one process and one thread.
public final class LineEditor {
  private let settings: EditorSettings
  private let engine: KeyEngine
  private let terminal = Terminal()
  /// Outlives a read, since it may have read ahead.
  private let reader = KeyReader()

  /// Opens the editor on standard input and output.
  ///
  /// - Throws: ``LineEditorError`` when they are no terminal that can be edited on. ``PlainLineReader`` reads then.
  public init(settings: EditorSettings = EditorSettings()) throws {
    guard Terminal.isUsable else { throw LineEditorError.notATerminal }
    guard let engine = KeyEngine(program: settings.program) else { throw LineEditorError.unavailable }
    self.settings = settings
    self.engine = engine
  }

  /// Shows a prompt and reads what is entered there.
  ///
  /// While it reads, the process's signals for interruption, stopping and size are the editor's, and a signal to
  /// terminate restores the terminal before it takes effect. Afterwards both are as they were.
  public func read(prompt: String, delegate: any LineEditingDelegate) -> ReadResult {
    let signals = Self.catchSignals()
    defer { Self.releaseSignals() }
    guard signals >= 0 else { return .end }
    reader.signals = signals
    let session = EditingSession(
      prompt: prompt, delegate: delegate, settings: settings, engine: engine, reader: reader,
      terminal: terminal)
    return session.run()
  }

  @discardableResult
  static func catchSignals() -> Int32 { cle_signals_begin() }

  static func releaseSignals() { cle_signals_end() }
}
