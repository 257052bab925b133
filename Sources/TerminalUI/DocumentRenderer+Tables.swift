import Markdown

extension DocumentRenderer {
  /// Cells between two columns.
  private static let gap = 2

  /// The table in columns where they fit, their cells wrapped between words; else one line a cell.
  func table(_ table: Table, width: Int) -> [[Glyph]] {
    guard !table.header.isEmpty else { return [] }
    let header = table.header.map { glyphs($0, TextStyle(.title)) }
    let rows = table.rows.map { row in row.map { glyphs($0) } }
    guard !settings.isPlain, let widths = columnWidths([header] + rows, width: width) else {
      return linear(table, width: width)
    }
    let total = widths.reduce(0, +) + Self.gap * (widths.count - 1)
    let hasHeader = header.contains { !$0.isEmpty }
    var lines = hasHeader ? columns(header, widths, table.alignments) + [rule("─", total)] : []
    // Where a row goes on, its first column is empty; a rule is needed only where that says nothing.
    let isRuled = rows.contains { WordWrapper(width: widths[0]).lines($0[0]).count > 1 || $0[0].isEmpty }
    for (index, row) in rows.enumerated() {
      if isRuled, index > 0 { lines.append(rule("╌", total)) }
      lines += columns(row, widths, table.alignments)
    }
    return lines
  }

  /// The widths of the columns, or nil where not even each column's longest word fits.
  private func columnWidths(_ rows: [[[Glyph]]], width: Int) -> [Int]? {
    let columns = rows[0].indices
    func widest(_ measure: ([Glyph]) -> Int) -> [Int] {
      columns.map { column in rows.map { measure($0[column]) }.max() ?? 0 }
    }
    let room = width - Self.gap * (columns.count - 1)
    let natural = widest { $0.split { $0.opportunity == .line }.map { Array($0).width }.max() ?? 0 }
    if natural.reduce(0, +) <= room { return natural }
    let least = widest { $0.split { [.line, .space].contains($0.opportunity) }.map { Array($0).width }.max() ?? 0 }
    var spare = room - least.reduce(0, +)
    guard spare >= 0 else { return nil }
    // What is left after the longest words goes to the columns that want more, in proportion.
    var wanted = zip(natural, least).map { $0 - $1 }
    var widths = least
    for column in columns where wanted[column] > 0 {
      let share = spare * wanted[column] / max(1, wanted[column...].reduce(0, +))
      widths[column] += min(wanted[column], share)
      spare -= min(wanted[column], share)
      wanted[column] = 0
    }
    return widths
  }

  /// One row's lines.
  private func columns(_ cells: [[Glyph]], _ widths: [Int], _ alignments: [Table.Alignment]) -> [[Glyph]] {
    let wrapped = zip(cells, widths).map { WordWrapper(width: $1).lines($0) }
    return (0..<(wrapped.map(\.count).max() ?? 0)).map { index in
      widths.indices.reduce(into: []) { line, column in
        if column > 0 { line += [Glyph].spaces(Self.gap) }
        let text = index < wrapped[column].count ? wrapped[column][index] : []
        let spare = max(0, widths[column] - text.width)
        let before =
          switch alignments[column] {
          case .leading: 0
          case .center: spare / 2
          case .trailing: spare
          }
        line += [Glyph].spaces(before) + text + [Glyph].spaces(spare - before)
      }
    }
  }

  /// The table as it is read aloud: each row's first cell, below it the others, each after its column's title.
  private func linear(_ table: Table, width: Int) -> [[Glyph]] {
    table.rows.flatMap { row in
      zip(table.header, row).enumerated().flatMap { index, pair -> [[Glyph]] in
        let (title, cell) = pair
        if index > 0, cell.isEmpty { return [] }
        let words = title.isEmpty || title == cell ? cell : title + [.text(": ")] + cell
        let indent = [Glyph].spaces(index == 0 ? 0 : 2)
        let lines = WordWrapper(width: inner(width, indent.count + 2)).lines(glyphs(words))
        return prefixed(lines, first: indent, rest: indent + [Glyph].spaces(2), width: width)
      }
    }
  }
}
