import Foundation
public import Study

/// What learners did as xAPI statements, one a line, for a learning record store.
///
/// Source: https://github.com/adlnet/xAPI-Spec (1.0.3)
public enum ExperienceStatements {
  private struct Statement: Encodable {
    struct Actor: Encodable {
      struct Account: Encodable {
        let homePage = "https://cloudtutor.invalid/learners"
        let name: String
      }

      let objectType = "Agent"
      /// The name that the learner gave, if any.
      let name: String?
      let account: Account
    }

    struct Verb: Encodable {
      let id: String
      let display: [String: String]

      init(_ word: String) {
        id = "http://adlnet.gov/expapi/verbs/" + word
        display = ["en": word]
      }
    }

    struct Activity: Encodable {
      struct Definition: Encodable {
        let type: String
      }

      let objectType = "Activity"
      let id: String
      let definition: Definition

      /// - Parameter type: a word of ADL's vocabulary of activities.
      init(_ kind: String, _ name: String, type: String) {
        id = "urn:cloudtutor:\(kind):\(name)"
        definition = Definition(type: "http://adlnet.gov/expapi/activities/" + type)
      }
    }

    struct Result: Encodable {
      struct Score: Encodable {
        let raw: Int
        let min = 0
        let max: Int
        let scaled: Double
      }

      var success: Bool?
      var completion: Bool?
      var response: String?
      var score: Score?
    }

    let id: String
    let actor: Actor
    let verb: Verb
    let object: Activity
    let result: Result?
    let timestamp: String
    let version = "1.0.3"
  }

  /// The statements of those events that say something about learning, in their order. O(n).
  public static func text(_ events: [Event]) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // Who was joined with somebody is one actor.
    let people = People().joined(by: events)
    let names = Dictionary(
      grouping: events, by: { people.person(of: $0.learner) }
    ).mapValues { LearnerState(folding: $0).learner?.name }
    return try events.compactMap { event in
      let person = people.person(of: event.learner)
      return statement(event, by: .init(name: names[person] ?? nil, account: .init(name: person.description)))
    }.map {
      String(decoding: try encoder.encode($0), as: UTF8.self) + "\n"
    }
    .joined()
  }

  private static func statement(_ event: Event, by actor: Statement.Actor) -> Statement? {
    guard let (verb, object, result) = words(of: event.deed) else { return nil }
    return Statement(
      id: event.id.uuidString.lowercased(), actor: actor,
      verb: .init(verb), object: object, result: result, timestamp: timestamp(event.time))
  }

  private static func words(of deed: Deed) -> (String, Statement.Activity, Statement.Result?)? {
    switch deed {
    case .lessonOpened(let lesson, _): ("launched", .init("lesson", lesson, type: "lesson"), nil)
    case .lessonFinished(let lesson, _): ("completed", .init("lesson", lesson, type: "lesson"), .init(completion: true))
    case .answered(let answer):
      (
        "answered", .init("question", answer.question, type: "question"),
        .init(success: answer.right, response: answer.given.joined(separator: "[,]"))
      )
    case .roundEnded(let result):
      result.isPassed.map { passed in
        (
          passed ? "passed" : "failed", .init("exam", "\(result.about ?? "all"):\(result.seed)", type: "assessment"),
          .init(
            success: passed, completion: result.open == 0,
            score: .init(
              raw: result.right, max: result.questions,
              scaled: result.questions == 0 ? 0 : Double(result.right) / Double(result.questions)))
        )
      }
    case .labStarted(let lab, _): ("launched", .init("lab", lab, type: "simulation"), nil)
    case .labChecked(let lab, _, let unmet):
      ("attempted", .init("lab", lab, type: "simulation"), .init(success: unmet.isEmpty))
    case .labFinished(let lab):
      ("completed", .init("lab", lab, type: "simulation"), .init(success: true, completion: true))
    case .levelReached(let id, let level):
      (level == .seen ? "experienced" : "mastered", .init("ability", id, type: "objective"), nil)
    default: nil
    }
  }

  /// The instant in UTC, such as `2026-11-23T09:30:00.000Z`.
  private static func timestamp(_ time: Moment) -> String {
    func padded(_ number: Int, _ length: Int) -> String {
      String(repeating: "0", count: max(0, length - "\(number)".count)) + "\(number)"
    }
    let inDay = ((time.milliseconds % 86_400_000) + 86_400_000) % 86_400_000
    let clock = [inDay / 3_600_000, inDay / 60_000 % 60, inDay / 1_000 % 60].map { padded($0, 2) }.joined(
      separator: ":")
    return Moment(milliseconds: time.milliseconds).date + "T" + clock + "." + padded(inDay % 1_000, 3) + "Z"
  }
}
