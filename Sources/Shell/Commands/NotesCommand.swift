import CommandLanguage
import Curriculum
import Localization
import Markdown
import Study

/// `notes`: a sheet of what the learner has learned: the terms of finished lessons, and own words.
struct NotesCommand: Command {
  static let grammar = Grammar(
    "notes", aliases: ["노트"], group: .learn,
    summary: Message("Shows a sheet of what you have learned: terms, and what you wrote in your own words."),
    examples: ["notes"])

  init(_ phrase: Phrase) {}

  func run(_ session: inout Session) throws(CommandError) -> any Report {
    let blocks = lessons(session) + ownWords(session)
    guard !blocks.isEmpty else {
      return Notice(Message("You have no notes yet. They come with finished lessons, and with what you write in them."))
    }
    return Page(blocks)
  }

  /// The finished lessons with their terms, as the glossary explains them.
  private func lessons(_ session: Session) -> [Block] {
    let (language, glossary) = (session.language, session.curriculum.glossary.all)
    let states = session.logbook.state.lessons
    return session.lessonOrder.filter { states[$0]?.finished != nil }.flatMap { id -> [Block] in
      guard let lesson = try? session.curriculum.lesson(id, language), !lesson.terms.isEmpty else { return [] }
      let terms = lesson.terms.map { term -> [Block] in
        let text = glossary.first { Lookup.matches(term, $0.allNames) }?.text[language]
        guard let text else { return [.paragraph([.strong([Inline](term))])] }
        return [.paragraph([.strong([.text(term + ":")]), .text(" ")] + [Inline](text))]
      }
      return [.heading(2, lesson.title), .list(ListBlock(items: terms))]
    }
  }

  private func ownWords(_ session: Session) -> [Block] {
    let notes = session.logbook.state.notes.values.sorted { $0.time < $1.time }
    guard !notes.isEmpty else { return [] }
    return [.heading(2, session.words(Message("In your own words")))]
      + notes.flatMap { note -> [Block] in
        let prompt = session.curriculum.question(note.question)?.prompt[session.language] ?? note.question
        return [.paragraph([.strong([Inline](prompt))]), .quote([.paragraph([.text(note.text)])])]
      }
  }
}
