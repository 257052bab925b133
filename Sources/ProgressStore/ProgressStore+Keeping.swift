import Foundation
import GRDB
import Localization
public import Study

extension ProgressStore: KeptJournal {
  /// The file's path.
  public var place: String { file.path }

  /// Copies the file as it is at one moment, others' writing included.
  public func backup(to path: String) throws(JournalError) {
    let target = URL(fileURLWithPath: path)
    guard !ProgressFiles.exists(target) else {
      throw JournalError(.failed, Message("The file `\(path)` is there already."))
    }
    do {
      // Beside the target first, so that a full disk leaves no half of a backup under its name.
      let half = target.deletingLastPathComponent().appending(path: "." + target.lastPathComponent + ".half")
      defer { unlink(half.path) }
      try ProgressFiles.makeEmpty(half)
      try queue.writeWithoutTransaction { try $0.execute(sql: "VACUUM INTO ?", arguments: [half.path]) }
      try FileManager.default.moveItem(at: half, to: target)
    } catch {
      throw JournalError(storing: error, target)
    }
  }

  /// Reads all pages, all events, and compares the states kept with those that the events make.
  public func verify() throws(JournalError) -> JournalHealth {
    var problems: [Message] = []
    do {
      let answers = try queue.read { database in
        try String.fetchAll(database, sql: "PRAGMA integrity_check(20)")
          + String.fetchAll(database, sql: "PRAGMA foreign_key_check")
      }
      problems += answers.filter { $0 != "ok" }.map { Message("The file is damaged: \($0)") }
    } catch {
      problems.append(JournalError(storing: error, file).message)
    }
    let events = try events(since: .start).events
    let people = People().joined(by: events)
    for person in Set(events.map { people.person(of: $0.learner) }) {
      let members = people.members(of: person)
      let made = LearnerState(folding: events.filter { members.contains($0.learner) }.sorted())
      if try state(for: person) != made {
        problems.append(
          Message("What is kept of a learner is not what the events make; `progress repair` makes it anew."))
      }
    }
    let unknown = events.count { if case .unknown = $0.deed { true } else { false } }
    return JournalHealth(events: events.count, unknown: unknown, problems: problems)
  }
}
