import CommandLanguage
import Curriculum
import Foundation
import Interchange
import Localization
import Study

/// `export FILE [ABOUT]`: the questions for another tool, by the file's ending.
struct ExportCommand: Command {
  static let grammar = Grammar(
    "export", aliases: ["내보내기"], group: .learn,
    summary: Message(
      "Writes questions for Anki (`.apkg`), Moodle (`.gift`, `.xml`) or a spreadsheet (`.csv`), or your progress as a page (`.html`), in the language in use."
    ),
    pattern: [.slot("FILE", .file), .optional(.slot("ABOUT", .item(.unit)))],
    options: [Grammar.Option("--replace", Message("writes over a file that is there"))],
    examples: [
      "export tiers.apkg tiers", "export tiers.gift tiers", "export all.xml", "export questions.csv",
      "export progress.html",
    ])

  private let file: Token?
  private let about: Token?
  private let replaces: Bool

  init(_ phrase: Phrase) {
    (file, about) = (phrase["FILE"], phrase["ABOUT"])
    replaces = phrase.option("--replace") != nil
  }

  func run(_ session: inout Session) throws(CommandError) -> any Report {
    let path = file?.text ?? ""
    if path.lowercased().hasSuffix(".html") { return try exportProgress(to: path, session) }
    let endings = QuestionBank.Format.allCases.map { "." + $0.rawValue } + [".html"]
    guard let format = QuestionBank.Format.allCases.first(where: { path.lowercased().hasSuffix("." + $0.rawValue) })
    else {
      throw .language(
        Diagnostic(
          "format", Message("A file to export ends in one of: \(endings.joined(separator: " "))"), at: file?.span,
          example: "export tiers.gift tiers"))
    }
    let bank = QuestionBank(
      try session.questions(about: about), format, in: session.language,
      syllabus: try? session.curriculum.syllabus.get())
    guard !bank.questions.isEmpty else { throw .refused(Message("There are no questions about this yet.")) }
    let file: Data
    do {
      file = try bank.file(at: session.logbook.now)
    } catch {
      throw .inputOutput(error.message)
    }
    try FilePath.write(
      file, to: path, replaces: replaces,
      again: "export \(path)\(about.map { " " + $0.text } ?? "") --replace")
    let written = Message("\(bank.questions.count) questions are in `\(path)`.")
    guard bank.leftOut > 0 else { return Notice(written) }
    return Notice(
      written, Message("Left out are \(bank.leftOut), which need the sandbox or which the format does not have."))
  }

  private func exportProgress(to path: String, _ session: Session) throws(CommandError) -> any Report {
    if let about {
      throw .language(
        Diagnostic(
          "excess", Message("The page of progress is about everything."), at: about.span,
          example: "export progress.html"))
    }
    let page = ProgressPage(session.progress, at: session.logbook.now, session.words)
    try FilePath.write(page.html, to: path, replaces: replaces, again: "export \(path) --replace")
    return Notice(Message("Your progress is in `\(path)`, a page for browsers and printers."))
  }
}
