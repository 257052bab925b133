import TerminalUI

/// The menu below the line: its candidates and the one chosen.
struct CompletionMenu {
  let candidates: [Completions.Candidate]
  /// The line before the menu, to come back to.
  let original: EditBuffer
  /// The scalars that a candidate replaces.
  let range: Range<Int>
  private(set) var chosen: Int?

  init(_ candidates: [Completions.Candidate], replacing range: Range<Int>, in original: EditBuffer) {
    (self.candidates, self.range, self.original) = (candidates, range, original)
  }

  var candidate: Completions.Candidate? { chosen.map { candidates[$0] } }

  /// Chooses a neighbour, round and round; the first or last one when none is chosen.
  mutating func move(by step: Int) {
    let start = chosen ?? (step > 0 ? -1 : 0)
    chosen = (start + step + candidates.count) % candidates.count
  }

  /// The line with the chosen candidate in its place.
  var buffer: EditBuffer {
    guard let candidate else { return original }
    var buffer = original
    buffer.replace(range, with: candidate.text)
    return buffer
  }

  /// A row for each candidate: a mark, the text, the description. Descriptions stand below each other as long as
  /// the longest text leaves them half of the columns.
  func rows(columns: Int) -> [Frame.Row] {
    let widest = min(candidates.map { $0.text.terminalForm.cellWidth }.max() ?? 0, columns / 2)
    return candidates.enumerated().map { number, candidate in
      let gap = max(0, widest - candidate.text.terminalForm.cellWidth) + 2
      let text = Cell.cells((number == chosen ? "› " : "  ") + candidate.text, number == chosen ? .chosen : .plain)
      let description = Cell.cells(String(repeating: " ", count: gap) + candidate.description, .faint)
      return Frame.Row(candidate.description.isEmpty ? text : text + description, clippedTo: columns)
    }
  }
}
