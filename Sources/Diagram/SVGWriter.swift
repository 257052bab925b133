import Markdown
import TerminalUI

/// Draws a picture for browsers, as a terminal shows it: the frames as one path, the words in the cells that
/// they take, whatever the font.
struct SVGWriter {
  let picture: Picture
  /// Cells a line.
  let width: Int

  /// The size of a cell in pixels, and how far above its lower side words stand.
  private static let (cell, line, baseline) = (9, 20, 6)

  var text: String {
    let lines = PictureDrawing(picture).lines(width: width)
    let (columns, rows) = (lines.map { $0.plainText.cellWidth }.max() ?? 0, lines.count)
    var (path, words) = ("", "")
    for (row, line) in lines.enumerated() {
      var column = 0
      for inline in line { draw(inline, row, &column, isBold: false, path: &path, words: &words) }
    }
    let size = "width=\"\((columns + 2) * Self.cell)\" height=\"\((rows + 1) * Self.line)\""
    return """
      <svg xmlns="http://www.w3.org/2000/svg" \(size) role="img" font-family="monospace" font-size="14">
      <title>\(escaped(picture.boxes.map(\.title).joined(separator: "; ")))</title>
      <rect width="100%" height="100%" fill="white"/>
      <path d="\(path)" fill="none" stroke="gray"/>
      \(words)</svg>

      """
  }

  private func draw(
    _ inline: Inline, _ row: Int, _ column: inout Int, isBold: Bool, path: inout String, words: inout String
  ) {
    if case .styled(let role, let inlines) = inline {
      for inner in inlines {
        draw(inner, row, &column, isBold: role == .title, path: &path, words: &words)
      }
      return
    }
    let text = inline.plainText.terminalForm
    var start = text.startIndex
    while start < text.endIndex {
      let isFrame = arms(text[start]) != nil
      let end = text[start...].firstIndex { (arms($0) != nil) != isFrame } ?? text.endIndex
      if isFrame {
        path += segments(text[start..<end], row, column)
        column += text[start..<end].count
      } else {
        words += element(text[start..<end], row, column, isBold: isBold)
        column += text[start..<end].cellWidth
      }
      start = end
    }
  }

  /// Words in exactly the cells that they take; spaces before and after them are left out.
  private func element(_ text: Substring, _ row: Int, _ column: Int, isBold: Bool) -> String {
    let before = text.prefix { $0 == " " }.count
    var words = text.dropFirst(before)
    while words.last == " " { words.removeLast() }
    guard !words.isEmpty else { return "" }
    let x = (column + before + 1) * Self.cell
    let y = (row + 1) * Self.line + Self.line / 2 - Self.baseline
    let weight = isBold ? " font-weight=\"bold\"" : ""
    return "<text x=\"\(x)\" y=\"\(y)\" textLength=\"\(words.cellWidth * Self.cell)\" "
      + "lengthAdjust=\"spacingAndGlyphs\"\(weight)>\(escaped(String(words)))</text>\n"
  }

  /// Whether a frame's character reaches up, right, down and left from the middle of its cell.
  private func arms(_ character: Character) -> (up: Bool, right: Bool, down: Bool, left: Bool)? {
    switch character {
    case "─": (false, true, false, true)
    case "│": (true, false, true, false)
    case "┌": (false, true, true, false)
    case "┐": (false, false, true, true)
    case "└": (true, true, false, false)
    case "┘": (true, false, false, true)
    case "┴": (true, true, false, true)
    default: nil
    }
  }

  /// The strokes of frame characters next to each other, their level ones joined.
  private func segments(_ characters: Substring, _ row: Int, _ column: Int) -> String {
    let y = (row + 1) * Self.line
    var (path, level) = ("", 0..<0)
    func stroke() -> String { level.isEmpty ? "" : "M\(level.lowerBound) \(y)h\(level.count)" }
    for (index, character) in characters.enumerated() {
      guard let arms = arms(character) else { continue }
      let left = (column + index + 1) * Self.cell
      let x = left + Self.cell / 2
      let (top, bottom) = (arms.up ? y - Self.line / 2 : y, arms.down ? y + Self.line / 2 : y)
      if top < bottom { path += "M\(x) \(top)v\(bottom - top)" }
      let cells = (arms.left ? left : x)..<(arms.right ? left + Self.cell : x)
      if cells.lowerBound == level.upperBound {
        level = level.lowerBound..<cells.upperBound
      } else {
        path += stroke()
        level = cells
      }
    }
    return path + stroke()
  }

  private func escaped(_ text: String) -> String {
    let escapes: [Character: String] = ["&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;"]
    return text.terminalForm.reduce(into: "") { $0 += escapes[$1] ?? String($1) }
  }
}
