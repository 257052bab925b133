/// A page: blocks read from Markdown, or made by a command.
public struct Document: Sendable, Hashable {
  /// The blocks, from top to bottom.
  public var blocks: [Block]

  /// Creates a page from its blocks.
  public init(_ blocks: [Block] = []) { self.blocks = blocks }

  /// Creates a page from what `content` lists.
  public init(@DocumentBuilder _ content: () -> [Block]) { blocks = content() }

  /// Reads CommonMark with GitHub's tables. Every text is some document, so nothing is thrown.
  ///
  /// - Parameters:
  ///   - markdown: The text, without front matter. Time grows linearly with its length.
  ///   - firstLine: The number of its first line in the file, for the lines of code blocks.
  public init(markdown: String, firstLine: Int = 1) {
    blocks = MarkdownReader(firstLine: firstLine).blocks(of: markdown)
  }

  /// The page's code blocks at any depth, from top to bottom: in a lesson, its steps.
  public var codeBlocks: [CodeBlock] { blocks.flatMap(\.codeBlocks) }
}

extension Block {
  fileprivate var codeBlocks: [CodeBlock] {
    switch self {
    case .code(let code): [code]
    case .list(let list): list.items.flatMap { $0.flatMap(\.codeBlocks) }
    case .quote(let blocks): blocks.flatMap(\.codeBlocks)
    case .heading, .paragraph, .table, .thematicBreak, .figure: []
    }
  }
}
