import Foundation

/// One line being read: takes keys and signals, hands them to the engine, keeps the terminal up to date.
final class EditingSession: KeyEngineClient {
  /// What is on the screen below or in place of the line.
  enum Mode {
    case editing
    case choosing(CompletionMenu)
    case searching(HistorySearch)
  }

  let prompt: String
  let delegate: any LineEditingDelegate
  let settings: EditorSettings
  let engine: KeyEngine
  let reader: KeyReader
  let terminal: Terminal
  var screen = Screen()
  var mode = Mode.editing
  /// Made when it is first needed, so that a history is only fetched for who walks in it.
  lazy var walk = HistoryWalk(delegate.history)
  /// Why the line was left, if it was.
  private(set) var outcome: ReadResult?
  var pasted = ""
  private var changes: [EditBuffer] = []
  private var settled = EditBuffer()
  private var codes: [Unicode.Scalar] = []
  private var hasBegun = false

  init(
    prompt: String, delegate: any LineEditingDelegate, settings: EditorSettings, engine: KeyEngine, reader: KeyReader,
    terminal: Terminal
  ) {
    self.prompt = prompt
    self.delegate = delegate
    self.settings = settings
    self.engine = engine
    self.reader = reader
    self.terminal = terminal
  }

  /// Reads the line. The terminal's modes are as they were when it returns.
  func run() -> ReadResult {
    // What was printed before stands above the prompt, though the editor writes past that buffer.
    fflush(nil)
    terminal.remember()
    defer { terminal.endEditing() }
    let line = engine.readLine(for: self)
    if let line, outcome == nil {
      let text = line.normalised
      finish(text)
      return ReadResult(entered: text)
    }
    let result = outcome ?? .end
    if result == .interrupted { reader.reset() }
    finish(settled.text, mark: result == .interrupted ? "^C" : "")
    return result
  }

  // MARK: Keys

  func nextCode() -> Unicode.Scalar? {
    settle()
    while codes.isEmpty {
      guard let key = nextKey() else { return nil }
      switch key {
      case .scalar(let scalar) where (0x80..<0xA0).contains(scalar.value): break
      case .scalar(let scalar):
        let text = reader.grapheme(from: scalar).normalised
        if text.unicodeScalars.count == 1 { codes = Array(text.unicodeScalars) } else { insert(text) }
      case .meta(let scalar): codes = ["\u{1B}", scalar]
      case .escape: codes = ["\u{1B}"]
      case .paste(let text): insert(text.pasted)
      default: codes = KeyBindings.code(of: key).map { [$0] } ?? []
      }
    }
    return codes.removeFirst()
  }

  /// Has the engine call for a text that is to be inserted in one piece.
  private func insert(_ text: String) {
    pasted = text
    codes = KeyBindings.code(of: .paste(text)).map { [$0] } ?? []
  }

  /// The next key for whoever is at it: the engine, the menu, the search. Nil when the line is left.
  func nextKey() -> Key? {
    while outcome == nil {
      switch reader.next(idle: draw) {
      case .key(let key): return key
      case .signal(let number): take(signal: number)
      case .end: outcome = .end
      }
      if terminal.isLost { outcome = .end }
    }
    return nil
  }

  /// Makes good what the engine's last command did by scalars, and notes it for undo.
  private func settle() {
    if !hasBegun {
      // Only now has libedit set the modes that it wants, so these are the last word.
      terminal.beginEditing()
      hasBegun = true
    }
    let now = engine.buffer
    let good = now.settled(after: settled)
    if good != now { engine.buffer = good }
    if good.scalars != settled.scalars {
      changes.append(settled)
      if changes.count > 500 { changes.removeFirst(100) }
    }
    settled = good
  }

  /// Takes the last change back; false when there is none.
  func undo() -> Bool {
    guard let last = changes.popLast() else { return false }
    engine.buffer = last
    settled = last
    return true
  }

  // MARK: Signals

  private func take(signal number: Int32) {
    switch number {
    case SIGINT: outcome = .interrupted
    case SIGTSTP: stop { _ = raise(SIGTSTP) }
    case SIGTERM, SIGHUP: stop { _ = raise(number) }
    case SIGCONT:
      terminal.beginEditing()
      screen.forget()
    default: break  // A new size: what is drawn next is drawn for it.
    }
  }

  /// Gives terminal and signals back while `action` runs, after which the process may be gone or come back later.
  private func stop(_ action: () -> Void) {
    finish(settled.text)
    terminal.endEditing()
    LineEditor.releaseSignals()
    action()
    LineEditor.catchSignals()
    terminal.remember()
    terminal.beginEditing()
    screen.forget()
  }
}
