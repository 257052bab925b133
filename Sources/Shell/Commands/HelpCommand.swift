import CommandLanguage
import Localization
import Topology

/// `help [COMMAND|KIND]`: what there is, and how one of them is used.
struct HelpCommand: Command {
  static let grammar = Grammar(
    "help", aliases: ["도움말"], group: .program, summary: Message("Explains commands and kinds of parts."),
    pattern: .optional(.rest("ABOUT", .item(.verb))), examples: ["help", "help add", "help subnet"])

  private let words: [Token]

  init(_ phrase: Phrase) { words = phrase.all("ABOUT") }

  func run(_ session: inout Session) throws(CommandError) -> any Report {
    guard let first = words.first else { return HelpReport(grammars: CommandTable.vocabulary.grammars, state: session) }
    let text = words.map(\.text).joined(separator: " ")
    if let grammar = CommandTable.vocabulary.grammar(for: text) { return CommandHelp(grammar: grammar) }
    if let kind = kind(text, session) { return KindHelp(kind: kind, words: session.words) }
    let candidates = CommandTable.vocabulary.verbs + ResourceKind.all.map(\.token)
    throw .language(
      Diagnostic(
        "unknown-topic", Message("There is no command and no kind `\(text)`."), at: first.span,
        nearest: Nearest.candidate(to: text, in: candidates), example: "help add"))
  }

  /// A kind by its word or by its noun in the language in use.
  private func kind(_ text: String, _ session: Session) -> ResourceKind? {
    ResourceKind.named(text) ?? ResourceKind.all.first { session.words($0.title).lowercased() == text.lowercased() }
  }
}
