import Curriculum
import Foundation
import GRDB
import Localization
import Study

/// A deck for Anki: a zip of a collection as every version of Anki since 2012 reads it, and of its media, which are none.
///
/// Source: https://github.com/ankitects/anki (schema 11)
struct AnkiDeck {
  /// The deck's permanent id.
  static let id = 1_795_430_000_002

  /// In the order of the syllabus, in which Anki asks what is new.
  let notes: [AnkiNote]
  let type: AnkiNoteType

  /// A deck of `questions` with `language` in front, English where a note has no such language.
  init(_ questions: [Question], in language: Language, syllabus: Syllabus?) {
    let entries = (syllabus?.units ?? []).flatMap { unit in unit.entries.map { (id: $0.id, unit: unit.id) } }
    let units = Dictionary(entries.map { ($0.id, $0.unit) }) { first, _ in first }
    let places = Dictionary(entries.enumerated().map { ($0.element.id, $0.offset) }) { first, _ in first }
    func place(_ question: Question) -> Int { question.covers.compactMap { places[$0] }.min() ?? entries.count }
    let ordered = questions.enumerated().map { (place: place($0.element), offset: $0.offset, question: $0.element) }
      .sorted { ($0.place, $0.offset) < ($1.place, $1.offset) }
    var taken: Set<Int> = []
    notes = ordered.map { AnkiNote($0.question, units: units, taken: &taken) }
    type = AnkiNoteType(front: AnkiNoteType.sides.contains { $0.language == language } ? language : .english)
  }

  /// The whole file, as changed at `now`: Anki takes it for newer than what it took before. It is put together in a
  /// folder of its own in `scratch`. O(n).
  func file(at now: Moment, scratch: URL) throws(QuestionBank.Problem) -> Data {
    let folder = scratch.appending(path: "cloudtutor-" + UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
      let (collection, deck) = (folder.appending(path: "collection.anki2"), folder.appending(path: "deck.apkg"))
      let queue = try DatabaseQueue(path: collection.path)
      try queue.write { try fill($0, at: now) }
      try queue.close()
      try ZipFile.write(
        [("collection.anki2", try Data(contentsOf: collection)), ("media", Data("{}".utf8))], to: deck)
      return try Data(contentsOf: deck)
    } catch {
      let reason: String =
        switch error {
        case let error as DatabaseError: error.message ?? error.description
        case let error as POSIXError: String(cString: strerror(error.code.rawValue))
        default: error.localizedDescription
        }
      throw QuestionBank.Problem(
        message: Message("The deck is put together in `\(scratch.path)` first, which failed: \(reason)"))
    }
  }

  private func fill(_ database: Database, at now: Moment) throws {
    let seconds = now.milliseconds / 1_000
    try database.execute(sql: Self.schema)
    let model = type.description(deck: Self.id, at: seconds)
    try database.execute(
      sql: "INSERT INTO col VALUES (1, ?, ?, ?, 11, 0, 0, 0, ?, ?, ?, ?, '{}')",
      arguments: [
        seconds, now.milliseconds, now.milliseconds, try Self.json(Self.settings),
        try Self.json(["\(AnkiNoteType.id)": model]),
        try Self.json([
          "1": Self.deck(1, "Default", at: 0), "\(Self.id)": Self.deck(Self.id, "cloudtutor", at: seconds),
        ]),
        try Self.json(["1": Self.options]),
      ])
    let (note, card) = (
      // Anki reckons the checksum, the first 0, when it takes a note.
      try database.makeStatement(sql: "INSERT INTO notes VALUES (?, ?, ?, ?, -1, ?, ?, ?, 0, 0, '')"),
      // New: type and queue are 0, and `due` is the place among the new ones.
      try database.makeStatement(
        sql: "INSERT INTO cards VALUES (?, ?, \(Self.id), 0, ?, -1, 0, 0, ?, 0, 0, 0, 0, 0, 0, 0, 0, '')")
    )
    for (place, one) in notes.enumerated() {
      try note.execute(arguments: [
        one.id, one.guid, AnkiNoteType.id, seconds, " \(one.tags.joined(separator: " ")) ",
        one.fields.joined(separator: "\u{1F}"), one.fields.first,
      ])
      try card.execute(arguments: [one.id, one.id, seconds, place + 1])
    }
  }

  private static func json(_ value: [String: Any]) throws -> String {
    String(decoding: try JSONSerialization.data(withJSONObject: value, options: .sortedKeys), as: UTF8.self)
  }

  private static func deck(_ id: Int, _ name: String, at seconds: Int) -> [String: Any] {
    let today = [0, 0]
    return [
      "id": id, "name": name, "desc": "", "dyn": 0, "conf": 1, "mod": seconds, "usn": -1, "collapsed": false,
      "browserCollapsed": false, "extendNew": 0, "extendRev": 0, "newToday": today, "revToday": today,
      "lrnToday": today, "timeToday": today,
    ]
  }

  /// What Anki wants to find in a collection; of these nothing is taken over.
  private static var settings: [String: Any] {
    [
      "activeDecks": [1], "curDeck": 1, "nextPos": 1, "sortType": "noteFld", "sortBackwards": false, "newSpread": 0,
      "collapseTime": 1_200, "timeLim": 0, "estTimes": true, "dueCounts": true, "addToCur": true,
    ]
  }

  /// The options of the deck `Default`, likewise.
  private static var options: [String: Any] {
    [
      "id": 1, "name": "Default", "mod": 0, "usn": 0, "maxTaken": 60, "timer": 0, "autoplay": true, "replayq": true,
      "new": ["delays": [1, 10], "ints": [1, 4, 7], "initialFactor": 2_500, "order": 1, "perDay": 20, "bury": false],
      "rev": ["perDay": 200, "ease4": 1.3, "ivlFct": 1, "maxIvl": 36_500, "bury": false],
      "lapse": ["delays": [10], "mult": 0, "minInt": 1, "leechFails": 8, "leechAction": 1],
    ]
  }

  private static let schema = """
    CREATE TABLE col (
      id INTEGER PRIMARY KEY, crt INTEGER NOT NULL, mod INTEGER NOT NULL, scm INTEGER NOT NULL, ver INTEGER NOT NULL,
      dty INTEGER NOT NULL, usn INTEGER NOT NULL, ls INTEGER NOT NULL, conf TEXT NOT NULL, models TEXT NOT NULL,
      decks TEXT NOT NULL, dconf TEXT NOT NULL, tags TEXT NOT NULL);
    CREATE TABLE notes (
      id INTEGER PRIMARY KEY, guid TEXT NOT NULL, mid INTEGER NOT NULL, mod INTEGER NOT NULL, usn INTEGER NOT NULL,
      tags TEXT NOT NULL, flds TEXT NOT NULL, sfld INTEGER NOT NULL, csum INTEGER NOT NULL, flags INTEGER NOT NULL,
      data TEXT NOT NULL);
    CREATE TABLE cards (
      id INTEGER PRIMARY KEY, nid INTEGER NOT NULL, did INTEGER NOT NULL, ord INTEGER NOT NULL, mod INTEGER NOT NULL,
      usn INTEGER NOT NULL, type INTEGER NOT NULL, queue INTEGER NOT NULL, due INTEGER NOT NULL, ivl INTEGER NOT NULL,
      factor INTEGER NOT NULL, reps INTEGER NOT NULL, lapses INTEGER NOT NULL, left INTEGER NOT NULL,
      odue INTEGER NOT NULL, odid INTEGER NOT NULL, flags INTEGER NOT NULL, data TEXT NOT NULL);
    CREATE TABLE revlog (
      id INTEGER PRIMARY KEY, cid INTEGER NOT NULL, usn INTEGER NOT NULL, ease INTEGER NOT NULL, ivl INTEGER NOT NULL,
      lastIvl INTEGER NOT NULL, factor INTEGER NOT NULL, time INTEGER NOT NULL, type INTEGER NOT NULL);
    CREATE TABLE graves (usn INTEGER NOT NULL, oid INTEGER NOT NULL, type INTEGER NOT NULL);
    CREATE INDEX ix_notes_usn ON notes (usn);
    CREATE INDEX ix_notes_csum ON notes (csum);
    CREATE INDEX ix_cards_usn ON cards (usn);
    CREATE INDEX ix_cards_nid ON cards (nid);
    CREATE INDEX ix_cards_sched ON cards (did, queue, due);
    CREATE INDEX ix_revlog_usn ON revlog (usn);
    CREATE INDEX ix_revlog_cid ON revlog (cid);
    """
}
