/// A table with a header; every row has as many cells as the header.
public struct Table: Sendable, Hashable {
  /// Where a column's text stands in its cells.
  public enum Alignment: Sendable, Hashable {
    case leading, center, trailing
  }

  /// The header's cells.
  public let header: [[Inline]]
  /// The cells of each row.
  public let rows: [[[Inline]]]
  /// One alignment a column.
  public let alignments: [Alignment]

  /// Creates a table; short rows are filled up with empty cells, long ones are cut to the header's
  /// length, and a missing alignment is leading.
  public init(header: [[Inline]], rows: [[[Inline]]], alignments: [Alignment] = []) {
    func filled<Cell>(_ cells: [Cell], with cell: Cell) -> [Cell] {
      Array((cells + Array(repeating: cell, count: max(0, header.count - cells.count))).prefix(header.count))
    }
    self.header = header
    self.rows = rows.map { filled($0, with: []) }
    self.alignments = filled(alignments, with: .leading)
  }

  /// Creates a table of message texts, in which only backquotes mean something.
  public init(header: [String], rows: [[String]], alignments: [Alignment] = []) {
    self.init(
      header: header.map { [Inline]($0) },
      rows: rows.map { $0.map { [Inline]($0) } },
      alignments: alignments)
  }
}
