import Curriculum
import Localization
import Study
import TestSupport
import Testing

@testable import Shell

/// Every lesson can be taken from its first line to its last by doing what it asks.
@Suite struct LessonWalkTests {
  static let lessons = Curriculum(ContentLocation(folder: Repository.root)).lessonFolders.map(\.id)

  @Test func thereAreLessons() { #expect(Self.lessons.count > 10) }

  @Test(arguments: lessons, Language.required)
  func aLearnerWhoDoesWhatIsAskedReachesTheEnd(_ id: String, _ language: Language) throws {
    var session = try session(language)
    #expect(session.perform("lesson \(id)").error == nil)
    var lines = 0
    while session.lesson != nil, lines < 400 {
      lines += 1
      let line = try #require(nextLine(session))
      let response = session.perform(line)
      #expect(response.error == nil, "\(id): \(line): \(response.error.map { session.words($0.message) } ?? "")")
      if response.error != nil { break }
    }
    #expect(session.lesson == nil)
    #expect(session.logbook.state.lessons[id]?.finished != nil)
  }

  /// What a learner would type next.
  private func nextLine(_ session: Session) -> String? {
    if let open = session.question {
      switch open.question.form {
      case .fillIn: return "answer " + (open.question.accepted[session.language]?.first ?? "")
      case .ownWords: return "What I learned, in my own words."
      case .build: return open.question.solution.map { $0 + "\ncheck" }
      case .order: return numbers(open.question.choices.indices.map { open.order.firstIndex(of: $0) })
      case .match: return numbers(open.question.pairs.indices.map { open.order.firstIndex(of: $0) })
      default: return numbers(open.choices.indices.filter { open.choices[$0].isRight })
      }
    }
    guard let place = session.lesson?.place else { return nil }
    switch place.step {
    case .attempt(let attempt) where attempt.aim != nil: return attempt.lines.map(\.command).joined(separator: "\n")
    case .attempt: return place.line?.command
    case .lab: return "skip"
    default: return "next"
    }
  }

  private func numbers(_ indices: [Int?]) -> String {
    indices.compactMap { $0.map { "\($0 + 1)" } }.joined(separator: " ")
  }
}
