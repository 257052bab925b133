import CommandLanguage
import Curriculum
import Foundation
import Localization
import Markdown
import Study

/// A lesson, question or lab as a learner sees it, from its beginning to its end. Nothing is asked and nothing kept.
struct ContentPreview {
  private var session: Session

  /// - Parameter other: the author's session, whose packs are read, whether they are right yet or not.
  init(of other: Session) throws(CommandError) {
    let curriculum = Curriculum(other.curriculum.location, packs: other.packs)
    guard let logbook = try? Logbook(MemoryJournal(device: DeviceID(rawValue: UUID()))) else {
      throw .inputOutput(Message("No session can be opened."))
    }
    session = Session(
      curriculum: curriculum, logbook: logbook, words: other.words, isInteractive: false, isPlain: other.isPlain)
    session.isSealed = true
    (session.today, session.width) = (other.today, other.width)
  }

  /// What the learner sees of what has the name.
  consuming func blocks(_ name: Token) throws(CommandError) -> [Block] {
    var preview = self
    let (id, curriculum) = (name.text, preview.session.curriculum)
    if curriculum.lessonFolders.contains(where: { $0.id == id }) { return try preview.lesson(id) }
    if let question = curriculum.question(id) { return try preview.question(question) }
    if let lab = curriculum.lab(id) { return try preview.lab(lab) }
    let names = curriculum.lessonFolders.map(\.id) + curriculum.questions.all.map(\.id) + curriculum.labs.all.map(\.id)
    throw .language(
      Diagnostic(
        "unknown-content", Message("There is no lesson, no question and no lab `\(id)`."), at: name.span,
        nearest: Nearest.candidate(to: id, in: names), example: "content preview out-but-not-in"))
  }

  /// The whole lesson, in which every command is performed and every question is passed over.
  private mutating func lesson(_ id: String) throws(CommandError) -> [Block] {
    var blocks = try session.openLesson(id)
    while let run = session.lesson, let place = run.place {
      var commands: [String] = []
      if case .attempt(let attempt) = place.step {
        commands = place.line.map { [$0.command] } ?? attempt.lines.map(\.command)
      }
      for command in commands {
        blocks.append(.code("> \(command)"))
        let response = session.perform(command)
        blocks += session.blocks(of: response.reports)
        if let error = response.error { blocks.append(.paragraph(.bad, session.words(error.message))) }
      }
      guard session.lesson?.position == run.position else { continue }
      session.question = nil
      blocks += session.blocks(of: session.leavePlace(praise: nil, skipped: true))
    }
    return blocks
  }

  /// The question, then what is right and why.
  private mutating func question(_ question: Question) throws(CommandError) -> [Block] {
    let (language, words) = (session.language, session.words)
    var blocks = try session.ask(question.id, context: .quiz, seed: 1)
    if let hint = question.hint { blocks.append(.paragraph(.note, hint[language])) }
    blocks.append(.thematicBreak)
    let isListed = question.form != .order
    for choice in question.choices where isListed {
      let text = Block.paragraph([.styled(choice.isRight ? .good : .bad, [Inline](choice.text[language]))])
      blocks.append(.list(ListBlock(items: [[text] + (choice.why.map { [.paragraph($0[language])] } ?? [])])))
    }
    if !isListed || question.choices.isEmpty { blocks += session.rightAnswer(question) }
    if let solution = question.solution { blocks.append(.code(solution)) }
    if !question.points.isEmpty { blocks.append(.bullets(question.points.map { $0[language] })) }
    if let model = question.model {
      blocks += [.paragraph(.muted, words(Message("One way to say it:"))), .quote([.paragraph(model[language])])]
    }
    if let why = question.why { blocks.append(.paragraph(why[language])) }
    return blocks
  }

  /// The lab's page, then its hints with all their stages, and what is said in the end.
  private mutating func lab(_ lab: Lab) throws(CommandError) -> [Block] {
    let (language, words) = (session.language, session.words)
    var blocks = session.blocks(of: [try session.openLab(lab, restarts: true)])
    blocks.append(.heading(2, words(Message("Hints"))))
    for hint in lab.hints { blocks.append(.numbered(hint.stages.map { $0[language] })) }
    if let debrief = lab.debrief?[language] {
      blocks.append(.heading(2, words(Message("In the end"))))
      blocks += Document(markdown: debrief).blocks
    }
    return blocks
  }
}
