/// A part of a document that stands on lines of its own.
public indirect enum Block: Sendable, Hashable {
  /// A title; level 1 is the page's.
  case heading(level: Int, [Inline])
  /// Running text.
  case paragraph([Inline])
  /// Bulleted or numbered items.
  case list(ListBlock)
  /// Lines to be read to the letter.
  case code(CodeBlock)
  /// Rows and columns.
  case table(Table)
  /// Blocks that someone else says.
  case quote([Block])
  /// A break between two topics.
  case thematicBreak
  /// A picture.
  case figure(Figure)
}

// In these, as everywhere for messages, only backquotes in a text mean something.
extension Block {
  /// A title.
  public static func heading(_ level: Int, _ text: String) -> Block {
    .heading(level: level, [Inline](text))
  }

  /// Running text.
  public static func paragraph(_ text: String) -> Block { .paragraph([Inline](text)) }

  /// Running text in a role, such as ``Role/good`` for what succeeded.
  public static func paragraph(_ role: Role, _ text: String) -> Block {
    .paragraph([.styled(role, text)])
  }

  /// Bulleted lines.
  public static func bullets(_ items: [String]) -> Block {
    .list(ListBlock(items: items.map { [.paragraph($0)] }))
  }

  /// Numbered lines.
  public static func numbered(from start: Int = 1, _ items: [String]) -> Block {
    .list(ListBlock(start: start, items: items.map { [.paragraph($0)] }))
  }

  /// Lines to be read to the letter.
  public static func code(_ text: String, info: String = "") -> Block {
    .code(CodeBlock(info: info, text: text.isEmpty || text.hasSuffix("\n") ? text : text + "\n"))
  }
}
