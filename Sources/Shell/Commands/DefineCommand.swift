import CommandLanguage
import Curriculum
import Localization

/// `define TERM`: what a term means, under any of its names in any language.
struct DefineCommand: Command {
  static let grammar = Grammar(
    "define", aliases: ["정의"], group: .learn, summary: Message("Says what a term means."),
    pattern: .optional(.rest("TERM", .item(.term))), examples: ["define NAT gateway", "define 가용 영역"])

  private let words: [Token]

  init(_ phrase: Phrase) { words = phrase.all("TERM") }

  func run(_ session: inout Session) throws(CommandError) -> any Report {
    let terms = session.curriculum.glossary.all
    guard let first = words.first else { return GlossaryReport(terms, session.language) }
    let text = words.map(\.text).joined(separator: " ")
    guard let term = terms.first(where: { Lookup.matches(text, $0.allNames) }) else {
      throw .language(
        Diagnostic(
          "unknown-term", Message("The glossary has no term `\(text)`."), at: first.span,
          nearest: Nearest.candidate(to: text, in: terms.flatMap(\.allNames)), example: "define NAT gateway"))
    }
    return TermReport(term, session)
  }
}
