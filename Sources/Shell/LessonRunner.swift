import CommandLanguage
import Curriculum
import Foundation
import Grading
import Localization
import Study
import Topology

/// Performs commands on a design of its own, without a person: for the content check, and to see
/// whether a lesson's aim is reached.
struct LessonRunner: CommandRunner {
  private var session: Session?

  init(_ curriculum: Curriculum) {
    session = (try? Logbook(MemoryJournal(device: DeviceID(rawValue: UUID())))).map {
      Session(curriculum: curriculum, logbook: $0, words: .english, isInteractive: false, isPlain: true)
    }
    session?.isSealed = true
  }

  func knows(_ verb: String) -> Bool { CommandTable.vocabulary.grammar(for: verb) != nil }

  mutating func begin(_ topology: Topology) {
    session?.histories[.own] = History(topology)
    session?.hasBegunDesign = true
  }

  mutating func run(_ command: String) -> Result<[String], CommandFailure> {
    guard var session else { return .failure(CommandFailure(Message("No session can be opened."))) }
    let response = session.perform(command)
    self.session = session
    if let error = response.error { return .failure(CommandFailure(error.message)) }
    return .success(response.reports.flatMap(\.results))
  }
}
