import Foundation

/// Drives an editor on a pseudo-terminal with random keys and holds every frame against ``EditorModel``.
public struct EditorFuzz {
  /// What came of a run.
  public struct Outcome: Sendable {
    /// How many keys were sent.
    public var keys = 0
    /// A story for each wrong frame.
    public var wrong: [String] = []
  }

  /// How the program under test differs from the probe.
  public struct Options: Sendable {
    /// The prompt that it shows.
    public var prompt = "> "
    /// The language that the model is told.
    public var language = EditorModel.Language()
    /// Lines that are entered first, each with the prompt that stands before it. The last prompt is `prompt`.
    public var opening: [(prompt: String, line: String)] = []
    /// Whether Enter is never sent, because the model does not know what the program would say.
    public var staysOnLine = false
    /// Whether menus are only looked into, because the model does not know what the program offers.
    public var avoidsMenu = false

    /// The options of the probe.
    public init() {}
  }

  private let terminal: PseudoTerminal
  private var emulator: TerminalEmulator
  private var model: EditorModel
  private let options: Options
  private var random: SplitMix
  /// What stands above the line.
  private var above: [String] = []
  private var recent: [FuzzKey] = []
  private var outcome = Outcome()
  /// Whether the last key changed what is shown, so that it has surely been read. A terminal forgets what was not
  /// read when it sees Ctrl-C.
  private var isSeen = true

  /// Starts a program and waits for its prompt.
  public init(
    _ program: String, _ arguments: [String], environment: [String: String] = [:], columns: Int, lines: Int,
    seed: UInt64, options: Options
  ) throws {
    terminal = try PseudoTerminal(program, arguments, environment: environment, columns: columns, lines: lines)
    emulator = TerminalEmulator(columns: columns, lines: lines)
    model = EditorModel(prompt: options.prompt, language: options.language, columns: columns, lines: lines)
    self.options = options
    random = SplitMix(state: seed)
    for (prompt, line) in options.opening {
      waitFor(prompt)
      terminal.send(line + "\r")
      _ = terminal.feed(&emulator, limit: 300) { !$0.modes.contains(2004) }
    }
    waitFor(options.prompt)
    above = Array(emulator.screen.prefix(emulator.cursorRow))
  }

  private mutating func waitFor(_ prompt: String) {
    let column = model.columns(of: prompt)
    let isThere = terminal.feed(&emulator, limit: 20_000) { emulator in
      emulator.modes.contains(2004) && emulator.cursorColumn == column
        && emulator.screen[emulator.cursorRow] == prompt.trimmed
    }
    if !isThere { outcome.wrong.append("There is no prompt `\(prompt)`: \(emulator.screen)") }
  }

  /// Sends so many keys. Ends early when the program seems to be lost.
  public mutating func run(keys: Int, sizes: [(columns: Int, lines: Int)] = []) -> Outcome {
    for _ in 0..<keys where outcome.wrong.count < 5 {
      if options.avoidsMenu, isSeen, Int.random(in: 0..<60, using: &random) == 0 { lookIntoMenu() }
      press(nextKey(sizes))
      outcome.keys += 1
    }
    emulator.feed(terminal.drain(quiet: 100))
    check(.cancel, isLast: true)
    if !emulator.unknown.isEmpty { outcome.wrong.append("The emulator does not know \(emulator.unknown.prefix(5))") }
    return outcome
  }

  /// Gives the terminal another size, as between two keys.
  public mutating func resize(columns: Int, lines: Int) { press(.resize(columns: columns, lines: lines)) }

  /// Opens a menu that the model does not know, goes about in it, and gives the line up. Then the prompt must be
  /// back, and what follows is held against the model again.
  private mutating func lookIntoMenu() {
    for _ in 0...Int.random(in: 0...4, using: &random) {
      terminal.send(["\t", "\t", "\u{1B}[B", "\u{1B}[A", "\u{1B}[Z", "a", " "].randomElement(using: &random) ?? "\t")
      emulator.feed(terminal.drain(quiet: 20))
    }
    terminal.send("\u{3}")
    model.press(.interrupt)
    recent = [.tab, .interrupt]
    let picture = model.picture
    emulator.feed(terminal.drain(quiet: 40))
    _ = terminal.feed(&emulator, limit: 3000) { Self.shows(picture, on: $0, above: nil) }
    above = Array(emulator.screen.prefix(max(0, emulator.cursorRow - picture.row)))
    check(.interrupt)
  }

  private mutating func press(_ key: FuzzKey) {
    recent = recent.suffix(7) + [key]
    let before = model.picture.visible
    defer { isSeen = model.picture.visible != before }
    if case .resize(let columns, let lines) = key {
      emulator.feed(terminal.drain(quiet: 30))
      let stood = above.joined().filter { $0 != " " }
      emulator.resize(columns: columns, lines: lines)
      terminal.resize(columns: columns, lines: lines)
      model.press(key)
      let picture = model.picture
      _ = terminal.feed(&emulator, limit: 3000) { Self.shows(picture, on: $0, above: nil) }
      above = Array(emulator.screen.prefix(max(0, emulator.cursorRow - picture.row)))
      let after = above.joined().filter { $0 != " " }
      if !stood.hasSuffix(after) && !after.hasSuffix(stood) {
        complain(key, picture, "what stood above was \(stood), now it is \(after)")
      }
    } else {
      terminal.send(key.codes.randomElement(using: &random) ?? "")
      model.press(key)
      if let left = model.left {
        above += model.lastRows(of: left)
        // Between two prompts the terminal is nobody's: what is typed there is echoed, and Ctrl-C is not the editor's.
        emulator.feed(terminal.drain(quiet: 15))
      }
    }
    check(key)
  }

  private mutating func check(_ key: FuzzKey, isLast: Bool = false) {
    let picture = model.picture
    let excess = above.count + picture.rows.count - model.lines
    if excess > 0 { above.removeFirst(min(excess, above.count)) }
    let above = above
    let isRight = terminal.feed(&emulator, limit: isLast ? 1 : 3000) {
      Self.shows(picture, on: $0, above: above)
    }
    if !isRight { complain(key, picture, "above: \(above)") }
  }

  private mutating func complain(_ key: FuzzKey, _ picture: EditorModel.Picture, _ more: String) {
    outcome.wrong.append(
      """
      key \(outcome.keys) at \(model.columns)x\(model.lines), after \(recent)
      expected \(picture.rows), cursor \(picture.row),\(picture.column); \(more)
      is       \(emulator.screen), cursor \(emulator.cursorRow),\(emulator.cursorColumn)
      """)
    // What follows is held against what is there now.
    self.above = Array(emulator.screen.prefix(max(0, emulator.cursorRow - picture.row)))
  }

  private static func shows(
    _ picture: EditorModel.Picture, on emulator: TerminalEmulator, above: [String]?
  ) -> Bool {
    let screen = emulator.screen
    let top = emulator.cursorRow - picture.row
    guard emulator.cursorColumn == picture.column, top >= 0, top + picture.rows.count <= screen.count else {
      return false
    }
    if let above, screen[..<top].map(\.trimmed) != above.map(\.trimmed) { return false }
    return screen[top..<top + picture.rows.count].elementsEqual(picture.rows.map(\.trimmed))
      && screen[(top + picture.rows.count)...].allSatisfy(\.isEmpty)
  }

  // MARK: Choosing keys

  private static let alphabet: [String] = [
    "a", "d", "t", " ", " ", "=", "-", "가", "한", "글", "서", "버", "뷁", "ㄱ", "漢", "字", "é", "ñ", "Ａ", "😀", "👨‍👩‍👧", "👍🏽",
    "🇰🇷", "❤️", "x\u{302}",
  ]
  private static let pieces = [
    "add ", "서브넷 ", "check", "한글 text 섞어 쓰기", "漢", "main", "서", "at", "e\u{301}", "\u{1112}\u{1161}\u{11AB}",
  ]

  private mutating func nextKey(_ sizes: [(columns: Int, lines: Int)]) -> FuzzKey {
    var choices: [(FuzzKey, Int)] = [
      (.type(Self.alphabet.randomElement(using: &random) ?? "a"), 40),
      (.type(Self.pieces.randomElement(using: &random) ?? "b"), 6),
      (.backspace, 12), (.delete, 6), (.left, 12), (.right, 10), (.home, 4), (.end, 4), (.killEnd, 1), (.killStart, 1),
      (.yank, 2),
      (.undo, 2), (.up, 3), (.down, 3), (.search, 2), (.interrupt, 1), (.cancel, 1), (.paste(paste()), 2),
    ]
    if !options.avoidsMenu { choices += [(.tab, 4), (.backTab, 1)] }
    if !options.staysOnLine { choices.append((.enter, 2)) }
    if !model.isInLine {
      choices += [(.tab, options.avoidsMenu ? 0 : 20), (.up, 5), (.down, 5), (.escape, 4), (.search, 8)]
    }
    if let size = sizes.randomElement(using: &random) {
      choices.append((.resize(columns: size.columns, lines: size.lines), 1))
    }
    if model.line.count > 120 { choices.append((.killStart, 40)) }
    if !isSeen { choices.removeAll { $0.0 == .interrupt } }
    var number = Int.random(in: 0..<choices.reduce(0) { $0 + $1.1 }, using: &random)
    for (key, weight) in choices {
      number -= weight
      if number < 0 { return key }
    }
    return .home
  }

  private mutating func paste() -> String {
    (0...Int.random(in: 0...2, using: &random)).map { _ in
      (0...Int.random(in: 0...8, using: &random)).map { _ in Self.alphabet.randomElement(using: &random) ?? "" }
        .joined()
    }.joined(separator: "\n")
  }
}

extension String {
  fileprivate var trimmed: String { String(reversed().drop { $0 == " " }.reversed()) }
}
