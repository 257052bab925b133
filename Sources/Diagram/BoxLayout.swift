import Markdown
import TerminalUI

/// Draws boxes in each other, each line exactly as wide as its box.
///
/// Boxes that shall stand side by side do so as many as the width allows, the others below them; boxes next to
/// each other end on the same line, and so do the boxes within them.
struct BoxLayout {
  /// A line in pieces of one look.
  typealias Line = [Inline]

  /// Boxes side by side get at least so many cells each, unless they need less.
  private static let comfortable = 30
  /// The cells of a frame's two sides.
  private static let frame = 4

  /// The width at which nothing in the box needs a second line, all boxes of a row side by side.
  func naturalWidth(_ box: Picture.Box) -> Int {
    let texts = (box.lines + box.footer).compactMap(\.drawn).map(\.terminalForm.cellWidth)
    let boxes = box.boxes.map(naturalWidth)
    let widest = boxes.max() ?? 0
    let row = box.isRow ? widest * boxes.count + max(0, boxes.count - 1) : widest
    return max(box.title.terminalForm.cellWidth, texts.max() ?? 0, row) + Self.frame
  }

  /// The box's lines, of `width` cells each; a box that has less to say is filled up to `height` lines.
  /// `heights` are those of the boxes within, where they stand beside others.
  func lines(_ box: Picture.Box, width: Int, height: Int = 0, heights: [Int] = [], tick: Bool = false) -> [Line] {
    let inner = max(2, width - Self.frame)
    var content: [Line] = []
    if box.title.terminalForm.cellWidth > inner { content += text(Picture.Line(box.title, role: .title), inner) }
    content += box.lines.flatMap { text($0, inner) }
    if box.isRow {
      content += row(box.boxes, inner)
    } else {
      for (index, child) in box.boxes.enumerated() {
        let least = index < heights.count ? heights[index] : 0
        content += lines(child, width: inner, height: least)
      }
    }
    content += box.footer.flatMap { text($0, inner) }
    while content.count < height - 2 { content.append([.text(spaces(inner))]) }
    return [top(box, inner, tick)] + content.map { [.border("│ ")] + $0 + [.border(" │")] }
      + [[.border("└" + String(repeating: "─", count: inner + 2) + "┘")]]
  }

  /// Boxes side by side, in as many rows as needed.
  private func row(_ boxes: [Picture.Box], _ width: Int) -> [Line] {
    guard let widest = boxes.map(naturalWidth).max() else { return [] }
    let least = min(widest, Self.comfortable)
    let perRow = max(1, min(boxes.count, (width + 1) / (least + 1)))
    let each = (width - (perRow - 1)) / perRow
    return stride(from: 0, to: boxes.count, by: perRow).flatMap { start -> [Line] in
      let some = boxes[start..<min(boxes.count, start + perRow)]
      let inner = max(2, each - Self.frame)
      let heights = (0..<(some.map(\.boxes.count).max() ?? 0)).map { index in
        some.map { index < $0.boxes.count ? lines($0.boxes[index], width: inner).count : 0 }.max() ?? 0
      }
      let height = some.map { lines($0, width: each, heights: heights).count }.max() ?? 0
      let drawn = some.map { lines($0, width: each, height: height, heights: heights) }
      let used = each * some.count + some.count - 1
      return (0..<height).map { index in
        Array(drawn.map { $0[index] }.joined(separator: [.text(" ")])) + [.text(spaces(width - used))]
      }
    }
  }

  /// The upper side of the frame with the title, and with the line from the internet where one comes down.
  private func top(_ box: Picture.Box, _ inner: Int, _ tick: Bool) -> Line {
    let start = tick ? "┌─┴" : "┌"
    let room = inner + 2 - (tick ? 2 : 0)
    let title = box.title.terminalForm
    guard title.cellWidth <= inner, title.cellWidth + 2 <= room, !title.isEmpty else {
      return [.border(start + String(repeating: "─", count: room) + "┐")]
    }
    return [
      .border(start), .text(" "), .styled(.title, [.text(title)]), .text(" "),
      .border(String(repeating: "─", count: room - title.cellWidth - 2) + "┐"),
    ]
  }

  private func text(_ line: Picture.Line, _ width: Int) -> [Line] {
    guard let drawn = line.drawn else { return [] }
    var lines = drawn.wrapped(to: width)
    // What is continued stands deeper, where there is room for it.
    if lines.count > 1, width > 8 {
      lines = [lines[0]] + lines.dropFirst().joined(separator: " ").wrapped(to: width - 2).map { "  " + $0 }
    }
    return lines.map { text in
      let shown: Inline = line.role.map { .styled($0, [.text(text)]) } ?? .text(text)
      return [shown, .text(spaces(width - text.cellWidth))]
    }
  }

  private func spaces(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }
}

extension Inline {
  fileprivate static func border(_ text: String) -> Inline { .styled(.muted, [.text(text)]) }
}
