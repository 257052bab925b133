import CommandLanguage
import Curriculum
import Foundation
import LineEditing
import Localization
import Markdown
import ProgressStore
import Study
import TerminalUI
import Topology

/// The program from its arguments to its end.
public struct Program {
  private let commands: String?
  private let words: [String]
  private let language: String?
  private let format: String
  private let isPlain: Bool
  private let isSilent: Bool
  private let keepsProgress: Bool
  private let keepsGoing: Bool
  private let packs: [String]
  private let environment = ProcessInfo.processInfo.environment

  /// Takes the process's arguments as they were given.
  public init(
    commands: String?, words: [String], language: String?, format: String, isPlain: Bool, isSilent: Bool,
    keepsProgress: Bool, keepsGoing: Bool, packs: [String]
  ) {
    (self.commands, self.words, self.language, self.format) = (commands, words, language, format)
    (self.isPlain, self.isSilent, self.keepsProgress, self.keepsGoing) = (isPlain, isSilent, keepsProgress, keepsGoing)
    self.packs = packs
  }

  /// Runs to the end.
  public func run() -> ExitCode {
    TerminalWriter.ignoreBrokenPipes()
    guard let format = Output.Format(rawValue: format) else {
      return fail("'\(self.format)' is no form of output; there are text, plain and json.", .usage)
    }
    if let language, !Language.required.map(\.rawValue).contains(language) {
      return fail("'\(language)' is no language of the program; there are ko and en.", .usage)
    }
    let executable = URL(fileURLWithPath: Bundle.main.executablePath ?? CommandLine.arguments[0])
    guard let location = ContentLocation.find(environment: environment, executable: executable) else {
      let places = ContentLocation.candidates(environment: environment, executable: executable).map(\.path)
      return fail(
        "The lessons are not where they should be. Looked in: \(places.joined(separator: ", ")). CLOUDTUTOR_HOME can name their folder.",
        .inputOutput)
    }
    if let home = environment["CLOUDTUTOR_HOME"], !home.isEmpty, location.folder != URL(fileURLWithPath: home) {
      return fail("CLOUDTUTOR_HOME names '\(home)', where no lessons are.", .inputOutput)
    }
    let shelf = PackShelf(packs, beside: location)
    let isTerminal = isatty(0) == 1 && isatty(1) == 1
    let isInteractive = commands == nil && (words.isEmpty || asks) && isTerminal && !isSilent && format != .json
    let (logbook, notices) = openLogbook(shelf.curriculum)
    guard let logbook else { return .inputOutput }
    var session = Session(
      curriculum: shelf.curriculum, logbook: logbook, language: chosenLanguage(logbook), isInteractive: isInteractive,
      isPlain: isPlain || format == .plain)
    session.today = Day(daysSince1970: Int(Date().timeIntervalSince1970) / 86_400)
    session.packs = shelf.given
    session.authorsFolder = shelf.given.last ?? (environment["CLOUDTUTOR_HOME"]?.isEmpty == false ? location : nil)
    let output = Output(format: format, environment: environment, isPlain: isPlain, pages: isInteractive)
    if isInteractive { return prompt(session, output, shelf.notices + notices) }
    // `content check` tells of a pack's problems itself.
    let isForAuthors = (commands ?? words.first)?.hasPrefix(ContentCommand.grammar.verb) ?? false
    if !isForAuthors { output.tell(shelf.notices, session.words) }
    for notice in notices {
      try? output.show(.refused(notice), source: "", session.words)
    }
    var batch = Batch(session, output, keepsGoing: keepsGoing)
    let code =
      if let commands { batch.run(commands) } else if asks {
        batch.run(opening: line)
      } else if !words.isEmpty {
        batch.run(line)
      } else {
        batch.runStandardInput()
      }
    // Who names a pack that is left out must see it in the exit code, too.
    return isForAuthors || code != .fine ? code : shelf.exitCode
  }

  /// The arguments as one line of the command language.
  private var line: String { words.map(Self.quoted).joined(separator: " ") }

  /// Whether the arguments are a command that asks something, so that somebody or something must be there to answer.
  private var asks: Bool {
    guard let verb = words.first.flatMap({ CommandTable.vocabulary.grammar(for: $0)?.verb }) else { return false }
    return ["quiz", "review", "placement", "lesson", "lab"].contains(verb)
  }

  private func prompt(_ session: Session, _ output: Output, _ notices: [Message]) -> ExitCode {
    let settings = TerminalSettings.current(environment: environment, isPlain: isPlain)
    guard settings.canRedraw,
      let editor = try? LineEditor(
        settings: EditorSettings(styling: settings.styling, catalogue: session.words))
    else {
      var prompt = PlainPrompt(session, output, asksLanguage: givenLanguage == nil)
      return prompt.run(saying: notices, opening: asks ? line : nil)
    }
    var conversation = Conversation(session, output, asksLanguage: givenLanguage == nil)
    return conversation.run(saying: notices, opening: asks ? line : nil) { editor.read(prompt: $0, delegate: $1) }
  }

  /// The language that this start names; nil where it names none that the program speaks.
  private var givenLanguage: Language? {
    (language ?? environment["CLOUDTUTOR_LANG"]).flatMap { given in Language.required.first { $0.rawValue == given } }
  }

  /// `--lang`, then `CLOUDTUTOR_LANG`, then what the learner chose before, then the locale.
  private func chosenLanguage(_ logbook: Logbook) -> Language? {
    if let givenLanguage { return givenLanguage }
    if let chosen = logbook.state.language { return chosen }
    let locale = environment["LC_ALL"] ?? environment["LC_MESSAGES"] ?? environment["LANG"] ?? ""
    return locale.hasPrefix("ko") ? .korean : nil
  }

  private func openLogbook(_ curriculum: Curriculum) -> (Logbook?, [Message]) {
    let file = keepsProgress ? ProgressLocation.file(environment: environment) : nil
    let opened = OpenedJournal(at: file)
    var notices = opened.notices
    if keepsProgress, file == nil { notices.append(Message("There is no home folder to keep progress in.")) }
    if keepsProgress, !opened.isKept { notices.append(Message("You can go on; what you do now is not kept.")) }
    let (location, packs) = (curriculum.location, curriculum.packs)
    let source = CoverageSource { Coverage(Curriculum(location, packs: packs)) }
    return (try? Logbook(opened.journal, source: source), notices)
  }

  /// An argument of the process as one word of the command language.
  private static func quoted(_ word: String) -> String {
    // Only an attribute's value is quoted, since a quoted key would be no key.
    if let equals = word.firstIndex(of: "="), word[..<equals].allSatisfy({ $0.isLetter || "-+".contains($0) }) {
      return word[...equals] + quoted(String(word[word.index(after: equals)...]))
    }
    let special: Set<Character> = [" ", ";", "#", "\"", "\\", "\t"]
    guard word.isEmpty || word.contains(where: special.contains) else { return word }
    return "\"" + word.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }

  private func fail(_ text: String, _ code: ExitCode) -> ExitCode {
    try? TerminalWriter(descriptor: 2).write("cloudtutor: " + text + "\n")
    return code
  }
}
