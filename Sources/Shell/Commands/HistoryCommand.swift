import CommandLanguage
import Localization
import Markdown
import Study

/// `history`: the lines entered before.
struct HistoryCommand: Command {
  static let grammar = Grammar(
    "history", aliases: ["기록"], group: .program, summary: Message("Shows the lines entered before."),
    options: [Grammar.Option("--count", .number, Message("how many"))], examples: ["history", "history --count 50"])

  private let count: Int

  init(_ phrase: Phrase) { count = phrase.option("--count").flatMap { Int($0.text) } ?? 20 }

  func run(_ session: inout Session) throws(CommandError) -> any Report {
    do {
      let lines = try session.logbook.history(limit: max(0, min(count, 10_000)))
      return Page(
        lines.isEmpty
          ? [.paragraph(session.words(Message("Nothing was entered yet.")))] : [.code(lines.joined(separator: "\n"))])
    } catch {
      throw .inputOutput(error.message)
    }
  }
}
