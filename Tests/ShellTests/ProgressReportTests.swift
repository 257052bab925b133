import Curriculum
import Foundation
import Localization
import Study
import Synchronization
import TerminalUI
import TestSupport
import Testing

@testable import Shell

/// What `progress` tells, as a picture and as a table.
@Suite struct ProgressReportTests {
  /// What a terminal of so many columns shows.
  private func shown(_ session: inout Session, _ line: String, width: Int = 80) -> String {
    let settings = TerminalSettings(width: width, isPlain: session.isPlain)
    return session.perform(line).reports.flatMap { DocumentRenderer(settings).lines($0.document(session.words)) }
      .joined(separator: "\n")
  }

  private func session(plain: Bool, _ language: Language = .english) throws -> Session {
    let curriculum = Curriculum(ContentLocation(folder: Repository.root))
    let seconds = Mutex(0)
    let stamper = Stamper(
      now: {
        Moment(
          milliseconds: 1_780_000_000_000
            + 1_000
            * seconds.withLock {
              $0 += 20
              return $0
            })
      }, newID: { UUID() })
    let logbook = try Logbook(
      MemoryJournal(device: DeviceID(rawValue: UUID())), coverage: Coverage(curriculum), stamper: stamper)
    var session = Session(
      curriculum: curriculum, logbook: logbook, language: language, isInteractive: true, isPlain: plain, seed: { 7 })
    session.record(.lessonFinished(lesson: "vpc-and-route-tables", rev: 1))
    for _ in 1...8 { session.record(.commandEntered(text: "draw")) }
    session.record(.designSaved(workspace: .own, path: "/home/x/shop.topology"))
    return session
  }

  @Test func unitsAreBarsAndATableForWhoListens() throws {
    var drawn = try session(plain: false)
    let picture = shown(&drawn, "progress")
    #expect(
      picture.contains("The three-tier design") && picture.contains("[-.....") && picture.contains("of 28"),
      "\(picture)")
    #expect(picture.contains("Time spent: 4 min. Days of study: 1") && picture.contains("/home/x/shop.topology"))
    let narrow = shown(&drawn, "progress", width: 36)
    #expect(narrow.contains("\nThe three-tier design\n  [-...........] 0/0/1 of 28\n"))
    var listened = try session(plain: true)
    let table = shown(&listened, "progress")
    #expect(!table.contains("[-.") && table.contains("held"))
  }

  @Test func theCalendarShowsTheDayAndNoStreak() throws {
    var session = try session(plain: false, .korean)
    let picture = shown(&session, "진도 calendar", width: 40)
    #expect(picture.contains("공부한 날") && picture.contains("일  "))
    #expect(picture.filter { $0 == "#" }.count == 1, "the legend's")
    let lines = picture.split(separator: "\n").filter { $0.hasPrefix("목  ") }
    #expect(lines.count == 1 && lines[0].hasSuffix("-"))
  }
}
