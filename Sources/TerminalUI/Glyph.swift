import Markdown

/// A grapheme in its cells, as wrapping and drawing handle it.
struct Glyph: Sendable, Hashable {
  /// Whether a line may end here.
  enum Break: Sendable, Hashable {
    /// Never.
    case none
    /// At this space.
    case space
    /// At this space within code, only when the code is longer than a line.
    case codeSpace
    /// Always: the author's line break.
    case line
  }

  var character: Character
  var width: UInt8
  var opportunity: Break
  var style: TextStyle

  init(_ character: Character, _ style: TextStyle, opportunity: Break = .none) {
    self.character = character
    width = UInt8(clamping: character.cellWidth)
    self.style = style
    self.opportunity = opportunity
  }

  /// Whether it is the sign of its role.
  var isSign: Bool { style.role?.sign == character }

}

extension [Glyph] {
  static func spaces(_ count: Int) -> [Glyph] {
    Array(repeating: Glyph(" ", TextStyle()), count: Swift.max(0, count))
  }

  /// The cells that the line takes.
  var width: Int { reduce(0) { $0 + Int($1.width) } }

  /// The glyphs of inlines in a surrounding style. Only here does text become glyphs, so nothing reaches a
  /// terminal that has not been given its ``Swift/Character/terminalForm``.
  init(_ inlines: [Inline], style: TextStyle = TextStyle(), isPlain: Bool = false) {
    self = []
    for inline in inlines { append(inline, style, isPlain) }
  }

  /// The glyphs of one line of text.
  init(line: String, style: TextStyle = TextStyle()) {
    self = []
    append(line, style, spaces: .none)
  }

  private mutating func append(_ inline: Inline, _ style: TextStyle, _ isPlain: Bool) {
    switch inline {
    case .text(let text): append(text, style, spaces: .space)
    case .code(let code):
      append("`" + code + "`", style.adding(.code), spaces: .codeSpace)
    case .emphasis(let inlines): append(inlines, style.adding(.emphasis), isPlain)
    case .strong(let inlines): append(inlines, style.adding(.strong), isPlain)
    case .link(let inlines, let destination):
      append(inlines, style.adding(.link), isPlain)
      if inlines.plainText != destination {
        append(" (" + destination + ")", style, spaces: .space)
      }
    case .lineBreak: append(Glyph(" ", style, opportunity: .line))
    case .progress(let done, let total):
      append(ProgressBar(done: done, of: total).text(isPlain: isPlain), style, spaces: .none)
    case .styled(let role, let inlines):
      let style = TextStyle(role, style.traits)
      if let sign = role.sign {
        append(Glyph(sign, style))
        if !inlines.isEmpty { append(Glyph(" ", style)) }
      }
      append(inlines, style, isPlain)
    }
  }

  private mutating func append(_ inlines: [Inline], _ style: TextStyle, _ isPlain: Bool) {
    for inline in inlines { append(inline, style, isPlain) }
  }

  private mutating func append(_ text: String, _ style: TextStyle, spaces: Glyph.Break) {
    for character in text {
      if character == "\u{A0}" {
        append(Glyph(" ", style))
      } else if character.isWhitespace {
        append(Glyph(" ", style, opportunity: spaces))
      } else {
        for part in character.terminalForm { append(Glyph(part, style)) }
      }
    }
  }

  /// The line as text, with the looks that `settings` allow; spaces at its end are left out.
  func rendered(_ settings: TerminalSettings) -> String {
    var (text, run, style) = ("", "", TextStyle())
    for glyph in self[..<((lastIndex { $0.character != " " } ?? -1) + 1)] {
      if glyph.style != style {
        text += style.applied(to: run, settings.styling)
        (run, style) = ("", glyph.style)
      }
      run.append(settings.drawing == .ascii ? LineDrawing.ascii(glyph.character) : glyph.character)
    }
    return text + style.applied(to: run, settings.styling)
  }
}

extension TextStyle {
  fileprivate func adding(_ trait: Traits) -> TextStyle { TextStyle(role, traits.union(trait)) }
}

extension Role {
  /// The sign that says what the colour says.
  fileprivate var sign: Character? {
    switch self {
    case .good: "✓"
    case .bad: "✗"
    case .warning: "!"
    case .note, .muted, .command, .title: nil
    }
  }
}
