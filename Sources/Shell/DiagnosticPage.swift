import CommandLanguage
import Localization
import Markdown
import TerminalUI

/// An error for people: what is so, the line with a caret, the nearest name, an example.
struct DiagnosticPage {
  private let diagnostic: Diagnostic
  private let source: String
  private let isAtPrompt: Bool

  /// Creates a page for a line of `source`; at the prompt an empty Enter takes an offer.
  init(_ diagnostic: Diagnostic, source: String, isAtPrompt: Bool = false) {
    self.diagnostic = diagnostic
    self.source = source
    self.isAtPrompt = isAtPrompt
  }

  func blocks(_ words: MessageCatalogue) -> [Block] {
    var blocks: [Block] = [.paragraph(.bad, place + words(diagnostic.message))]
    if let picture { blocks.append(.code(picture)) }
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

  /// The line, and under it carets as many cells wide as the words to blame.
  private var picture: String? {
    guard let span = diagnostic.span else { return nil }
    let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.indices.contains(span.line - 1) else { return nil }
    let line = lines[span.line - 1]
    guard line.count <= 400 else { return nil }
    let before = line.prefix(span.column - 1)
    let marked = line.dropFirst(span.column - 1).prefix(max(1, span.length))
    let shown = String(line).replacing("\t", with: " ")
    return shown + "\n" + String(repeating: " ", count: String(before).cellWidth)
      + String(repeating: "^", count: max(1, String(marked).cellWidth))
  }
}
