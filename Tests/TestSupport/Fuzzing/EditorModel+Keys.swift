/// A key of the fuzz test.
public enum FuzzKey: Sendable, Hashable {
  /// Characters sent in one piece.
  case type(String)
  case paste(String)
  case backspace, delete, left, right, home, end, killEnd, killStart, yank, undo
  case up, down, search, tab, backTab, escape, cancel, enter, interrupt
  case resize(columns: Int, lines: Int)

  /// The ways in which terminals send the key.
  var codes: [String] {
    switch self {
    case .type(let text): [text]
    case .paste(let text): ["\u{1B}[200~\(text)\u{1B}[201~"]
    case .backspace: ["\u{7F}", "\u{8}"]
    case .delete: ["\u{1B}[3~"]
    case .left: ["\u{2}", "\u{1B}[D", "\u{1B}OD"]
    case .right: ["\u{6}", "\u{1B}[C", "\u{1B}OC"]
    case .home: ["\u{1}", "\u{1B}[H", "\u{1B}[1~"]
    case .end: ["\u{5}", "\u{1B}[F", "\u{1B}[4~"]
    case .killEnd: ["\u{B}"]
    case .killStart: ["\u{15}"]
    case .yank: ["\u{19}"]
    case .undo: ["\u{1F}"]
    case .up: ["\u{10}", "\u{1B}[A", "\u{1B}OA"]
    case .down: ["\u{E}", "\u{1B}[B", "\u{1B}OB"]
    case .search: ["\u{12}"]
    case .tab: ["\t"]
    case .backTab: ["\u{1B}[Z"]
    case .escape: ["\u{1B}"]
    case .cancel: ["\u{7}"]
    case .enter: ["\r", "\n"]
    case .interrupt: ["\u{3}"]
    case .resize: [""]
    }
  }
}

extension EditorModel {
  /// Does what a key does.
  mutating func press(_ key: FuzzKey) {
    left = nil
    switch (key, mode) {
    case (.type(let text), _) where text.count > 1: for character in text { press(.type(String(character))) }
    case (.resize(let columns, let lines), _): (self.columns, self.lines) = (columns, lines)
    // What the menu or the search shows is not in the line yet.
    case (.interrupt, .menu): leave((changes.last?.line ?? []) + "^C")
    case (.interrupt, _): leave(line + "^C")
    case (_, .search): pressInSearch(key)
    case (_, .menu): pressInMenu(key)
    case (_, .line):
      let before = (line: line, cursor: cursor)
      pressInLine(key)
      if isInLine, left == nil, key != .undo { note(before) }
    }
  }

  /// Notes a state to come back to, if the line has changed since.
  private mutating func note(_ state: (line: [Character], cursor: Int)) {
    if state.line != line { changes.append(state) }
  }

  private mutating func pressInLine(_ key: FuzzKey) {
    switch key {
    case .type(let text), .paste(let text): insert(Array(text))
    case .backspace where cursor > 0:
      line.remove(at: cursor - 1)
      cursor -= 1
    case .delete where cursor < line.count: line.remove(at: cursor)
    case .left: cursor = max(0, cursor - 1)
    case .right where cursor < line.count: cursor += 1
    case .end where cursor < line.count: cursor = line.count
    case .right, .end: insert(suggestion)
    case .home: cursor = 0
    case .killEnd:
      killed = Array(line[cursor...])
      line.removeSubrange(cursor...)
    case .killStart:
      killed = Array(line[..<cursor])
      line.removeSubrange(..<cursor)
      cursor = 0
    case .yank: insert(killed)
    case .undo: if let last = changes.popLast() { (line, cursor) = last }
    case .up: visit(place - 1)
    case .down: visit(place + 1)
    case .search: mode = .search(pattern: "", place: language.history.count, failed: false)
    case .tab: complete()
    case .enter: leave(line)
    default: break
    }
  }

  private mutating func insert(_ characters: [Character]) {
    line.insert(contentsOf: characters, at: cursor)
    cursor += characters.count
  }

  private mutating func visit(_ next: Int) {
    guard next >= 0, next <= language.history.count else { return }
    visited[place] = line
    place = next
    line = visited[next] ?? Array(language.history[next])
    cursor = line.count
  }

  /// The line is entered or given up, and the next prompt follows.
  private mutating func leave(_ shown: [Character]) {
    if shown == line {
      let entered = line.split(separator: "\n").map { String($0) }.filter { $0.contains { $0 != " " } }
      language.history += entered
    }
    left = shown
    (line, cursor, mode, changes, visited) = ([], 0, .line, [], [:])
    place = language.history.count
  }

  // MARK: Menu

  private mutating func complete() {
    let start = (line[..<cursor].lastIndex(of: " ") ?? -1) + 1
    let word = Array(line[start..<cursor])
    let words = language.words.filter { Array($0.text).starts(with: word) }
    guard let first = words.first else { return }
    guard words.count > 1 else {
      line.replaceSubrange(start..<cursor, with: first.text + " ")
      cursor = start + first.text.count + 1
      return
    }
    var common = Array(first.text)
    while !words.allSatisfy({ Array($0.text).starts(with: common) }) { common.removeLast() }
    changes.append((line, cursor))
    line.replaceSubrange(start..<cursor, with: common)
    cursor = start + common.count
    mode = .menu(words: words, chosen: nil, before: line, start: start, cursor: cursor)
    if common.count <= word.count { choose(0) }
  }

  private mutating func choose(_ number: Int?) {
    guard case .menu(let words, _, let before, let start, let old) = mode else { return }
    mode = .menu(words: words, chosen: number, before: before, start: start, cursor: old)
    line = before
    cursor = old
    guard let number else { return }
    line.replaceSubrange(start..<old, with: words[number].text)
    cursor = start + words[number].text.count
  }

  private mutating func pressInMenu(_ key: FuzzKey) {
    guard case .menu(let words, let chosen, _, _, _) = mode else { return }
    switch key {
    case .tab, .down: return choose(chosen.map { ($0 + 1) % words.count } ?? 0)
    case .backTab, .up: return choose(chosen.map { ($0 + words.count - 1) % words.count } ?? words.count - 1)
    case .escape, .cancel: choose(nil)
    case .enter where chosen != nil: insert([" "])
    case .type(let text):
      if chosen != nil, !text.hasPrefix(" ") { insert([" "]) }
    default: break
    }
    mode = .line
    // The menu as a whole is one change.
    if let last = changes.last, last.line == line { changes.removeLast() }
    switch key {
    case .escape, .cancel: break
    case .enter where chosen != nil: break
    default: press(key)
    }
  }

  // MARK: Search

  private mutating func pressInSearch(_ key: FuzzKey) {
    guard case .search(let pattern, let found, _) = mode else { return }
    let history = language.history
    func find(_ pattern: String, _ places: [Int], not other: String? = nil) -> Mode {
      let hit = places.first { history[$0] != other && history[$0].lowercased().contains(pattern.lowercased()) }
      return .search(pattern: pattern, place: hit ?? found, failed: hit == nil)
    }
    let hit = found < history.count ? history[found] : nil
    switch key {
    case .search: mode = find(pattern, Array((0..<found).reversed()), not: hit)
    case .type(let text): mode = find(pattern + text, Array((0..<min(found + 1, history.count)).reversed()))
    case .backspace:
      let shorter = String(pattern.dropLast())
      let hit = history.indices.last { history[$0].lowercased().contains(shorter.lowercased()) }
      let isFound = !shorter.isEmpty && hit != nil
      mode = .search(
        pattern: shorter, place: isFound ? hit ?? 0 : history.count, failed: !shorter.isEmpty && hit == nil)
    case .paste(let text):
      let next = pattern + text.prefix { $0 != "\n" }
      mode = find(next, Array((0..<min(found + 1, history.count)).reversed()))
    case .cancel: mode = .line
    default:
      mode = .line
      let before = (line: line, cursor: cursor)
      if let hit { (line, cursor) = (Array(hit), hit.count) }
      note(before)
      if key != .escape { press(key) }
    }
  }
}

private func + (characters: [Character], text: String) -> [Character] { characters + Array(text) }
