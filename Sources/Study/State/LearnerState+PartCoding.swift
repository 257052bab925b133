import Foundation
import Localization

extension LearnerState {
  /// What the summary holds: all that is neither a list nor a dictionary of many.
  private struct Summary: Codable {
    var learner: Learner?
    /// Missing where a program wrote it that knows of no joining.
    var members: [LearnerID]?
    var language: Language?
    var settings: [String: String]
    var currentLesson: String?
    var currentLab: String?
    var placement: OpenPlacement?
    var lastReviewed: String?
    var lastTime: Moment?
    var lastSequence: Int
  }

  /// The part as JSON with sorted keys; nil when the state has no such part.
  public func encoded(_ part: Part) throws -> String? {
    let key = part.key
    switch part.section {
    case .summary:
      return try Self.encoded(
        Summary(
          learner: learner, members: members.sorted { $0.description < $1.description }, language: language,
          settings: settings, currentLesson: currentLesson,
          currentLab: currentLab, placement: placement, lastReviewed: lastReviewed, lastTime: lastTime,
          lastSequence: lastSequence))
    case .lesson: return try Self.encoded(lessons[key])
    case .question: return try Self.encoded(questions[key])
    case .prediction: return try Self.encoded(predictions[key])
    case .round: return try Self.encoded(round)
    case .card: return try Self.encoded(cards[key])
    case .recall: return try Self.encoded(recall[key])
    case .placed: return try Self.encoded(placed[key])
    case .day: return try Self.encoded(days[key])
    case .exam: return try Self.encoded(exams[key])
    case .lab: return try Self.encoded(labs[key])
    case .note: return try Self.encoded(notes[key])
    case .workspace: return try Self.encoded(Workspace(name: key).flatMap { workspaces[$0]?.depth })
    case .change:
      let changes = Workspace(name: key).flatMap { workspaces[$0]?.changes } ?? []
      return changes.indices.contains(part.number) ? try Self.encoded(changes[part.number]) : nil
    case .design: return try Self.encoded(designs[key])
    case .level: return try Self.encoded(reached[key].map { $0.mapKeys(\.rawValue) })
    }
  }

  /// Puts a state together from all its parts, each as `encoded` made it; changes in their order.
  public init(parts: [(part: Part, json: String)]) throws {
    self.init()
    var sections: [Part.Section: (keys: [String], values: [String])] = [:]
    var changes: [(workspace: String, values: [String])] = []
    for (part, json) in parts {
      if part.section != .change {
        sections[part.section, default: ([], [])].keys.append(part.key)
        sections[part.section]?.values.append(json)
      } else if changes.last?.workspace == part.key {
        changes[changes.count - 1].values.append(json)
      } else {
        changes.append((part.key, [json]))
      }
    }
    func decoded<Value: Decodable>(_ section: Part.Section, as type: Value.Type) throws -> [(key: String, Value)] {
      guard let (keys, values) = sections[section] else { return [] }
      return Array(zip(keys, try Self.decoded(values, as: type)))
    }
    if let summary = try decoded(.summary, as: Summary.self).first?.1 {
      (learner, members) = (summary.learner, Set(summary.members ?? []))
      (language, settings) = (summary.language, summary.settings)
      (currentLesson, currentLab) = (summary.currentLesson, summary.currentLab)
      placement = summary.placement
      (lastReviewed, lastTime, lastSequence) = (summary.lastReviewed, summary.lastTime, summary.lastSequence)
    }
    for (key, value) in try decoded(.lesson, as: LessonState.self) { lessons[key] = value }
    for (key, value) in try decoded(.question, as: QuestionState.self) { questions[key] = value }
    for (key, value) in try decoded(.prediction, as: [String].self) { predictions[key] = value }
    round = try decoded(.round, as: SuspendedRound.self).first?.1
    for (key, value) in try decoded(.card, as: ReviewCard.self) { cards[key] = value }
    for (key, value) in try decoded(.recall, as: RecallTally.self) { recall[key] = value }
    for (key, value) in try decoded(.placed, as: Moment.self) { placed[key] = value }
    for (key, value) in try decoded(.day, as: DayTally.self) { days[key] = value }
    for (key, value) in try decoded(.exam, as: Exam.self) { exams[key] = value }
    for (key, value) in try decoded(.lab, as: LabState.self) { labs[key] = value }
    for (key, value) in try decoded(.note, as: Note.self) { notes[key] = value }
    for (key, value) in try decoded(.design, as: Moment.self) { designs[key] = value }
    for (key, value) in try decoded(.level, as: [String: Moment].self) {
      reached[key] = value.mapKeys { KnowledgeLevel(rawValue: $0) }
    }
    for (name, values) in changes {
      guard let workspace = Workspace(name: name) else { continue }
      workspaces[workspace, default: .init()].changes += try Self.decoded(values, as: WorkspaceState.Change.self)
    }
    for (name, depth) in try decoded(.workspace, as: Int.self) {
      guard let workspace = Workspace(name: name) else { continue }
      let count = workspaces[workspace]?.changes.count ?? 0
      workspaces[workspace, default: .init()].depth = max(0, min(depth, count))
    }
  }

  /// Decodes many at once, which is several times faster than one by one.
  private static func decoded<Value: Decodable>(_ values: [String], as type: Value.Type) throws -> [Value] {
    try JSONDecoder().decode([Value].self, from: Data(("[" + values.joined(separator: ",") + "]").utf8))
  }

  private static func encoded(_ value: (some Encodable)?) throws -> String? {
    guard let value else { return nil }
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  private static let encoder: JSONEncoder = {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return encoder
  }()
}

extension Dictionary {
  /// The dictionary under other keys, without those for which there is none.
  fileprivate func mapKeys<Other>(_ other: (Key) -> Other?) -> [Other: Value] {
    reduce(into: [:]) { result, pair in
      if let key = other(pair.key) { result[key] = pair.value }
    }
  }
}
