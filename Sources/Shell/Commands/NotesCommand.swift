import CommandLanguage
import Curriculum
import Localization
import Markdown
import Study

/// `notes`: what the learner wrote in own words.
struct NotesCommand: Command {
  static let grammar = Grammar(
    "notes", aliases: ["노트"], group: .learn, summary: Message("Shows what you wrote in your own words."),
    examples: ["notes"])

  init(_ phrase: Phrase) {}

  func run(_ session: inout Session) throws(CommandError) -> any Report {
    let notes = session.logbook.state.notes.values.sorted { $0.time < $1.time }
    guard !notes.isEmpty else { return Notice(Message("You have no notes yet; lessons ask for them.")) }
    return Page(
      notes.flatMap { note -> [Block] in
        let prompt = session.curriculum.question(note.question)?.prompt[session.language] ?? note.question
        return [.paragraph([.strong([Inline](prompt))]), .quote([.paragraph([.text(note.text)])])]
      })
  }
}
