import Curriculum
import Localization

@testable import Shell

extension Session {
  /// What a learner who knows everything would type next; nil where nothing is asked.
  var diligentLine: String? {
    if let open = question {
      switch open.question.form {
      case .fillIn: return "answer " + (open.question.accepted[language]?.first ?? "")
      case .ownWords: return "What I learned, in my own words."
      case .build: return open.question.solution.map { $0 + "\ncheck" }
      case .order: return Self.numbers(open.question.choices.indices.map { open.order.firstIndex(of: $0) })
      case .match: return Self.numbers(open.question.pairs.indices.map { open.order.firstIndex(of: $0) })
      default: return Self.numbers(open.choices.indices.filter { open.choices[$0].isRight })
      }
    }
    guard let place = lesson?.place else { return nil }
    switch place.step {
    case .attempt(let attempt) where attempt.aim != nil: return attempt.lines.map(\.command).joined(separator: "\n")
    case .attempt: return place.line?.command
    case .lab: return "skip"
    default: return "next"
    }
  }

  private static func numbers(_ indices: [Int?]) -> String {
    indices.compactMap { $0.map { "\($0 + 1)" } }.joined(separator: " ")
  }
}
