import CommandLanguage
import Curriculum
import Foundation
import Localization
import Markdown
import Study

/// `report WORDS`: says that something about the last question is wrong; `report --to FILE` hands all such words on.
struct ReportCommand: Command {
  static let grammar = Grammar(
    "report", aliases: ["신고"], group: .learn,
    summary: Message("Keeps what you find wrong with the last question; without words, lists what you kept."),
    pattern: .optional(.rest("WORDS", .text)),
    options: [
      Grammar.Option("--to", .file, Message("writes all of it to a file, to hand it on")),
      Grammar.Option("--replace", Message("writes over a file that is there")),
    ],
    examples: ["report \"two answers are right\"", "report --to questions.jsonl"])

  private let words: String
  private let file: String?
  private let replaces: Bool

  init(_ phrase: Phrase) {
    words = phrase.all("WORDS").map(\.text).joined(separator: " ")
    file = phrase.option("--to")?.text
    replaces = phrase.option("--replace") != nil
  }

  func run(_ session: inout Session) throws(CommandError) -> any Report {
    guard words.isEmpty else { return try keep(&session) }
    let list: ReportedReport
    do {
      list = try ReportedReport(session)
    } catch {
      throw .inputOutput(error.message)
    }
    guard let file, !list.isEmpty else { return list }
    try FilePath.write(list.lines, to: file, replaces: replaces, again: "report --to \(file) --replace")
    return Notice(Message("What you reported is in `\(file)`."))
  }

  private func keep(_ session: inout Session) throws(CommandError) -> any Report {
    guard let id = session.question?.question.id ?? session.lastAsked else {
      throw .refused(Message("No question was asked yet in this sitting."))
    }
    session.record(.questionReported(question: id, text: words))
    return Notice(Message("Kept with the question `\(id)`. `report --to FILE` hands it on."))
  }
}
