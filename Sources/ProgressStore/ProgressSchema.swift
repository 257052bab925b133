import GRDB

/// The tables, and the way from each older form to the newest.
///
/// `event` is the truth, and append-only; what its columns mean never changes, so that programs
/// older than a file can read it. `projection` holds the parts of Study's states and can be made
/// from the events at will.
struct ProgressSchema: Sendable {
  struct Migration: Sendable {
    let name: String
    let apply: @Sendable (Database) throws -> Void
  }

  let migrations: [Migration]

  static let current = ProgressSchema(migrations: [
    Migration(name: "1 events", apply: makeEvents), Migration(name: "2 kinds", apply: countKinds),
  ])

  var migrator: DatabaseMigrator {
    migrations.reduce(into: DatabaseMigrator()) { migrator, migration in
      migrator.registerMigration(migration.name, migrate: migration.apply)
    }
  }

  /// The form of the states as the program last made them. One with a larger form makes them anew: the file may hold
  /// events, merged from a newer program's, which it only now understands, and say things that were never asked.
  private static func countKinds(_ database: Database) throws {
    try database.execute(sql: "ALTER TABLE journal ADD COLUMN kinds INTEGER NOT NULL DEFAULT 0")
  }

  private static func makeEvents(_ database: Database) throws {
    try database.execute(
      sql: """
        CREATE TABLE learner (
          number INTEGER PRIMARY KEY,
          id BLOB NOT NULL UNIQUE CHECK (length(id) = 16)
        ) STRICT;

        CREATE TABLE device (
          number INTEGER PRIMARY KEY,
          id BLOB NOT NULL UNIQUE CHECK (length(id) = 16)
        ) STRICT;

        -- position: the order of arrival here; device and sequence: the order everywhere;
        -- time in ms since 1970 UTC, offset of the learner's clock in s.
        CREATE TABLE event (
          position INTEGER PRIMARY KEY AUTOINCREMENT,
          id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
          learner INTEGER NOT NULL REFERENCES learner,
          device INTEGER NOT NULL REFERENCES device,
          sequence INTEGER NOT NULL,
          time INTEGER NOT NULL,
          "offset" INTEGER NOT NULL,
          kind TEXT NOT NULL CHECK (kind <> ''),
          version INTEGER NOT NULL CHECK (version > 0),
          payload TEXT NOT NULL CHECK (json_valid(payload))
        ) STRICT;

        CREATE INDEX command ON event (learner, position) WHERE kind = 'command.entered';

        CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event
        BEGIN SELECT raise(ABORT, 'events are only ever added'); END;
        CREATE TRIGGER event_is_never_removed BEFORE DELETE ON event
        BEGIN SELECT raise(ABORT, 'events are only ever added'); END;

        CREATE TABLE projection (
          learner INTEGER NOT NULL REFERENCES learner,
          section TEXT NOT NULL,
          key TEXT NOT NULL,
          number INTEGER NOT NULL,
          value TEXT NOT NULL,
          PRIMARY KEY (learner, section, key, number)
        ) STRICT, WITHOUT ROWID;

        -- This file: its device, the largest sequence seen, how often states were made anew from the
        -- events rather than continued, and when all pages were last checked (ms since 1970 UTC).
        CREATE TABLE journal (
          one INTEGER PRIMARY KEY CHECK (one = 1),
          device INTEGER NOT NULL REFERENCES device,
          sequence INTEGER NOT NULL,
          generation INTEGER NOT NULL,
          checked INTEGER NOT NULL
        ) STRICT;
        """)
  }
}
