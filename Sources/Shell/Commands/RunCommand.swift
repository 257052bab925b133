import CommandLanguage
import Localization
import Markdown

/// `run FILE`: performs the commands of a file, up to the first error.
struct RunCommand: Command {
  static let grammar = Grammar(
    "run", aliases: ["실행"], group: .design, summary: Message("Performs the commands of a file, up to the first error."),
    pattern: .slot("FILE", .file),
    options: [Grammar.Option("--keep-going", Message("goes on behind an error"))], examples: ["run shop.topology"])

  private let path: String
  private let keepsGoing: Bool

  init(_ phrase: Phrase) {
    path = phrase["FILE"]?.text ?? ""
    keepsGoing = phrase.option("--keep-going") != nil
  }

  func run(_ session: inout Session) throws(CommandError) -> any Report {
    guard session.runDepth < 8 else { throw .refused(Message("Files that run files are nested too deeply here.")) }
    let text = try FilePath.text(path)
    session.runDepth += 1
    defer { session.runDepth -= 1 }
    var blocks: [Block] = []
    var failures = 0
    var statements = 0
    let sources = try session.language(of: text) { () throws(Diagnostic) in try Lexer.statements(in: text, file: path) }
    for source in sources {
      do throws(CommandError) {
        let reports = try session.perform(source)
        statements += 1
        blocks += session.blocks(of: reports.filter { !($0 is StatementReport) })
      } catch {
        let error =
          if case .language(let diagnostic) = error { CommandError.file(diagnostic, text: text) } else { error }
        guard keepsGoing || session.keepsGoing else { throw error }
        failures += 1
        session.passedOver.append(error)
      }
      if session.isEnding { break }
    }
    blocks.append(
      .paragraph(failures == 0 ? .good : .warning, session.words(Message("Ran \(statements) commands of `\(path)`."))))
    var page = Page(blocks)
    page.exitCode = failures == 0 ? .fine : .usage
    return page
  }
}
