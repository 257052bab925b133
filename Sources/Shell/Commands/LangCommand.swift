import CommandLanguage
import Localization
import Study

/// `lang ko|en`: the language of the program.
struct LangCommand: Command {
  static let grammar = Grammar(
    "lang", aliases: ["언어"], group: .program, summary: Message("Changes the language of the program."),
    pattern: .slot("LANGUAGE", .word(["ko", "en"])), examples: ["lang ko", "lang en"])

  private let language: Language

  init(_ phrase: Phrase) { language = Language(rawValue: phrase["LANGUAGE"]?.text ?? "en") }

  func run(_ session: inout Session) throws(CommandError) -> any Report {
    session.record(.languageChosen(language: language))
    session.speak(language)
    return Notice(Message("The program speaks English now."))
  }
}
