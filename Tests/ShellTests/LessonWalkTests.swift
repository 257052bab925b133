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
      let line = try #require(session.diligentLine)
      let response = session.perform(line)
      #expect(response.error == nil, "\(id): \(line): \(response.error.map { session.words($0.message) } ?? "")")
      if response.error != nil { break }
    }
    #expect(session.lesson == nil)
    #expect(session.logbook.state.lessons[id]?.finished != nil)
  }
}
