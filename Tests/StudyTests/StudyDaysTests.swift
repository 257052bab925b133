import Foundation
import Study
import Testing

/// When something was done, and for how long.
@Suite struct StudyDaysTests {
  private func moment(_ minutes: Int, offset: Int = 0) -> Moment {
    Moment(milliseconds: 1_795_392_000_000 + minutes * 60_000, offset: offset)
  }

  @Test func timeIsWhatLiesBetweenDeedsUnlessOneWentAway() {
    let studied = state([
      (moment(0), right("q1")), (moment(4), .commandEntered(text: "draw")), (moment(9), right("q2")),
      // Lunch.
      (moment(69), right("q3")), (moment(70), wrong("q4")),
    ])
    let day = studied.days["2026-11-23"]
    #expect(day?.milliseconds == 10 * 60_000 && day?.answers == 4 && studied.days.count == 1)
  }

  @Test func midnightIsTheLearnersOwn() {
    // 23:58 and 00:01 in Seoul.
    let studied = state([
      (moment(15 * 60 - 2, offset: 32_400), right("q1")), (moment(15 * 60 + 1, offset: 32_400), right("q2")),
    ])
    #expect(studied.days.keys.sorted() == ["2026-11-23", "2026-11-24"])
    #expect(studied.days["2026-11-24"]?.milliseconds == 180_000)
  }

  @Test func aRecordThatStepsBackInTimeAddsNothing() {
    let studied = state([(moment(9), right("q1")), (moment(5), right("q2")), (moment(6), right("q3"))])
    #expect(studied.days["2026-11-23"]?.milliseconds == 60_000)
  }

  @Test func aCalendarHasWholeWeeksAndThePresentOneLast() throws {
    let book = try Logbook(
      MemoryJournal(device: laptop),
      stamper: Stamper(now: { Moment(milliseconds: 1_795_392_000_000) }, newID: { UUID() }))
    let calendar = StudyCalendar([], weeks: 53, until: book.now)
    #expect(calendar.weeks.count == 53 && calendar.weeks.allSatisfy { $0.count == 7 })
    // 2026-11-23 is a Monday: of its week only that day has come.
    #expect(calendar.weeks[52].map(\.date).first == "2026-11-23" && calendar.weeks[52].map(\.date).last == "2026-11-29")
    #expect(calendar.weeks[52].map { $0.minutes == nil } == [false] + Array(repeating: true, count: 6))
    #expect(calendar.weeks[0][0].date == "2025-11-24")
  }
}
