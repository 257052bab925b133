/// What a line editor should show, told again in the plainest words: a list of characters, a place, and a walk
/// along the columns. It shares nothing with the editor, neither code nor tables.
public struct EditorModel {
  /// What the editor knows of the language that is typed.
  public struct Language: Sendable {
    /// The words that complete a word, with a few words on each.
    public var words: [(text: String, description: String)]
    /// The lines entered before, the newest last.
    public var history: [String]
    /// Whether the newest line that begins like the one typed is shown as its grey rest.
    public var suggests: Bool

    /// Creates a language.
    public init(words: [(String, String)] = [], history: [String] = [], suggests: Bool = false) {
      self.words = words.map { (text: $0.0, description: $0.1) }
      (self.history, self.suggests) = (history, suggests)
    }
  }

  enum Mode {
    case line
    case menu(words: [(text: String, description: String)], chosen: Int?, before: [Character], start: Int, cursor: Int)
    case search(pattern: String, place: Int, failed: Bool)
  }

  let prompt: String
  var language: Language
  var columns: Int
  var lines: Int
  var line: [Character] = []
  var cursor = 0
  var mode = Mode.line
  var killed: [Character] = []
  var visited: [Int: [Character]] = [:]
  var place: Int
  var changes: [(line: [Character], cursor: Int)] = []
  /// The line last entered or given up, with what was drawn behind it.
  var left: [Character]?

  /// A model of an editor that has just shown its prompt.
  public init(prompt: String, language: Language, columns: Int, lines: Int) {
    (self.prompt, self.language, self.columns, self.lines) = (prompt, language, columns, lines)
    place = language.history.count
  }

  var isInLine: Bool { if case .line = mode { true } else { false } }

  /// The grey rest of the line.
  var suggestion: [Character] {
    guard language.suggests, cursor == line.count, !line.isEmpty else { return [] }
    let found = language.history.last { $0.count > line.count && Array($0.prefix(line.count)) == line }
    return found.map { Array($0.dropFirst(line.count)) } ?? []
  }

  // MARK: Layout

  /// Rows of text and the place of the cursor.
  struct Picture: Equatable {
    var rows: [String]
    var row = 0
    var column = 0

    /// What can be told from the screen: a blank at the end of a row looks like none.
    var visible: Picture {
      var visible = self
      visible.rows = rows.map { String($0.reversed().drop { $0 == " " }.reversed()) }
      return visible
    }
  }

  /// How a character of the fuzz alphabet is drawn, and in how many columns.
  static func drawn(_ character: Character) -> (text: String, columns: Int) {
    switch character {
    case "👨‍👩‍👧": ("👨", 2)
    case "👍🏽": ("👍", 2)
    case "🇰🇷": ("KR", 2)
    case "❤️": ("❤ ", 2)
    case "😀": ("😀", 2)
    case "가"..."힣", "ㄱ"..."ㅣ", "一"..."鿿", "Ａ"..."Ｚ": (String(character), 2)
    default: (String(character), 1)
    }
  }

  func columns(of text: String) -> Int { text.reduce(0) { $0 + Self.drawn($1).columns } }

  func wrap(_ characters: [Character], cursor: Int) -> Picture {
    var picture = Picture(rows: [""])
    var column = 0
    func next() { (picture.rows, column) = (picture.rows + [""], 0) }
    for (number, character) in (characters + ["\0"]).enumerated() {
      let width = character == "\0" ? 0 : Self.drawn(character).columns
      if character != "\n", column + width > columns { next() }
      if number == cursor { (picture.row, picture.column) = (picture.rows.count - 1, column) }
      if character == "\n" {
        next()
        column = prompt.count * 2 <= columns ? prompt.count : 0
        picture.rows[picture.rows.count - 1] = String(repeating: " ", count: column)
      } else if character != "\0" {
        picture.rows[picture.rows.count - 1] += Self.drawn(character).text
        column += width
        if column == columns { next() }
      }
    }
    return picture
  }

  /// What stands on the terminal from the prompt on.
  var picture: Picture {
    switch mode {
    case .line: return cut(wrap(prompt + line + suggestion, cursor: prompt.count + cursor), menu: [], chosen: 0)
    case .menu(let words, let chosen, _, _, _):
      return cut(wrap(prompt + line, cursor: prompt.count + cursor), menu: rows(words, chosen), chosen: chosen ?? 0)
    case .search(let pattern, let place, let failed):
      let before = Array("(\(failed ? "not in the history" : "history search")) \(pattern)")
      let hit = place < language.history.count ? Array("  " + language.history[place]) : []
      return cut(wrap(before + hit, cursor: before.count), menu: [], chosen: 0)
    }
  }

  /// What stays on the terminal when the line is left.
  func lastRows(of line: [Character]) -> [String] {
    let rows = wrap(prompt + line, cursor: 0).rows
    return rows.count > 1 && rows[rows.count - 1].isEmpty ? rows.dropLast() : rows
  }

  private func rows(_ words: [(text: String, description: String)], _ chosen: Int?) -> [String] {
    let room = min(words.map { columns(of: $0.text) }.max() ?? 0, self.columns / 2)
    return words.enumerated().map { number, word in
      let gap = String(repeating: " ", count: max(room - columns(of: word.text), 0) + 2)
      var row = ""
      for character in (number == chosen ? "› " : "  ") + word.text + gap + word.description {
        if columns(of: row) + columns(of: String(character)) > self.columns { break }
        row.append(character)
      }
      return row
    }
  }

  private func cut(_ picture: Picture, menu: [String], chosen: Int) -> Picture {
    let menuRows = min(menu.count, max(lines - picture.rows.count, lines / 3))
    let lineRows = min(picture.rows.count, lines - menuRows)
    func first(_ count: Int, _ middle: Int, _ total: Int) -> Int { max(0, min(middle - count / 2, total - count)) }
    let top = first(lineRows, picture.row, picture.rows.count)
    let item = first(menuRows, chosen, menu.count)
    return Picture(
      rows: Array(picture.rows[top..<top + lineRows] + menu[item..<item + menuRows]), row: picture.row - top,
      column: picture.column)
  }
}

private func + (text: String, characters: [Character]) -> [Character] { Array(text) + characters }
