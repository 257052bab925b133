import Localization

/// What the terminal shows of a session.
extension EditingSession {
  /// Beyond so many scalars a line is drawn plain: no command is so long, and a delegate may need time.
  private static let longestStyled = 4096

  /// Shows the line as it stands.
  func draw() {
    let size = terminal.size
    var frame: Frame
    switch mode {
    case .editing:
      let buffer = engine.buffer
      frame = lineFrame(buffer, rest: Cell.cells(suggestion(for: buffer), .faint), columns: size.columns)
      frame.fit([], showing: 0, lines: size.lines)
    case .choosing(let menu):
      frame = lineFrame(menu.buffer, rest: [], columns: size.columns)
      frame.fit(menu.rows(columns: size.columns), showing: menu.chosen ?? 0, lines: size.lines)
    case .searching(let search):
      frame = searchFrame(search, columns: size.columns)
      frame.fit([], showing: 0, lines: size.lines)
    }
    terminal.write(screen.show(frame, for: size))
  }

  /// Leaves the line on the terminal, whole and without anything around it.
  func finish(_ text: String, mark: String = "") {
    let size = terminal.size
    let buffer = EditBuffer(text)
    let frame = lineFrame(buffer, rest: Cell.cells(mark, .faint), columns: size.columns)
    terminal.write(screen.finish(frame, for: size))
  }

  /// The grey rest of a line; empty where none is to be shown.
  func suggestion(for buffer: EditBuffer) -> String {
    guard settings.suggestions, buffer.isAtEnd, buffer.scalars.count <= Self.longestStyled else { return "" }
    return delegate.suggestion(buffer.text)?.pasted.filter { $0 != "\n" } ?? ""
  }

  private func lineFrame(_ buffer: EditBuffer, rest: [Cell], columns: Int) -> Frame {
    let before = Cell.cells(prompt, .prompt)
    let cells = before + cells(of: buffer.text) + rest
    let indent = before.reduce(0) { $0 + $1.width }
    return Frame(cells, cursor: before.count + buffer.characterCursor, columns: columns, indent: indent)
  }

  private func searchFrame(_ search: HistorySearch, columns: Int) -> Frame {
    let label = search.hasFailed ? Message("not in the history") : Message("history search")
    let before = Cell.cells("(\(settings.catalogue(label))) ", .prompt) + Cell.cells(search.pattern, .plain)
    let hit = search.hit.map { Cell.cells("  ", .plain) + cells(of: $0.normalised) } ?? []
    return Frame(before + hit, cursor: before.count, columns: columns)
  }

  private func cells(of text: String) -> [Cell] {
    var cells = Cell.cells(text, .plain)
    guard cells.count <= Self.longestStyled else { return cells }
    for span in delegate.highlight(text) {
      let style = Style.role(span.role, styling: settings.styling)
      for place in span.range.clamped(to: cells.indices) { cells[place].style = style }
    }
    return cells
  }
}
