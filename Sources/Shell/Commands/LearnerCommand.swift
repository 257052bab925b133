import CommandLanguage
import Localization
import Markdown
import Study

/// `learner`: who is learning here.
struct LearnerCommand: Command {
  /// What can be done about learners.
  private enum Action: String, CaseIterable {
    case list, add, use, name, join
  }

  static let grammar = Grammar(
    "learner", aliases: ["학습자"], group: .program,
    summary: Message(
      "Shows who is learning here, and adds, names or changes them; `join` makes two of the list one person."),
    pattern: .optional([
      .slot("WHAT", .word(Action.allCases.map(\.rawValue))), .optional(.slot("NAME", .item(.learner))),
    ]),
    options: [Grammar.Option("--sure", Message("joins, which cannot be taken back"))],
    examples: ["learner", "learner add 지민", "learner use 지민", "learner name 민지", "learner join 2 --sure"])

  private let action: Action
  private let name: Token?
  private let isSure: Bool

  init(_ phrase: Phrase) {
    action = phrase["WHAT"].flatMap { Action(rawValue: $0.text) } ?? .list
    name = phrase["NAME"]
    isSure = phrase.option("--sure") != nil
  }

  func run(_ session: inout Session) throws(CommandError) -> any Report {
    do {
      let learners = try session.logbook.journal.learners()
      if action == .list { return try LearnersReport(learners, session) }
      guard let name else { throw CommandError.refused(Message("Say the name: `learner \(action.rawValue) NAME`")) }
      switch action {
      case .list: return try LearnersReport(learners, session)
      case .add:
        try checkFree(name, learners)
        try session.logbook.add(name: name.text)
      case .name:
        try checkFree(name, learners)
        try session.logbook.record(.learnerRenamed(name: name.text))
        return Notice(Message("Your name here is now: \(name.text)"))
      case .use: try session.logbook.use(try chosen(name, learners).id)
      case .join: return try join(try chosen(name, learners), &session)
      }
    } catch let error as JournalError {
      throw .inputOutput(error.message)
    } catch let error as CommandError {
      throw error
    } catch {
      throw .inputOutput(Message("The learners cannot be read."))
    }
    session.begin()
    let shown = session.logbook.state.learner?.name ?? session.words(Message("without a name"))
    return Notice(Message("Now learning: \(shown)"))
  }

  /// The learner by name or, since names are not required, by the number in the list.
  private func chosen(_ name: Token, _ learners: [Learner]) throws(CommandError) -> Learner {
    let named = learners.filter { $0.name == name.text }
    guard named.count < 2 else {
      throw .refused(Message("Several learners are named `\(name.text)`. Choose by the number in `learner list`."))
    }
    if let known = named.first { return known }
    if let number = Int(name.text), learners.indices.contains(number - 1) { return learners[number - 1] }
    throw .language(
      Diagnostic(
        "unknown-learner", Message("There is no learner named `\(name.text)`."), at: name.span,
        nearest: Nearest.candidate(to: name.text, in: learners.compactMap(\.name)), example: "learner list"))
  }

  private func checkFree(_ name: Token, _ learners: [Learner]) throws(CommandError) {
    if learners.contains(where: { $0.name == name.text }) {
      throw .refused(Message("There is a learner named `\(name.text)` already."))
    }
  }

  private func join(_ other: Learner, _ session: inout Session) throws -> any Report {
    guard session.logbook.journal is any KeptJournal else {
      throw CommandError.refused(Message("Nothing is kept in this sitting, so there is no record."))
    }
    guard !session.logbook.state.members.contains(other.id) else {
      throw CommandError.refused(Message("That is who learns here now. `learner list` shows the others."))
    }
    guard isSure else {
      let shown = other.name ?? session.words(Message("without a name, since \(other.added.date)"))
      return Notice(
        Message("All that was done as `\(shown)` becomes yours, on every machine, and that cannot be taken back."),
        Message("`learner join \(name?.text ?? "") --sure` does it."))
    }
    try session.logbook.join(other.id)
    session.begin()
    return Notice(
      Message("Both are one person now, with all that either did. Merge this record elsewhere, and it holds there too.")
    )
  }
}
