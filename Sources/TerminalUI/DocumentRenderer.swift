public import Markdown

/// Sets a document in lines for a terminal, a file or a screen reader.
///
/// No line is wider than the settings' width, and no control character of the document passes: each stands
/// in its `terminalForm`. Plain settings give lists, tables and pictures a form that reads well aloud.
public struct DocumentRenderer: Sendable {
  /// For whom the lines are.
  public let settings: TerminalSettings

  /// Creates a renderer.
  public init(_ settings: TerminalSettings) { self.settings = settings }

  /// The document's lines, without newlines, with escape sequences only as far as the settings allow them.
  ///
  /// - Complexity: O(*n*) in the document's length.
  public func lines(_ document: Document) -> [String] {
    lines(document.blocks, width: settings.width).map { $0.rendered(settings) }
  }

  /// The document as one text, each line ended by a newline.
  public func text(_ document: Document) -> String {
    lines(document).reduce(into: "") { $0 += $1 + "\n" }
  }

  func lines(_ blocks: [Block], width: Int, isTight: Bool = false) -> [[Glyph]] {
    var lines: [[Glyph]] = []
    for block in blocks {
      let more = self.lines(block, width: width)
      if !lines.isEmpty, !more.isEmpty, !isTight { lines.append([]) }
      lines += more
    }
    return lines
  }

  private func lines(_ block: Block, width: Int) -> [[Glyph]] {
    switch block {
    case .heading(let level, let inlines): heading(level, inlines, width: width)
    case .paragraph(let inlines): paragraph(glyphs(inlines), width: width)
    case .list(let list): self.list(list, width: width)
    case .code(let code): self.code(code, width: width)
    case .table(let table): self.table(table, width: width)
    case .quote(let blocks):
      prefixed(lines(blocks, width: inner(width, 2)), first: bar, rest: bar, width: width)
    case .thematicBreak: [settings.isPlain ? [Glyph](line: "---") : rule("─", width)]
    case .figure(let figure): self.figure(figure, width: width)
    }
  }

  /// Running text; where it begins with a sign, the sign stands out before it.
  private func paragraph(_ text: [Glyph], width: Int) -> [[Glyph]] {
    guard text.count > 2, text[0].isSign, text[1] == Glyph(" ", text[0].style) else {
      return WordWrapper(width: width).lines(text)
    }
    let lines = WordWrapper(width: inner(width, 2)).lines(Array(text.dropFirst(2)))
    return prefixed(lines, first: Array(text.prefix(2)), rest: .spaces(2), width: width)
  }

  private func heading(_ level: Int, _ inlines: [Inline], width: Int) -> [[Glyph]] {
    guard !settings.isPlain else {
      let marks = Array(line: String(repeating: "#", count: min(max(1, level), 6)) + " ")
      let lines = WordWrapper(width: inner(width, marks.count)).lines(glyphs(inlines))
      return prefixed(lines, first: marks, rest: .spaces(marks.count), width: width)
    }
    let lines = WordWrapper(width: width).lines(glyphs(inlines, TextStyle(.title)))
    guard level <= 2, let widest = lines.map(\.width).max(), widest > 0 else { return lines }
    return lines + [rule(level == 1 ? "═" : "─", widest)]
  }

  private func list(_ list: ListBlock, width: Int) -> [[Glyph]] {
    let last = (list.start ?? 0) + max(0, list.items.count - 1)
    let indent = list.start == nil ? 2 : String(last).count + 2
    var lines: [[Glyph]] = []
    for (index, item) in list.items.enumerated() {
      let mark = list.start.map { "\($0 + index)." } ?? "-"
      let marker = Array(line: String(repeating: " ", count: max(0, indent - 1 - mark.count)) + mark + " ")
      let content = self.lines(item, width: inner(width, indent), isTight: list.isTight)
      if !lines.isEmpty, !list.isTight { lines.append([]) }
      lines += prefixed(content.isEmpty ? [[]] : content, first: marker, rest: .spaces(indent), width: width)
    }
    return lines
  }

  private func code(_ code: CodeBlock, width: Int) -> [[Glyph]] {
    let room = inner(width, 4)
    return prefixed(
      code.lines.flatMap { codeLines(String($0), width: room) }, first: .spaces(4), rest: .spaces(4), width: width)
  }

  /// A line of code, continued with a deeper indent where it does not fit.
  private func codeLines(_ line: String, width: Int) -> [[Glyph]] {
    let indent = String(line.prefix { $0 == " " || $0 == "\t" }).replacingTabs
    let text = Array(line: line.replacingTabs, style: TextStyle(.command))
    if text.width <= width { return [text] }
    let depth = min(indent.count, width / 2)
    let hanging = min(depth + 2, width / 2)
    // Several spaces mean something in code, so a line ends only at the last of them.
    var words = Array(text.dropFirst(indent.count))
    for index in words.indices.dropLast() where words[index].character == " " && words[index + 1].character != " " {
      words[index].opportunity = .space
    }
    let wrapped = WordWrapper(width: width - hanging).lines(words)
    return prefixed(wrapped, first: .spaces(depth), rest: .spaces(hanging), width: width)
  }

  private func figure(_ figure: Figure, width: Int) -> [[Glyph]] {
    guard !settings.isPlain else { return lines(figure.outline, width: width) }
    for drawing in figure.drawings {
      let lines = drawing.map { glyphs($0) }
      if lines.allSatisfy({ $0.width <= width }) { return lines }
    }
    return lines(figure.outline, width: width)
  }

  func glyphs(_ inlines: [Inline], _ style: TextStyle = TextStyle()) -> [Glyph] {
    Array(inlines, style: style, isPlain: settings.isPlain)
  }

  func rule(_ character: Character, _ width: Int) -> [Glyph] {
    Array(repeating: Glyph(character, TextStyle(.muted)), count: max(0, width))
  }

  private var bar: [Glyph] {
    settings.isPlain ? [Glyph](line: "> ") : [Glyph("│", TextStyle(.muted)), Glyph(" ", TextStyle())]
  }

  /// The width within an indent. However deep blocks stand in each other, six cells are left to the words.
  func inner(_ width: Int, _ indent: Int) -> Int { max(width - indent, min(width, 6)) }

  /// Lines of the inner width with what stands before them, as far as `width` has room for it.
  func prefixed(_ lines: [[Glyph]], first: [Glyph], rest: [Glyph], width: Int) -> [[Glyph]] {
    lines.enumerated().map { index, line in
      let prefix = index == 0 ? first : rest
      return prefix.prefix(width - inner(width, prefix.count)) + line
    }
  }
}

extension String {
  fileprivate var replacingTabs: String { reduce(into: "") { $0 += $1 == "\t" ? "    " : String($1) } }
}
