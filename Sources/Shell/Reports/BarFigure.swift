import Localization
import Markdown
import TerminalUI

/// Rows of bars below each other: beside their labels where there is room, else below them; a table for who listens.
struct BarFigure {
  /// One bar.
  struct Row {
    let label: String
    /// How many of `total` each sign stands for, the first at the left; each counts those before it, too.
    let parts: [(sign: Character, upTo: Int)]
    let total: Int
    let numbers: String
  }

  /// The cells within the brackets, where there is room and where there is little.
  private static let (wide, narrow) = (24, 12)

  let rows: [Row]
  let outline: Table

  var block: Block {
    let labels = rows.map { $0.label.terminalForm }
    let width = labels.map(\.cellWidth).max() ?? 0
    let beside = zip(rows, labels).map { row, label in
      [.text(label + String(repeating: " ", count: width - label.cellWidth + 2))] + Self.bar(row, Self.wide)
    }
    let below = [Self.wide, Self.narrow].map { cells in
      zip(rows, labels).flatMap { row, label in [[.text(label)], [.text("  ")] + Self.bar(row, cells)] }
    }
    return .figure(Figure(drawings: [beside] + below, outline: [.table(outline)]))
  }

  private static func bar(_ row: Row, _ cells: Int) -> [Inline] {
    var (inlines, filled): ([Inline], Int) = ([.styled(.muted, "[")], 0)
    for part in row.parts {
      let end = max(filled, ProgressBar(done: part.upTo, of: row.total).filled(cells: cells))
      if end > filled {
        inlines.append(.styled(.command, [.text(String(repeating: part.sign, count: end - filled))]))
      }
      filled = end
    }
    return inlines + [
      .styled(.muted, [.text(String(repeating: ".", count: cells - filled) + "]")]), .text(" " + row.numbers),
    ]
  }
}
