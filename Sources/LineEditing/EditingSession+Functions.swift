/// The functions that keys call beyond libedit's own.
extension EditingSession {
  func perform(_ function: EditorFunction) -> EditorFunction.Effect {
    var buffer = engine.buffer
    switch function {
    case .older: return walk(by: -1)
    case .newer: return walk(by: 1)
    case .search: return search()
    case .complete: return complete()
    case .forward:
      if buffer.isAtEnd { return accept() }
      buffer.cursor += 1
    case .toEnd:
      if buffer.isAtEnd { return accept() }
      buffer.cursor = buffer.scalars.count
    case .deleteBefore:
      if buffer.cursor == 0 { return .done }
      buffer.replace(buffer.cursor - 1..<buffer.cursor, with: "")
    case .delete, .deleteOrEnd:
      if buffer.scalars.isEmpty { return function == .deleteOrEnd ? .leave : .done }
      if buffer.isAtEnd { return .done }
      buffer.replace(buffer.cursor..<buffer.cursor + 1, with: "")
    case .killEnd: kill(buffer.cursor..<buffer.scalars.count, in: &buffer)
    case .killStart: kill(0..<buffer.cursor, in: &buffer)
    case .killWordBefore: kill(buffer.wordBefore..<buffer.cursor, in: &buffer)
    case .killWordAfter: kill(buffer.cursor..<buffer.wordAfter, in: &buffer)
    case .yank: buffer.insert(engine.killed)
    case .paste: buffer.insert(pasted)
    case .quote:
      guard let key = nextKey() else { return .leave }
      // The end of a C string and of a line cannot stand in one.
      guard case .scalar(let scalar) = key, scalar != "\0" else { return .done }
      buffer.insert(String(scalar))
    case .undo:
      if !undo() { beep() }
      return .done
    case .clear:
      terminal.write(screen.clear())
      return .done
    }
    engine.buffer = buffer
    return .done
  }

  private func kill(_ range: Range<Int>, in buffer: inout EditBuffer) {
    engine.killed = String(String.UnicodeScalarView(buffer.scalars[range]))
    buffer.replace(range, with: "")
  }

  func beep() { terminal.write("\u{7}") }

  private func accept() -> EditorFunction.Effect {
    var buffer = engine.buffer
    buffer.insert(suggestion(for: buffer))
    engine.buffer = buffer
    return .done
  }

  private func walk(by steps: Int) -> EditorFunction.Effect {
    guard let line = walk.move(by: steps, leaving: engine.buffer.text) else {
      beep()
      return .done
    }
    engine.buffer = EditBuffer(line.normalised)
    return .done
  }

  // MARK: Completion

  private func complete() -> EditorFunction.Effect {
    var buffer = engine.buffer
    let found = delegate.completions(buffer.text, cursor: buffer.characterCursor)
    let range = buffer.scalarRange(found.range)
    guard let only = found.candidates.first else {
      beep()
      return .done
    }
    if found.candidates.count == 1 {
      buffer.replace(range, with: (only.text + (only.appendsSpace ? " " : "")).normalised)
      engine.buffer = buffer
      return .done
    }
    let typed = String(String.UnicodeScalarView(buffer.scalars[range]))
    let prefix = found.commonPrefix.normalised
    let extends = prefix.count > typed.count && prefix.hasPrefix(typed)
    if extends { buffer.replace(range, with: prefix) }
    engine.buffer = buffer
    let replaced = extends ? range.lowerBound..<buffer.cursor : range
    return choose(CompletionMenu(found.candidates, replacing: replaced, in: buffer), stepping: !extends)
  }

  /// Shows the menu until a candidate is taken, the menu left, or a key says that typing goes on.
  private func choose(_ first: CompletionMenu, stepping: Bool) -> EditorFunction.Effect {
    var menu = first
    if stepping { menu.move(by: 1) }
    defer { mode = .editing }
    while true {
      mode = .choosing(menu)
      engine.buffer = menu.buffer
      guard let key = nextKey() else { return .leave }
      switch key {
      case .tab, .down, .control("N"): menu.move(by: 1)
      case .backTab, .up, .control("P"): menu.move(by: -1)
      case .escape, .control("G"):
        engine.buffer = menu.original
        return .done
      case _ where key.isEnter && menu.candidate != nil:
        take(menu, spaced: true)
        return .done
      default:
        reader.unread(key)
        take(menu, spaced: key.isVisible)
        return .done
      }
    }
  }

  private func take(_ menu: CompletionMenu, spaced: Bool) {
    var buffer = menu.buffer
    if spaced, menu.candidate?.appendsSpace == true { buffer.insert(" ") }
    engine.buffer = buffer
  }

  // MARK: Search

  private func search() -> EditorFunction.Effect {
    let original = engine.buffer
    var search = HistorySearch(delegate.history)
    defer { mode = .editing }
    while true {
      mode = .searching(search)
      guard let key = nextKey() else { return .leave }
      switch key {
      case .control("R"): search.older()
      case .control("S"): search.newer()
      case .control("G"): return .done
      case _ where key.isErase: search.shorten()
      case _ where key.isVisible || key == .scalar(" "):
        if case .scalar(let scalar) = key { search.extend(reader.grapheme(from: scalar)) }
      case .paste(let text): search.extend(String(text.pasted.prefix { $0 != "\n" }))
      case .unknown: break
      default:
        engine.buffer = search.hit.map { EditBuffer($0.normalised) } ?? original
        if key != .escape { reader.unread(key) }
        return .done
      }
      if search.hasFailed { beep() }
    }
  }
}

extension Key {
  /// Whether the key is a character to be seen; a space is not.
  fileprivate var isVisible: Bool {
    guard case .scalar(let scalar) = self else { return false }
    return scalar.value > 0x20 && scalar.value != 0x7F && !(0x80..<0xA0).contains(scalar.value)
  }
}
