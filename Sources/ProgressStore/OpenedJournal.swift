public import Foundation
public import Localization
public import Study

/// A journal to go on with, whatever became of the progress file: opening never fails, it says.
public struct OpenedJournal: Sendable {
  /// The file's journal, or one in memory where the file cannot be continued.
  public let journal: any Journal
  /// What the learner should know, in the order in which it was found.
  public let notices: [Message]
  /// Whether what is appended outlives the process.
  public let isKept: Bool

  /// Opens the progress file, or without one (for `--no-progress`) a journal in memory.
  ///
  /// Where the file cannot be written, or cannot be mended, learning goes on in memory; from the
  /// states of the file, where a newer program wrote it and they can be read.
  public init(at file: URL?) {
    guard let file else {
      self.init(inMemory: [:], [])
      return
    }
    do throws(JournalError) {
      let store = try ProgressStore.open(at: file)
      guard let reason = store.readOnly else {
        self.init(store, store.notices, isKept: true)
        return
      }
      var states: [LearnerID: LearnerState] = [:]
      for learner in try store.learners() { states[learner.id] = try store.state(for: learner.id) }
      self.init(inMemory: states, store.notices + [reason.message])
    } catch {
      self.init(inMemory: [:], [error.message])
    }
  }

  private init(inMemory states: [LearnerID: LearnerState], _ notices: [Message]) {
    self.init(MemoryJournal(device: DeviceID(rawValue: UUID()), resuming: states), notices, isKept: false)
  }

  private init(_ journal: any Journal, _ notices: [Message], isKept: Bool) {
    (self.journal, self.notices, self.isKept) = (journal, notices, isKept)
  }
}
