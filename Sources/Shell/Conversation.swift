import CommandLanguage
import Curriculum
import LineEditing
import Localization
import Markdown
import Study
import TerminalUI

/// A sitting with a person: the first line, the first minute, then lines until the end.
struct Conversation {
  /// Reads one line for a prompt, with the help that a delegate gives.
  typealias Reader = (String, any LineEditingDelegate) -> ReadResult

  private var session: Session
  private let output: Output
  /// In the first minute nothing is paged: who has not met the prompt yet should not meet a pager before it.
  private var unpaged: Output
  private let asksLanguage: Bool
  private var history: [String]
  /// How the process would end for what was shown last.
  private var lastCode = ExitCode.fine

  /// - Parameter asksLanguage: whether the first sitting asks for the language; not where it was given.
  init(_ session: Session, _ output: Output, asksLanguage: Bool) {
    self.session = session
    self.output = output
    unpaged = output
    unpaged.pages = false
    self.asksLanguage = asksLanguage
    history = (try? session.logbook.history(limit: 2_000)) ?? []
  }

  /// Reads and performs lines until the person ends it or the terminal goes away.
  ///
  /// - Parameter opening: a line to begin with in place of the greeting. A round that it opens ends the sitting, too.
  mutating func run(saying notices: [Message], opening: String? = nil, reading read: Reader) -> ExitCode {
    do {
      session.begin()
      session.width = output.settings.width
      try output.say(notices.map { .paragraph(.warning, session.words($0)) }, session.words)
      if asksLanguage, session.logbook.state.language == nil, !(try chooseLanguage(read)) { return .fine }
      if let opening { try perform(opening) } else { try greet() }
      if opening != nil, !session.isAsking { return lastCode }
      let isOneRound = opening != nil && session.isInRound
      while !session.isEnding, !isOneRound || session.isInRound {
        session.width = output.settings.width
        switch read(prompt, PromptDelegate(session, history: history)) {
        case .line(let line): try perform(line)
        case .lines(let lines): for line in lines where !session.isEnding { try perform(line) }
        case .interrupted: continue
        case .end: session.isEnding = true
        }
      }
      session.logbook.flush()
      guard isOneRound else { return .fine }
      // An exam that was not taken to its end is not passed.
      return session.quiz?.isExam == true ? .belowPassMark : lastCode
    } catch {
      return output.unwritable(error, session.words)
    }
  }

  private var prompt: String {
    if let question = session.question, !question.isBuilding { return session.words(Message("answer> ")) }
    if session.lab != nil { return session.words(Message("lab> ")) }
    if session.lesson != nil { return session.words(Message("lesson> ")) }
    return "> "
  }

  private mutating func perform(_ line: String) throws(OutputError) {
    if !line.allSatisfy(\.isWhitespace), history.last != line { history.append(line) }
    let isFirstMinute = session.lesson?.id == FirstMinute.lesson
    let response = session.perform(line)
    lastCode = response.error?.exitCode ?? response.reports.last?.exitCode ?? .fine
    try (isFirstMinute ? unpaged : output).show(response, session.words, wholly: session.isAsking)
    if let watch = session.watch {
      session.watch = nil
      try output.follow(watch, session.words)
    }
  }

  /// The first line of all, in both languages, since servers often say nothing of the reader's own.
  private mutating func chooseLanguage(_ read: Reader) throws(OutputError) -> Bool {
    while true {
      switch read("Enter 한국어로 시작 / e English: ", NoHelp()) {
      case .line(let text):
        let answer = KoreanKeyboard.latin(from: text).lowercased().filter { !$0.isWhitespace }
        guard ["", "k", "ko", "e", "en", "english"].contains(answer) else { continue }
        let language: Language = answer.hasPrefix("e") ? .english : .korean
        session.record(.languageChosen(language: language))
        session.speak(language)
        return true
      case .lines: continue
      case .interrupted, .end: return false
      }
    }
  }

  /// On the first evening the first minute, later where one stopped.
  private mutating func greet() throws(OutputError) {
    let state = session.logbook.state
    if state.lessons.isEmpty, let blocks = try? session.openLesson(FirstMinute.lesson) {
      return try unpaged.say(blocks, session.words)
    }
    let openLab = state.currentLab.flatMap { session.curriculum.lab($0) }.map { lab in
      Block.paragraph(
        session.words(Message("A lab is open: \(lab.title[session.language]). `lab \(lab.id)` goes on with it.")))
    }
    var blocks: [Block] = []
    if let lesson = state.currentLesson, state.lessons[lesson]?.finished == nil,
      let page = try? session.openLesson(lesson)
    {
      blocks = page
    } else if let next = session.nextLesson(), let lesson = try? session.curriculum.lesson(next, session.language) {
      blocks = [
        .paragraph(session.words(Message("The next lesson: \(lesson.title) (`lesson`). `help` lists the commands.")))
      ]
    }
    // What is asked last stands next to the prompt.
    try output.say((openLab.map { [$0] } ?? []) + blocks, session.words)
  }
}

/// A line that is no command: nothing is coloured, completed or suggested.
private struct NoHelp: LineEditingDelegate {}
