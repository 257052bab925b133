import Foundation
import GRDB
import Localization
public import Study

extension ProgressStore: KeptJournal {
  /// The file's path.
  public var place: String { file.path }

  /// Copies the file as it is at one moment, others' writing included. A file that is there is only replaced, by a
  /// whole copy, where `replaces` says so; a folder and the record itself never are.
  public func backup(to path: String, replaces: Bool) throws(JournalError) {
    let target = URL(fileURLWithPath: path).resolvingSymlinksInPath()
    let type = try? FileManager.default.attributesOfItem(atPath: target.path)[.type] as? FileAttributeType
    guard type == nil || (replaces && type == .typeRegular) else {
      throw JournalError(.failed, Message("The file `\(path)` is there already."))
    }
    guard ProgressFiles.identity(target) == nil || ProgressFiles.identity(target) != ProgressFiles.identity(file) else {
      throw JournalError(.failed, Message("`\(path)` is the record itself."))
    }
    do {
      // Beside the target first, so that a full disk leaves no half of a backup under its name.
      let half = target.deletingLastPathComponent().appending(path: "." + target.lastPathComponent + ".half")
      defer { unlink(half.path) }
      try ProgressFiles.makeEmpty(half)
      try queue.writeWithoutTransaction { try $0.execute(sql: "VACUUM INTO ?", arguments: [half.path]) }
      guard rename(half.path, target.path) == 0 else { throw JournalError(writing: target, errno: errno) }
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
    // In one look at the file, since others may be writing.
    let (events, isAsMade) = try reading { database, _ in
      let events = try EventTable(database: database).events(after: 0).map(\.event)
      let people = People().joined(by: events)
      let isAsMade = try Set(events.map { people.person(of: $0.learner) }).allSatisfy { person in
        let members = people.members(of: person)
        let number = try EventTable(database: database).existingNumber(of: person.rawValue, in: "learner")
        let kept = try number.map { try ProjectionTable(database: database).state(of: $0) }
        return kept == LearnerState(folding: events.filter { members.contains($0.learner) }.sorted())
      }
      return (events, isAsMade)
    }
    if !isAsMade {
      problems.append(
        Message("What is kept of a learner is not what the events make; `progress repair` makes it anew."))
    }
    let unknown = events.count { if case .unknown = $0.deed { true } else { false } }
    return JournalHealth(events: events.count, unknown: unknown, problems: problems)
  }
}
