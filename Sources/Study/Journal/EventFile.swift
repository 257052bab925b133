import Foundation
public import Localization

/// Events as a text that any tool can read: JSON Lines, the first of which names the schema.
///
/// A file holds everything that happened and nothing that follows from it, so that two machines' files can be
/// merged in any order and as often as one likes.
public enum EventFile {
  /// Why a text holds no events.
  public struct Problem: Error, Hashable, Sendable {
    /// The line, from 1.
    public let line: Int
    /// What is wrong there, for people.
    public let message: Message
  }

  /// The schema of the newest files, and the only one so far.
  public static let schema = "cloudtutor.events/1"

  private struct Head: Codable {
    var schema: String
    var events: Int
  }

  private struct Line: Codable {
    var id: UUID
    var learner: UUID
    var device: UUID
    var sequence: Int
    var ms: Int
    var utc: Int
    var kind: String
    var version: Int
    /// The deed's JSON as a text, since what a newer program wrote must come back letter for letter.
    var payload: String

    init(_ event: Event) throws {
      let stored = try StoredDeed(event.deed)
      (id, learner, device) = (event.id, event.learner.rawValue, event.device.rawValue)
      (sequence, ms, utc) = (event.sequence, event.time.milliseconds, event.time.offset)
      (kind, version, payload) = (stored.kind, stored.version, stored.payload)
    }

    var event: Event {
      Event(
        id: id, learner: LearnerID(rawValue: learner), time: Moment(milliseconds: ms, offset: utc),
        deed: StoredDeed(kind: kind, version: version, payload: payload).deed, device: DeviceID(rawValue: device),
        sequence: sequence)
    }

    /// Far beyond all time, and far enough from the end of numbers to reckon with.
    private static let largest = 1 << 53

    /// Whether a journal can keep it.
    var isSound: Bool {
      !kind.isEmpty && version > 0 && (0...Self.largest).contains(sequence)
        && (-Self.largest...Self.largest).contains(ms) && (-86_400...86_400).contains(utc)
        && (try? JSONSerialization.jsonObject(with: Data(payload.utf8))) != nil
    }
  }

  /// The text of events, one a line in their order. O(n).
  public static func text(_ events: [Event]) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    var lines = [try encoder.encode(Head(schema: schema, events: events.count))]
    for event in events { lines.append(try encoder.encode(Line(event))) }
    return lines.map { String(decoding: $0, as: UTF8.self) + "\n" }.joined()
  }

  /// The events of a text. Nothing is taken from a text that is damaged anywhere: half a record would pass for a
  /// whole one. O(n).
  public static func events(in text: String) throws(Problem) -> [Event] {
    // By bytes: to Swift a carriage return with its line feed is one character, and JSON may hold other line ends.
    let lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map { line in
      Data(line.last == 0x0D ? line.dropLast() : line)
    }
    let decoder = JSONDecoder()
    guard let first = lines.first, let head = try? decoder.decode(Head.self, from: first) else {
      throw Problem(line: 1, message: Message("This is no file of progress; `progress export FILE` makes one."))
    }
    guard head.schema == schema else {
      throw Problem(
        line: 1, message: Message("The schema `\(head.schema)` is not known; this program knows `\(schema)`."))
    }
    var events: [Event] = []
    for (index, data) in lines.enumerated().dropFirst() where !data.isEmpty {
      guard let line = try? decoder.decode(Line.self, from: data), line.isSound else {
        throw Problem(line: index + 1, message: Message("This line is no event."))
      }
      events.append(line.event)
    }
    guard events.count == head.events else {
      throw Problem(
        line: lines.count,
        message: Message("The file is cut short: it names \(head.events) events and has \(events.count)."))
    }
    return events
  }
}
