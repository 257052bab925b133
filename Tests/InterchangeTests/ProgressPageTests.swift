import Curriculum
import Foundation
import Localization
import Study
import TestSupport
import Testing

@testable import Interchange

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Progress as a page for browsers.
@Suite struct ProgressPageTests {
  private let curriculum = Curriculum(ContentLocation(folder: Repository.root))
  private static let start = Moment(milliseconds: 1_793_000_000_000, offset: 32_400)

  /// A learner of some weeks, whose name and designs are written by somebody who means no good.
  private func page(_ language: Language) throws -> String {
    let days = Days()
    let stamper = Stamper(
      now: { Self.start.adding(days: days.passed).adding(seconds: days.tick()) }, newID: { UUID() })
    var book = try Logbook(
      MemoryJournal(device: DeviceID(rawValue: UUID())), coverage: Coverage(curriculum), stamper: stamper)
    try book.record(.learnerRenamed(name: "<script>alert(1)</script> & \"지우\""))
    try book.record(.designSaved(workspace: .own, path: "/tmp/`<b>`.topology"))
    let questions = curriculum.questions.all.filter { $0.topic == "vpc-and-route-tables" && $0.use == .understand }
    try book.record(
      .lessonFinished(lesson: "vpc-and-route-tables", rev: 1), .placed(unit: "rds", known: ["rds.definition"]))
    for day in [1, 2, 30] {
      days.passed = day
      for question in questions {
        try book.record(.answered(Answer(question: question.id, given: [], right: day != 2, context: .quiz)))
      }
    }
    let summary = ProgressSummary(book, curriculum, in: language) { _ in nil }
    return ProgressPage(summary, at: book.now, curriculum.catalogue(language)).html
  }

  private final class Days: @unchecked Sendable {
    var passed = 0
    private var seconds = 0
    func tick() -> Int {
      seconds += 30
      return seconds
    }
  }

  @Test(arguments: Language.required) func thePageIsWholeAndNeedsNothingElse(_ language: Language) throws {
    let page = try page(language)
    let parser = XMLParser(data: Data(page.utf8))
    #expect(parser.parse(), "\(parser.parserError.map { "\($0)" } ?? "") at line \(parser.lineNumber)")
    #expect(!page.contains("http") && !page.contains("src=") && !page.contains("<script"))
    #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp;"))
    #expect(page.contains("<html lang=\"\(language.rawValue)\">"))
    // A bar a unit, a bar a month with reviews, and the calendar.
    let months = page.components(separatedBy: "<th scope=\"row\">2026-").count - 1
    #expect(months >= 1 && page.components(separatedBy: "<svg").count - 1 == 8 + months + 1)
    #expect(page.contains(language == .korean ? "다시 물었을 때 기억한 비율" : "Remembered when it came again"))
    #expect(page.contains(language == .korean ? "진단에서 아는 것으로 나옴" : "known at the placement"))
  }
}
