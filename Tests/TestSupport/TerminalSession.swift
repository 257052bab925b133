/// A program on a pseudo-terminal, and what a terminal would show of it.
public final class TerminalSession {
  /// The program's side.
  public let terminal: PseudoTerminal
  /// The reader's side.
  public private(set) var emulator: TerminalEmulator

  /// Starts a program.
  public init(
    _ program: String, _ arguments: [String] = [], environment: [String: String] = [:], columns: Int = 80,
    lines: Int = 24
  ) throws {
    terminal = try PseudoTerminal(program, arguments, environment: environment, columns: columns, lines: lines)
    emulator = TerminalEmulator(columns: columns, lines: lines)
  }

  /// The row on which the cursor stands.
  public var row: String { emulator.screen[emulator.cursorRow] }

  /// Waits until a condition holds; false when it does not within the limit, in milliseconds.
  public func wait(limit: Int = 5000, until condition: (TerminalEmulator) -> Bool) -> Bool {
    terminal.feed(&emulator, limit: limit, until: condition)
  }

  /// Waits until the cursor stands on such a row, and in that column if one is given.
  public func wait(row: String, column: Int? = nil) -> Bool {
    wait { $0.screen[$0.cursorRow] == row && (column == nil || column == $0.cursorColumn) }
  }

  /// Waits until the cursor stands behind an empty prompt of a line editor.
  @discardableResult
  public func waitForPrompt(_ prompt: String = "> ") -> Bool {
    let (row, column) = (prompt.split(separator: " ").joined(separator: " "), prompt.count)
    return wait { $0.modes.contains(2004) && $0.screen[$0.cursorRow] == row && $0.cursorColumn == column }
  }

  /// Types a text.
  public func send(_ text: String) { terminal.send(text) }

  /// Types a text and waits until the cursor stands on such a row.
  public func type(_ text: String, shows row: String) -> Bool {
    send(text)
    return wait(row: row)
  }

  /// Takes in all output until the program is quiet for so many milliseconds.
  public func settle(quiet: Int = 100) { emulator.feed(terminal.drain(quiet: quiet)) }

  /// Gives the terminal another size.
  public func resize(columns: Int, lines: Int) {
    emulator.resize(columns: columns, lines: lines)
    terminal.resize(columns: columns, lines: lines)
  }
}
