import CommandLanguage
import Localization
import Markdown
import Study

/// `learner`: who is learning here.
struct LearnerCommand: Command {
  static let grammar = Grammar(
    "learner", aliases: ["학습자"], group: .program, summary: Message("Shows, adds or changes who is learning here."),
    pattern: .optional([.slot("WHAT", .word(["list", "add", "use"])), .optional(.slot("NAME", .item(.learner)))]),
    examples: ["learner", "learner add 지민", "learner use 지민"])

  private let action: String
  private let name: String?

  init(_ phrase: Phrase) {
    action = phrase["WHAT"]?.text ?? "list"
    name = phrase["NAME"]?.text
  }

  func run(_ session: inout Session) throws(CommandError) -> any Report {
    do {
      let learners = try session.logbook.journal.learners()
      guard action != "list" else {
        return Page([
          .bullets(
            learners.map { learner in
              let shown = learner.name ?? session.words(Message("without a name"))
              return learner.id == session.logbook.learner ? session.words(Message("\(shown) (now)")) : shown
            })
        ])
      }
      guard let name else { throw CommandError.refused(Message("Say the name: `learner \(action) NAME`")) }
      let known = learners.first { $0.name == name }
      if action == "add" {
        guard known == nil else { throw CommandError.refused(Message("There is a learner named `\(name)` already.")) }
        try session.logbook.add(name: name)
      } else {
        guard let known else { throw CommandError.refused(Message("There is no learner named `\(name)`.")) }
        try session.logbook.use(known.id)
      }
    } catch let error as JournalError {
      throw .inputOutput(error.message)
    } catch let error as CommandError {
      throw error
    } catch {
      throw .inputOutput(Message("The learners cannot be read."))
    }
    session.begin()
    return Notice(Message("Now learning: \(name ?? "")"))
  }
}
