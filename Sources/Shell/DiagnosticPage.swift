import CommandLanguage
import Localization
import Markdown
import TerminalUI

/// An error for people: what is so, the line with a caret, the nearest name, an example.
struct DiagnosticPage {
  private let diagnostic: Diagnostic
  private let source: String
  private let isAtPrompt: Bool
  private let isSigned: Bool
  private let width: Int

  /// Creates a page for a line of `source`; at the prompt an empty Enter takes an offer.
  ///
  /// - Parameters:
  ///   - isSigned: whether a sign stands before the message, as people see it.
  ///   - width: the cells in which the line is shown; of a longer one the part around the caret.
  init(_ diagnostic: Diagnostic, source: String, isAtPrompt: Bool = false, isSigned: Bool = true, width: Int = 80) {
    self.isSigned = isSigned
    self.width = width
    self.diagnostic = diagnostic
    self.source = source
    self.isAtPrompt = isAtPrompt
  }

  func blocks(_ words: MessageCatalogue) -> [Block] {
    var blocks: [Block] = [.paragraph(isSigned ? .bad : .note, place + words(diagnostic.message))]
    if let picture { blocks.append(.code(picture)) }
    if let laterLine {
      let way = Message("It is added on line \(laterLine), which must stand before this one.")
      return blocks + [.paragraph(words(way))]
    }
    if let nearest = diagnostic.nearest {
      let isOffer = isAtPrompt && diagnostic.code.hasSuffix("-keyboard")
      blocks.append(
        .paragraph(words(isOffer ? Message("Press Enter to run `\(nearest)`.") : Message("Nearest: `\(nearest)`"))))
    }
    if let example = diagnostic.example { blocks.append(.paragraph(words(Message("Example: `\(example)`")))) }
    return blocks
  }

  /// `file:line:column: ` where the error is in a file.
  private var place: String {
    guard let span = diagnostic.span, let file = span.file else { return "" }
    return "\(file):\(span.line):\(span.column): "
  }

  /// The line further on that adds the part which is missing here: whoever writes a design by hand
  /// thinks of the server before its template.
  private var laterLine: Int? {
    guard diagnostic.code == "unknown-name", let span = diagnostic.span else { return nil }
    let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.indices.contains(span.line - 1) else { return nil }
    let name = lines[span.line - 1].dropFirst(span.column - 1).prefix(span.length)
    let later = (try? Lexer.statements(in: source, file: nil))?.lazy.filter { $0.span.line > span.line } ?? []
    return later.first { statement in
      ((try? statement.expandingBraces()) ?? []).contains {
        guard let phrase = try? CommandTable.vocabulary.phrase($0) else { return false }
        return phrase.grammar.verb == "add" && phrase["NAME"].map { $0.text == name } ?? false
      }
    }?.span.line
  }

  /// The line, and under it carets as many cells wide as the words to blame.
  private var picture: String? {
    guard let span = diagnostic.span else { return nil }
    let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.indices.contains(span.line - 1) else { return nil }
    let line = lines[span.line - 1]
    let marked = line.dropFirst(span.column - 1).prefix(max(1, span.length))
    let part = excerpt(of: line, around: marked)
    let shown = part.text.replacing("\t", with: " ")
    let before = part.text.prefix(part.offset)
    return shown + "\n" + String(repeating: " ", count: String(before).cellWidth)
      + String(repeating: "^", count: max(1, min(String(marked).cellWidth, room - String(before).cellWidth)))
  }

  /// The cells that a code block leaves for a line.
  private var room: Int { max(16, width - 4) }

  /// The line, or the part of it that fits, and how many characters of it stand before the marked ones.
  ///
  /// A wrapped line would have its caret under the wrong words.
  private func excerpt(of line: Substring, around marked: Substring) -> (text: String, offset: Int) {
    let offset = line.distance(from: line.startIndex, to: marked.startIndex)
    guard String(line).cellWidth > room else { return (String(line), offset) }
    var start = marked.startIndex
    var end = marked.startIndex
    var cells = 6  // an ellipsis at both ends
    func take(_ character: Character) -> Bool {
      cells += String(character).cellWidth
      return cells <= room
    }
    // What stands before explains a mistake better than what follows, so it gets half of the room.
    while end < marked.endIndex, take(line[end]) { end = line.index(after: end) }
    let half = cells + (room - cells) / 2
    while start > line.startIndex, cells < half, take(line[line.index(before: start)]) {
      start = line.index(before: start)
    }
    while end < line.endIndex, take(line[end]) { end = line.index(after: end) }
    let head = start > line.startIndex ? "..." : ""
    let text = head + line[start..<end] + (end < line.endIndex ? "..." : "")
    return (text, head.count + line.distance(from: start, to: marked.startIndex))
  }
}
