/// Gathers the blocks of a document; a string is a paragraph.
@resultBuilder
public enum DocumentBuilder {
  /// A block as it is.
  public static func buildExpression(_ block: Block) -> [Block] { [block] }
  /// Blocks made elsewhere.
  public static func buildExpression(_ blocks: [Block]) -> [Block] { blocks }
  /// A document inside another.
  public static func buildExpression(_ document: Document) -> [Block] { document.blocks }
  /// A paragraph, in which only backquotes mean something.
  public static func buildExpression(_ text: String) -> [Block] { [.paragraph(text)] }
  /// A table.
  public static func buildExpression(_ table: Table) -> [Block] { [.table(table)] }
  /// A picture.
  public static func buildExpression(_ figure: Figure) -> [Block] { [.figure(figure)] }
  /// The parts one after another.
  public static func buildBlock(_ parts: [Block]...) -> [Block] { parts.flatMap(\.self) }
  /// What stands under an `if` without `else`.
  public static func buildOptional(_ part: [Block]?) -> [Block] { part ?? [] }
  /// The first branch.
  public static func buildEither(first part: [Block]) -> [Block] { part }
  /// The second branch.
  public static func buildEither(second part: [Block]) -> [Block] { part }
  /// What a loop made.
  public static func buildArray(_ parts: [[Block]]) -> [Block] { parts.flatMap(\.self) }
}
