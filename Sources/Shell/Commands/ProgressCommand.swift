import CommandLanguage
import Foundation
import Interchange
import Localization
import Study

/// `progress`: what the learner can do; `progress export FILE` and its like: the record itself.
struct ProgressCommand: Command {
  /// What can be done with the record.
  private enum Action: String, CaseIterable {
    case calendar, export, `import`, merge, backup, verify, repair

    /// Whether it takes a file.
    var needsFile: Bool { ![.calendar, .verify, .repair].contains(self) }
  }

  static let grammar = Grammar(
    "progress", aliases: ["진도"], group: .learn,
    summary: Message("Shows what you have done and what you can do; also copies, joins and checks the record of it."),
    pattern: .optional([.slot("ACTION", .word(Action.allCases.map(\.rawValue))), .optional(.slot("FILE", .file))]),
    options: [
      Grammar.Option("--all", Message("also what you have not met yet")),
      Grammar.Option("--replace", Message("writes over a file that is there")),
      Grammar.Option("--mine", Message("exports who learns here now, and nobody else")),
    ],
    examples: [
      "progress", "progress calendar", "progress export year.jsonl", "progress export year.xapi.jsonl",
      "progress merge laptop.jsonl",
      "progress verify",
    ])

  private let action: Action?
  private let file: String?
  private let showsAll: Bool
  private let replaces: Bool
  private let isMine: Bool

  init(_ phrase: Phrase) {
    action = phrase["ACTION"].flatMap { Action(rawValue: $0.text) }
    file = phrase["FILE"]?.text
    showsAll = phrase.option("--all") != nil
    replaces = phrase.option("--replace") != nil
    isMine = phrase.option("--mine") != nil
  }

  func run(_ session: inout Session) throws(CommandError) -> any Report {
    guard let action else { return ProgressReport(session, showsAll: showsAll) }
    guard !action.needsFile || file != nil else {
      throw .refused(Message("Say the file: `progress \(action.rawValue) FILE`"))
    }
    guard action.needsFile || file == nil else {
      throw .refused(Message("`progress \(action.rawValue)` looks at the record in use, and takes no file."))
    }
    let file = file ?? ""
    do {
      switch action {
      case .calendar: return CalendarReport(session)
      case .export: return try export(to: file, session)
      case .import, .merge: return try take(file, onlyIntoEmpty: action == .import, &session)
      case .backup:
        let target = FilePath.expanded(file)
        guard FilePath.hasFolder(target) else {
          throw CommandError.inputOutput(Message("The file `\(file)` cannot be written: \(FilePath.noFolder)"))
        }
        try kept(session).backup(to: target, replaces: replaces)
        return Notice(
          Message(
            "The record is copied to `\(file)`. To go back to it, put it in the place of `\(try kept(session).place)`.")
        )
      case .verify: return HealthReport(try kept(session).verify())
      case .repair:
        try kept(session).rebuild()
        return HealthReport(try kept(session).verify())
      }
    } catch let error as CommandError {
      throw error
    } catch let error as JournalError {
      throw .inputOutput(error.message)
    } catch {
      throw .inputOutput(Message("The record cannot be used: \(FilePath.reason(error))"))
    }
  }

  /// The endings of other commands' files.
  private static let foreignEndings = [".html", ".csv", ".gift", ".xml", ".apkg"]

  /// The journal, where it is kept in a file.
  private func kept(_ session: Session) throws -> any KeptJournal {
    guard let journal = session.logbook.journal as? any KeptJournal else {
      throw CommandError.refused(Message("Nothing is kept in this sitting, so there is no record."))
    }
    return journal
  }

  private func export(to file: String, _ session: Session) throws -> any Report {
    if let ending = Self.foreignEndings.first(where: { file.lowercased().hasSuffix($0) }) {
      throw CommandError.refused(
        Message("The record is JSON Lines, `.jsonl`; `export NAME\(ending)` writes what such a file can hold."))
    }
    let all = try session.logbook.journal.events(since: .start).events
    let members = session.logbook.state.members
    let events = isMine ? all.filter { members.contains($0.learner) } : all
    // Statements for a learning record store, which say less than the record: none can be joined again.
    let isForOthers = file.hasSuffix(".xapi.jsonl")
    let text = try isForOthers ? ExperienceStatements.text(events) : EventFile.text(events)
    try FilePath.write(text, to: file, replaces: replaces, again: "progress export \(file) --replace")
    guard isForOthers else { return Notice(Message("\(events.count) events are in `\(file)`.")) }
    let count = text.utf8.count { $0 == 0x0A }
    return Notice(Message("\(count) statements are in `\(file)`, for a learning record store."))
  }

  private func take(_ file: String, onlyIntoEmpty: Bool, _ session: inout Session) throws -> any Report {
    let events: [Event]
    do {
      events = try EventFile.events(in: try FilePath.exactText(file))
    } catch let problem as EventFile.Problem {
      throw CommandError.inputOutput(Message("`\(file)`, line \(problem.line): \(problem.message)"))
    }
    if onlyIntoEmpty, !session.logbook.state.isFresh {
      throw CommandError.refused(
        Message("There is a record here already; `progress merge \(file)` joins the two, and loses nothing."))
    }
    let learner = session.logbook.learner
    let count = try session.logbook.merge(events)
    if onlyIntoEmpty, let other = events.map(\.learner).first(where: { $0 != learner }) {
      try session.logbook.use(other)
      session.begin()
    }
    return Notice(Message("New events: \(count). Known before: \(events.count - count)."))
  }
}
